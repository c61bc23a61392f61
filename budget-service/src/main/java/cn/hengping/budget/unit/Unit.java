package cn.hengping.budget.unit;

import java.time.LocalDate;

import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A unit that spends public money (预算单位), as it is from one date to another: under one name, at one place of the tree.
 *
 * @param validFrom the first day
 * @param version the number of the change that brought it about, 1 for the registration
 * @param validTo the first day on which it is no longer so; absent while nothing has followed
 */
public record Unit(
        String unitCode,
        String name,
        UnitKind kind,
        UnitPath path,
        Place department,
        LocalDate validFrom,
        long version,
        @Nullable LocalDate validTo) {

    public Place place() {
        return new Place(unitCode, name, path);
    }

    /** Whether it is so on this day. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /** The same, until the day before this one. */
    Unit until(LocalDate day) {
        return new Unit(unitCode, name, kind, path, department, validFrom, version, day);
    }

    /** What follows it from this day on, under another name. */
    Unit named(String other, LocalDate day) {
        var itself = kind == UnitKind.UNIT ? department : new Place(unitCode, other, path);
        return new Unit(unitCode, other, kind, path, itself, day, version + 1, null);
    }

    /** What follows it from this day on, below another department. */
    Unit below(Unit other, LocalDate day) {
        var moved = new UnitPath(other.path() + "/" + unitCode);
        return new Unit(unitCode, name, kind, moved, other.place(), day, version + 1, null);
    }

    /** The same, with its department's name as it is on the day that somebody asks about. */
    public Unit ofDepartment(String departmentName) {
        var called = new Place(department.unitCode(), departmentName, department.path());
        return new Unit(unitCode, name, kind, path, called, validFrom, version, validTo);
    }

    public UnitRegistered registered() {
        return new UnitRegistered(
                unitCode, name, kind, path, department.unitCode(), department.name(), department.path(), validFrom);
    }
}

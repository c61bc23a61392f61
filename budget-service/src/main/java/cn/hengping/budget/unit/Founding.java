package cn.hengping.budget.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.budget.unit.UnitRefusal.DepartmentNeeded;
import cn.hengping.budget.unit.UnitRefusal.DepartmentNotNeeded;
import cn.hengping.budget.unit.UnitRefusal.UnitRegisteredAlready;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** What is asked for when a unit is registered: its code, its name, and its place in the tree from a date on. */
public record Founding(
        String unitCode,
        String name,
        UnitKind kind,
        @Nullable String departmentCode,
        LocalDate validFrom) {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,20}");
    static final int MOST_CHARACTERS_OF_A_NAME = 100;
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;

    /** The codes whose course decides. */
    List<String> codes() {
        return departmentCode == null ? List.of(unitCode) : List.of(unitCode, departmentCode);
    }

    /**
     * Registers the unit under the district of the administrator who asks.
     *
     * <p>A department is its own supervising department; a unit stands below the department it names, which must be there from
     * that day on.
     */
    public Unit register(Surroundings around, Actor actor) {
        actor.requireRole(Role.SYSTEM_ADMIN);
        NotAcceptable.unless(faults());
        if (kind != UnitKind.UNIT) {
            return independent(around, actor);
        }
        if (departmentCode == null) {
            throw new DepartmentNeeded(unitCode).asError();
        }
        var department = around.course(departmentCode).asDepartmentFrom(validFrom);
        actor.requireScope(department.path());
        requireNew(around, unitCode);
        var path = new UnitPath(department.path() + "/" + unitCode);
        return new Unit(unitCode, name, kind, path, department.place(), validFrom, 1, null);
    }

    static void requireNew(Surroundings around, String code) {
        if (around.isKnown(code)) {
            throw new UnitRegisteredAlready(code).asError();
        }
    }

    private Unit independent(Surroundings around, Actor actor) {
        if (departmentCode != null) {
            throw new DepartmentNotNeeded(unitCode).asError();
        }
        requireNew(around, unitCode);
        var path = new UnitPath(actor.scope() + "/" + unitCode);
        return new Unit(unitCode, name, kind, path, new Place(unitCode, name, path), validFrom, 1, null);
    }

    /** Whether this is what the unit was registered as. */
    public boolean founded(Unit first) {
        return first.name().equals(name)
                && first.kind() == kind
                && first.validFrom().equals(validFrom)
                && (kind != UnitKind.UNIT || first.department().unitCode().equals(departmentCode));
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        addCode(unitCode, "/unitCode", faults);
        addName(name, "/name", faults);
        addDate(validFrom, "/validFrom", faults);
        return faults;
    }

    static void addCode(String code, String pointer, List<Fault> faults) {
        if (!CODE.matcher(code).matches()) {
            faults.add(Fault.at(pointer, "UnitCodeMalformed", code));
        }
    }

    static void addName(@Nullable String name, String pointer, List<Fault> faults) {
        if (name == null || name.isBlank() || name.length() > MOST_CHARACTERS_OF_A_NAME) {
            faults.add(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS_OF_A_NAME));
        }
    }

    static void addDate(LocalDate date, String pointer, List<Fault> faults) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            faults.add(Fault.at(pointer, "YearOutOfRange", date.getYear()));
        }
    }
}

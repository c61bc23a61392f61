package cn.hengping.budget.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.regex.Pattern;

import cn.hengping.budget.unit.UnitRefusal.DepartmentNeeded;
import cn.hengping.budget.unit.UnitRefusal.DepartmentNotNeeded;
import cn.hengping.budget.unit.UnitRefusal.NotADepartment;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A unit that spends public money (预算单位), at its place in the district's tree, from a date on. */
public record Unit(
        String unitCode,
        String name,
        UnitKind kind,
        UnitPath path,
        Place department,
        LocalDate validFrom,
        long version) {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,20}");
    private static final int MOST_CHARACTERS_OF_A_NAME = 100;

    /** What is asked for when a unit is registered. */
    public record Registration(
            String unitCode,
            String name,
            UnitKind kind,
            @Nullable String departmentCode,
            LocalDate validFrom) {}

    /**
     * Registers a unit under the district of the administrator who asks.
     *
     * <p>A department is its own supervising department; a unit stands below the department it names.
     */
    public static Unit register(Registration asked, @Nullable Unit department, Actor actor) {
        actor.requireRole(Role.SYSTEM_ADMIN);
        check(asked);
        if (asked.kind() != UnitKind.UNIT) {
            return independent(asked, actor);
        }
        if (department == null) {
            throw new DepartmentNeeded(asked.unitCode()).asError();
        }
        if (department.kind() != UnitKind.DEPARTMENT) {
            throw new NotADepartment(department.unitCode()).asError();
        }
        actor.requireScope(department.path());
        var path = new UnitPath(department.path() + "/" + asked.unitCode());
        return new Unit(asked.unitCode(), asked.name(), asked.kind(), path, department.place(), asked.validFrom(), 1);
    }

    private static Unit independent(Registration asked, Actor actor) {
        if (asked.departmentCode() != null) {
            throw new DepartmentNotNeeded(asked.unitCode()).asError();
        }
        var path = new UnitPath(actor.scope() + "/" + asked.unitCode());
        var itself = new Place(asked.unitCode(), asked.name(), path);
        return new Unit(asked.unitCode(), asked.name(), asked.kind(), path, itself, asked.validFrom(), 1);
    }

    private static void check(Registration asked) {
        var faults = new ArrayList<Fault>();
        if (!CODE.matcher(asked.unitCode()).matches()) {
            faults.add(Fault.at("/unitCode", "UnitCodeMalformed", asked.unitCode()));
        }
        if (asked.name().isBlank() || asked.name().length() > MOST_CHARACTERS_OF_A_NAME) {
            faults.add(Fault.at("/name", "TextLength", 1, MOST_CHARACTERS_OF_A_NAME));
        }
        NotAcceptable.unless(faults);
    }

    public Place place() {
        return new Place(unitCode, name, path);
    }

    public UnitRegistered registered() {
        return new UnitRegistered(
                unitCode, name, kind, path, department.unitCode(), department.name(), department.path(), validFrom);
    }
}

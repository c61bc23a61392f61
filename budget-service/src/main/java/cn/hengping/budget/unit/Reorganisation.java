package cn.hengping.budget.unit;

import static cn.hengping.budget.unit.ChangeKind.RENAME;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.unit.UnitRefusal.BureauStays;
import cn.hengping.budget.unit.UnitRefusal.ChangeBeforeLast;
import cn.hengping.budget.unit.UnitRefusal.DepartmentHasUnits;
import cn.hengping.budget.unit.UnitRefusal.DepartmentIntoUnit;
import cn.hengping.budget.unit.UnitRefusal.MergedIntoItself;
import cn.hengping.budget.unit.UnitRefusal.NothingChanges;
import cn.hengping.budget.unit.UnitRefusal.OnlyUnitsMove;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A change of the tree (机构调整), by a document, from a day on: rename, move, merge, split, close.
 *
 * <p>Changes of one unit follow each other in time: a change on or before the day of the last one is refused, so that no
 * stretch overlaps another and none is missing.
 *
 * @param name the new name, of a rename
 * @param departmentCode the new department, of a move
 * @param into who takes over, of a merge
 * @param remains whether what is split goes on beside its parts; absent means that it ends
 * @param parts the new units, of a split
 */
public record Reorganisation(
        ChangeKind kind,
        LocalDate effectiveOn,
        String reason,
        String documentNumber,
        @Nullable String name,
        @Nullable String departmentCode,
        @Nullable String into,
        @Nullable Boolean remains,
        @Nullable List<Part> parts) {
    static final int MOST_PARTS = 20;

    /** A new unit that comes out of a split. */
    public record Part(String unitCode, String name) {}

    /**
     * What a change leaves behind.
     *
     * @param ended the last stretch, which now has an end
     * @param next what follows it; absent when the unit ends
     * @param founded units that begin
     * @param successors who takes over
     */
    public record Outcome(
            Reorganisation change, Unit ended, @Nullable Unit next, List<Unit> founded, List<String> successors) {
        public Outcome {
            founded = List.copyOf(founded);
            successors = List.copyOf(successors);
        }

        /** The unit as the change leaves it. */
        public Unit after() {
            return next == null
                    ? new Unit(
                            ended.unitCode(),
                            ended.name(),
                            ended.kind(),
                            ended.path(),
                            ended.department(),
                            ended.validFrom(),
                            ended.version() + 1,
                            ended.validTo())
                    : next;
        }

        public UnitChanged event() {
            return UnitChanged.of(this);
        }
    }

    /** The codes whose course decides. */
    List<String> codes(String unitCode) {
        var codes = new ArrayList<>(List.of(unitCode));
        if (departmentCode != null) {
            codes.add(departmentCode);
        }
        if (into != null) {
            codes.add(into);
        }
        listed().stream().limit(MOST_PARTS).forEach(part -> codes.add(part.unitCode()));
        return codes;
    }

    List<Part> listed() {
        return parts == null ? List.of() : parts;
    }

    /** Changes the unit, or refuses. */
    public Outcome of(Course course, Surroundings around, Command command) {
        command.actor().requireRole(Role.SYSTEM_ADMIN);
        command.actor().requireScope(course.last().path());
        command.requireCurrent(course.version());
        NotAcceptable.unless(OrderFaults.of(this));
        var unit = course.last();
        course.requireOpen();
        if (unit.kind() == UnitKind.BUREAU && kind != RENAME) {
            throw new BureauStays(unit.unitCode()).asError();
        }
        if (!effectiveOn.isAfter(unit.validFrom())) {
            throw new ChangeBeforeLast(unit.unitCode(), unit.validFrom()).asError();
        }
        return switch (kind) {
            case REGISTER, CLOSE -> ending(unit, around, List.of(), List.of());
            case RENAME -> renamed(unit);
            case MOVE -> moved(unit, around, command);
            case MERGE -> merged(unit, around, command);
            case SPLIT -> split(unit, around);
        };
    }

    private Outcome going(Unit unit, Unit next, List<Unit> founded) {
        return new Outcome(
                this,
                unit.until(effectiveOn),
                next,
                founded,
                founded.stream().map(Unit::unitCode).toList());
    }

    private Outcome ending(Unit unit, Surroundings around, List<Unit> founded, List<String> successors) {
        if (!around.openBelow().isEmpty()) {
            throw new DepartmentHasUnits(unit.unitCode(), around.openBelow().getFirst()).asError();
        }
        return new Outcome(this, unit.until(effectiveOn), null, founded, successors);
    }

    private Outcome renamed(Unit unit) {
        if (unit.name().equals(name)) {
            throw new NothingChanges(unit.unitCode()).asError();
        }
        return going(unit, unit.named(given(name), effectiveOn), List.of());
    }

    private Outcome moved(Unit unit, Surroundings around, Command command) {
        if (unit.kind() != UnitKind.UNIT) {
            throw new OnlyUnitsMove(unit.unitCode()).asError();
        }
        if (unit.department().unitCode().equals(departmentCode)) {
            throw new NothingChanges(unit.unitCode()).asError();
        }
        var department = around.course(given(departmentCode)).asDepartmentFrom(effectiveOn);
        command.actor().requireScope(department.path());
        return going(unit, unit.below(department, effectiveOn), List.of());
    }

    private Outcome merged(Unit unit, Surroundings around, Command command) {
        if (unit.unitCode().equals(into)) {
            throw new MergedIntoItself(unit.unitCode()).asError();
        }
        var course = around.course(given(into));
        course.requireOpen();
        var successor = course.inForce(effectiveOn);
        command.actor().requireScope(successor.path());
        if (unit.kind() == UnitKind.DEPARTMENT && successor.kind() == UnitKind.UNIT) {
            throw new DepartmentIntoUnit(unit.unitCode(), successor.unitCode()).asError();
        }
        return ending(unit, around, List.of(), List.of(successor.unitCode()));
    }

    private Outcome split(Unit unit, Surroundings around) {
        var founded = new ArrayList<Unit>();
        for (var part : listed()) {
            Founding.requireNew(around, part.unitCode());
            founded.add(founded(part, unit));
        }
        return Boolean.TRUE.equals(remains)
                ? going(unit, unit.named(unit.name(), effectiveOn), founded)
                : ending(
                        unit,
                        around,
                        founded,
                        founded.stream().map(Unit::unitCode).toList());
    }

    /** A part stands where the whole stood: a unit below the same department, a department beside it. */
    private Unit founded(Part part, Unit whole) {
        var above = whole.path().value();
        var path = new UnitPath(above.substring(0, above.lastIndexOf('/') + 1) + part.unitCode());
        var department =
                whole.kind() == UnitKind.UNIT ? whole.department() : new Place(part.unitCode(), part.name(), path);
        return new Unit(part.unitCode(), part.name(), whole.kind(), path, department, effectiveOn, 1, null);
    }

    private static String given(@Nullable String text) {
        return java.util.Objects.requireNonNull(text);
    }
}

package cn.hengping.budget.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import cn.hengping.budget.unit.UnitRefusal.NoSuchUnit;
import cn.hengping.budget.unit.UnitRefusal.NotADepartment;
import cn.hengping.budget.unit.UnitRefusal.NotInForce;
import cn.hengping.budget.unit.UnitRefusal.UnitClosed;
import cn.hengping.budget.unit.UnitRefusal.UnitNotInYear;
import cn.hengping.platform.Actor;
import cn.hengping.platform.UnitPath;

/** A unit through time (沿革), as it is known now: stretches that follow each other without gap or overlap, oldest first. */
public record Course(List<Unit> stretches) {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    public Course {
        stretches = List.copyOf(stretches);
        if (stretches.isEmpty()) {
            throw new IllegalArgumentException("a unit has at least one stretch");
        }
    }

    public Unit last() {
        return stretches.getLast();
    }

    public String unitCode() {
        return last().unitCode();
    }

    /** The number of the last change: what a caller must name to make the next one. */
    public long version() {
        return last().version();
    }

    public Optional<Unit> on(LocalDate day) {
        return stretches.stream().filter(unit -> unit.isOn(day)).findFirst();
    }

    /** Whether it ever lies within this scope. */
    public boolean touches(UnitPath scope) {
        return stretches.stream().anyMatch(unit -> scope.covers(unit.path()));
    }

    /** The unit of this day within the caller's scope, or a refusal that does not tell which of the two it is. */
    public Unit seenOn(LocalDate day, Actor actor) {
        return on(day).filter(unit -> actor.scope().covers(unit.path()))
                .orElseThrow(() -> new NoSuchUnit(unitCode()).asError());
    }

    /** The unit as {@link #now} says, within the caller's scope, or the same refusal. */
    public Unit seenNow(LocalDate today, Actor actor) {
        var unit = now(today);
        if (!actor.scope().covers(unit.path())) {
            throw new NoSuchUnit(unitCode()).asError();
        }
        return unit;
    }

    /** The day it is in the district. */
    public static LocalDate dayAt(Instant moment) {
        return LocalDate.ofInstant(moment, BEIJING);
    }

    /** The unit today; one that is yet to begin as it will be, one that has ended as it was. */
    public Unit now(LocalDate today) {
        return on(today)
                .orElseGet(() -> today.isBefore(stretches.getFirst().validFrom()) ? stretches.getFirst() : last());
    }

    /** The day whose tree counts for a budget year: today within the year, else the year's end nearest to today. */
    public static LocalDate dayOf(int budgetYear, LocalDate today) {
        var year = Math.clamp(budgetYear, Founding.FIRST_YEAR, Founding.LAST_YEAR);
        if (today.getYear() == year) {
            return today;
        }
        return MonthDay.of(today.getYear() > year ? 12 : 1, today.getYear() > year ? 31 : 1)
                .atYear(year);
    }

    /**
     * The unit as a budget year knows it, or a refusal when it is not there in that year: as it is on {@link #dayOf}, or, when it
     * begins later in the year, as it begins.
     */
    public Unit inYear(int year, LocalDate today) {
        var day = dayOf(year, today);
        return on(day).or(() -> stretches.stream()
                        .filter(unit -> unit.validFrom().isAfter(day)
                                && unit.validFrom().getYear() == year)
                        .findFirst())
                .orElseThrow(() -> new UnitNotInYear(unitCode(), year).asError());
    }

    /** The department as it is on this day, or a refusal when it is none, is not there yet, or comes to an end. */
    Unit asDepartmentFrom(LocalDate day) {
        if (last().kind() != UnitKind.DEPARTMENT) {
            throw new NotADepartment(unitCode()).asError();
        }
        requireOpen();
        return inForce(day);
    }

    Unit inForce(LocalDate day) {
        return on(day).orElseThrow(() -> new NotInForce(unitCode(), day).asError());
    }

    void requireOpen() {
        var closed = last().validTo();
        if (closed != null) {
            throw new UnitClosed(unitCode(), closed).asError();
        }
    }
}

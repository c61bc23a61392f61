package cn.hengping.evaluation.signoff;

import java.time.Instant;
import java.time.LocalDate;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * One desk of a sign-off chain (签批环节): who signs there, all of them or any one, and within how many working days.
 *
 * @param dueWorkingDays 0 is the day of arrival; absent: no due date, hence no reminder
 * @param countersign absent means any one
 */
public record Desk(
        String desk,
        String title,
        Role role,
        Level level,
        @Nullable Integer dueWorkingDays,
        @Nullable Countersign countersign) {

    /** A desk where any one signs. */
    public Desk(String desk, String title, Role role, Level level, @Nullable Integer dueWorkingDays) {
        this(desk, title, role, level, dueWorkingDays, Countersign.ANY);
    }

    /** The stage of what lies on this desk. */
    public Stage stage() {
        return Stage.with(desk);
    }

    public boolean needsAll() {
        return countersign == Countersign.ALL;
    }

    /** The due date of what arrives at this moment, or none. */
    public @Nullable LocalDate due(Instant arrival, WorkingCalendar calendar) {
        return dueWorkingDays == null ? null : calendar.due(WorkingCalendar.dayOf(arrival), dueWorkingDays);
    }
}

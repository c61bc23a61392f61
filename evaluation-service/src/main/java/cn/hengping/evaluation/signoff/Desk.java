package cn.hengping.evaluation.signoff;

import java.time.Instant;
import java.time.LocalDate;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * One desk of a sign-off chain (签批环节): who signs there, all of them, a share or any one, and within how many working days.
 *
 * @param dueWorkingDays 0 is the day of arrival; absent: no due date, hence no reminder
 * @param countersign absent means any one
 * @param sharePercent with {@link Countersign#SHARE} and nothing else: how many percent of those who sit there must sign, 1 to
 *     100, rounded up to whole people
 */
public record Desk(
        String desk,
        String title,
        Role role,
        Level level,
        @Nullable Integer dueWorkingDays,
        @Nullable Countersign countersign,
        @Nullable Integer sharePercent) {
    private static final int HUNDRED = 100;

    /** A desk where any one signs. */
    public Desk(String desk, String title, Role role, Level level, @Nullable Integer dueWorkingDays) {
        this(desk, title, role, level, dueWorkingDays, Countersign.ANY);
    }

    /** A desk where all sign, or any one. */
    public Desk(
            String desk,
            String title,
            Role role,
            Level level,
            @Nullable Integer dueWorkingDays,
            Countersign countersign) {
        this(desk, title, role, level, dueWorkingDays, countersign, null);
    }

    /** The stage of what lies on this desk. */
    public Stage stage() {
        return Stage.with(desk);
    }

    /** Whether everybody who sits there on arrival has a seat of his own. */
    public boolean isJoint() {
        return countersign == Countersign.ALL || countersign == Countersign.SHARE;
    }

    /** How many of so many who sit there must sign. */
    public int needed(int seated) {
        if (countersign == Countersign.ALL) {
            return seated;
        }
        return countersign == Countersign.SHARE && sharePercent != null
                ? Math.max(1, Math.ceilDiv(seated * sharePercent, HUNDRED))
                : 1;
    }

    /** A share where one is asked for, and only there. */
    boolean isShareWellFormed() {
        return countersign == Countersign.SHARE
                ? sharePercent != null && sharePercent >= 1 && sharePercent <= HUNDRED
                : sharePercent == null;
    }

    /** The due date of what arrives at this moment, or none. */
    public @Nullable LocalDate due(Instant arrival, WorkingCalendar calendar) {
        return dueWorkingDays == null ? null : calendar.due(WorkingCalendar.dayOf(arrival), dueWorkingDays);
    }
}

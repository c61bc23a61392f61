package cn.hengping.evaluation.todo;

import java.time.LocalDate;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** How urgent something is (到期颜色): red, yellow, green, and without colour when it has no due date. */
public enum Urgency {
    OVERDUE,
    DUE_SOON,
    ON_TIME,
    NO_DUE_DATE;

    /** Yellow is the due date and the working day before it. */
    public static Urgency of(@Nullable LocalDate dueOn, LocalDate today, WorkingCalendar calendar) {
        if (dueOn == null) {
            return NO_DUE_DATE;
        }
        if (today.isAfter(dueOn)) {
            return OVERDUE;
        }
        return today.isBefore(calendar.plus(dueOn, -1)) ? ON_TIME : DUE_SOON;
    }
}

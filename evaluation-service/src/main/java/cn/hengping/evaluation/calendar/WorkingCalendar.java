package cn.hengping.evaluation.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts working days (工作日). Days are those of China Standard Time, whatever zone the server is in.
 *
 * <p>A year without a published notice knows weekends only; {@link #year} says which kind a year is.
 */
public final class WorkingCalendar {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Ten years of working days: whoever asks for more has made a mistake. */
    private static final int MOST_DAYS = 2_500;

    private final Map<Integer, CalendarYear> years = new HashMap<>();
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> on = new HashSet<>();

    /** Refuses to start with a year that contradicts itself. */
    public WorkingCalendar(List<CalendarYear> known) {
        for (var year : known) {
            var faults = year.faults();
            if (!faults.isEmpty() || years.put(year.year(), year) != null) {
                throw new IllegalStateException("calendar of " + year.year() + ": " + faults);
            }
            off.addAll(year.daysOff());
            on.addAll(year.workdays());
        }
    }

    /** The day that it is in China at this moment. */
    public static LocalDate dayOf(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    public CalendarYear year(int year) {
        var known = years.get(year);
        return known == null ? CalendarYear.unpublished(year) : known;
    }

    public boolean isWorkingDay(LocalDate day) {
        return on.contains(day) || (!off.contains(day) && !isWeekend(day));
    }

    /**
     * The due date of what arrives on a day and may take this many working days: the n-th working day after it; with 0, the
     * day itself, or the next working day when it is a day off.
     */
    public LocalDate due(LocalDate arrival, int workingDays) {
        if (workingDays < 0 || workingDays > MOST_DAYS) {
            throw new IllegalArgumentException(workingDays + " working days");
        }
        return workingDays == 0 ? sameOrNext(arrival) : plus(arrival, workingDays);
    }

    private LocalDate sameOrNext(LocalDate day) {
        var found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The n-th working day after a day, or before it when n is negative; the day itself for 0. */
    public LocalDate plus(LocalDate day, int workingDays) {
        if (Math.abs(workingDays) > MOST_DAYS) {
            throw new IllegalArgumentException(workingDays + " working days");
        }
        var step = Integer.signum(workingDays);
        var found = day;
        for (var left = Math.abs(workingDays); left > 0; ) {
            found = found.plusDays(step);
            left -= isWorkingDay(found) ? 1 : 0;
        }
        return found;
    }

    /** How many working days lie after one day, up to and with the other; negative when the other comes first. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}

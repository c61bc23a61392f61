package cn.hengping.evaluation.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One year's days off and make-up working days (法定节假日与调休), as the State Council publishes them.
 *
 * @param published whether the notice for this year is in; if not, only weekends are off, and callers are told so
 * @param source the notice that the days come from
 */
public record CalendarYear(
        int year, boolean published, String source, List<Holiday> holidays, List<LocalDate> workdays) {

    /** A stretch of days off, both ends in. */
    public record Holiday(String name, LocalDate from, LocalDate to) {}

    public CalendarYear {
        holidays = List.copyOf(holidays);
        workdays = List.copyOf(workdays);
    }

    /** A year for which no notice is known. */
    static CalendarYear unpublished(int year) {
        return new CalendarYear(year, false, "尚未公布放假安排，仅以周六、周日为休息日", List.of(), List.of());
    }

    Set<LocalDate> daysOff() {
        var days = new HashSet<LocalDate>();
        holidays.forEach(
                holiday -> holiday.from().datesUntil(holiday.to().plusDays(1)).forEach(days::add));
        return days;
    }

    /** What contradicts itself, in words for whoever keeps the file. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        var seen = new HashSet<LocalDate>();
        for (var holiday : holidays) {
            if (holiday.to().isBefore(holiday.from()) || holiday.from().getYear() != year) {
                faults.add(holiday + " is not within " + year);
                continue;
            }
            holiday.from()
                    .datesUntil(holiday.to().plusDays(1))
                    .filter(day -> !seen.add(day))
                    .forEach(day -> faults.add(day + " is off twice"));
        }
        for (var workday : workdays) {
            if (workday.getYear() != year || seen.contains(workday) || !WorkingCalendar.isWeekend(workday)) {
                faults.add(workday + " is no weekend of " + year + " to work on");
            }
        }
        return faults;
    }
}

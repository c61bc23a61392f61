package cn.hengping.evaluation.todo;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** How much waits for somebody, in all and by colour. */
public record Counts(long total, Map<Urgency, Long> byUrgency) {
    /** How many are due on one day; without a day, how many have no due date. */
    public record Due(@Nullable LocalDate on, long count) {}

    public Counts {
        byUrgency = Map.copyOf(byUrgency);
    }

    public static Counts of(List<Due> dues, LocalDate today, WorkingCalendar calendar) {
        var counts = new EnumMap<Urgency, Long>(Urgency.class);
        for (var urgency : Urgency.values()) {
            counts.put(urgency, 0L);
        }
        dues.forEach(due -> counts.merge(Urgency.of(due.on(), today, calendar), due.count(), Long::sum));
        return new Counts(dues.stream().mapToLong(Due::count).sum(), counts);
    }
}

package cn.hengping.evaluation.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the monitoring how long the oldest step has waited, and whether the ladder is climbed at all: escalation that is
 * configured and never runs is silent otherwise.
 *
 * <p>It looks by itself now and then, so that a scrape asks no database. What was seen too long ago is told no more.
 */
@Component
public class WatchSteps {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Reminders reminders;
    private final Ladder ladder;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private volatile @Nullable Seen seen;

    private record Seen(StepsWaiting steps, Instant at) {}

    WatchSteps(Reminders reminders, Ladder ladder, WorkingCalendar calendar, Clock clock, MeterRegistry meters) {
        this.reminders = reminders;
        this.ladder = ladder;
        this.calendar = calendar;
        this.clock = clock;
        Gauge.builder("hengping.signoff.oldest", () -> told(this::age))
                .description("Age of the oldest step that waits for a signature")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("hengping.signoff.unescalated", () -> told(StepsWaiting::unescalated))
                .description("Overdue steps that should have been told above and were not")
                .baseUnit("steps")
                .register(meters);
    }

    /** How many overdue steps nobody above was told of. */
    public Mono<Long> look() {
        return Mono.defer(() -> reminders.waiting(
                        ladder.topReached(WorkingCalendar.dayOf(clock.instant()), calendar),
                        ladder.rungs().size()))
                .map(this::keep);
    }

    private long keep(StepsWaiting steps) {
        seen = new Seen(steps, clock.instant());
        return steps.unescalated();
    }

    private double told(ToDoubleFunction<StepsWaiting> what) {
        var last = seen;
        return last == null || last.at.plus(FRESH).isBefore(clock.instant())
                ? Double.NaN
                : what.applyAsDouble(last.steps);
    }

    private double age(StepsWaiting steps) {
        var oldest = steps.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}

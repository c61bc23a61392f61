package cn.hengping.evaluation.todo;

import java.time.Clock;
import java.time.Duration;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.platform.Actor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells those who watch that their counts have changed. One look a second serves all of them; only when some command was
 * logged are anybody's counts asked for again, and every half minute whatever happened, because dates pass as well.
 */
@Component
public class TodoFeed {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ANYWAY = Duration.ofSeconds(30);

    private final Todos todos;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Flux<Long> changes;

    TodoFeed(Todos todos, WorkingCalendar calendar, Clock clock) {
        this.todos = todos;
        this.calendar = calendar;
        this.clock = clock;
        this.changes = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> todos.revision().onErrorResume(_ -> Mono.empty()), 1)
                .distinctUntilChanged()
                .share();
    }

    public Mono<Counts> counts(Actor actor, String hand) {
        var today = WorkingCalendar.dayOf(clock.instant());
        return todos.counts(actor, hand).map(dues -> Counts.of(dues, today, calendar));
    }

    /** The counts now, and again each time that they have changed. */
    public Flux<Counts> watch(Actor actor) {
        return Flux.merge(Flux.just(0L), changes, Flux.interval(ANYWAY).onBackpressureDrop())
                .onBackpressureLatest()
                .concatMap(_ -> counts(actor, actor.account()).onErrorResume(_ -> Mono.empty()), 1)
                .distinctUntilChanged();
    }
}

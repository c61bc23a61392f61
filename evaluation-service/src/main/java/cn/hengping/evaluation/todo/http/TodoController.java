package cn.hengping.evaluation.todo.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.delegation.Absence;
import cn.hengping.evaluation.delegation.Absences;
import cn.hengping.evaluation.todo.Counts;
import cn.hengping.evaluation.todo.Todo;
import cn.hengping.evaluation.todo.TodoFeed;
import cn.hengping.evaluation.todo.Todos;
import cn.hengping.evaluation.todo.Urgency;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/todos")
class TodoController {
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(30);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Todos todos;
    private final TodoFeed feed;
    private final Absences absences;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TodoController(Todos todos, TodoFeed feed, Absences absences, WorkingCalendar calendar, Clock clock) {
        this.todos = todos;
        this.feed = feed;
        this.absences = absences;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A line of the list, with its colour. */
    record TodoItem(Todo evaluation, Urgency urgency) {}

    /** Somebody for whom the caller stands in now, and what waits for him. */
    record StandingIn(String holder, String post, Counts counts) {}

    record CountsView(long total, Map<Urgency, Long> byUrgency, List<StandingIn> standingIn) {}

    /** What waits for the caller in the acting post; or, as a deputy, for whom he stands in. */
    @GetMapping
    Mono<Page<TodoItem>> list(
            @RequestParam @Nullable String onBehalfOf,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        var today = WorkingCalendar.dayOf(clock.instant());
        return seat(onBehalfOf, actor)
                .flatMap(seated -> todos.page(seated, actor.account(), cursor, Page.limit(limit)))
                .map(page -> page.map(todo -> new TodoItem(todo, Urgency.of(todo.dueOn(), today, calendar))));
    }

    private Mono<Actor> seat(@Nullable String onBehalfOf, Actor actor) {
        return onBehalfOf == null
                ? Mono.just(actor)
                : absences.standingIn(actor.account(), onBehalfOf, null, clock.instant())
                        .map(Absence::seated);
    }

    @GetMapping("/counts")
    Mono<CountsView> counts(Actor actor) {
        return Mono.zip(feed.counts(actor, actor.account()), standingIn(actor))
                .map(both -> new CountsView(both.getT1().total(), both.getT1().byUrgency(), both.getT2()));
    }

    private Mono<List<StandingIn>> standingIn(Actor actor) {
        return absences.standingIn(actor.account(), clock.instant())
                .flatMapIterable(found -> found)
                .concatMap(absence -> feed.counts(absence.seated(), actor.account())
                        .map(counts ->
                                new StandingIn(absence.holder(), absence.post().toString(), counts)))
                .collectList();
    }

    /**
     * The counts each time that they change. An event is the whole state and its id names it: whoever comes back with the id
     * that he saw last hears again only if something has changed, and has missed nothing.
     */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Counts>> events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen, Actor actor) {
        var changes = feed.watch(actor)
                .map(counts -> ServerSentEvent.builder(counts)
                        .id(mark(counts))
                        .event("counts")
                        .build())
                .skipWhile(event -> Objects.equals(event.id(), lastSeen));
        var life = Flux.interval(SIGN_OF_LIFE)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<Counts>builder().comment("").build());
        return Flux.merge(changes, life).take(LONGEST_WATCH);
    }

    private static String mark(Counts counts) {
        var mark = new StringBuilder();
        for (var urgency : Urgency.values()) {
            mark.append(mark.isEmpty() ? "" : "-").append(counts.byUrgency().getOrDefault(urgency, 0L));
        }
        return mark.toString();
    }
}

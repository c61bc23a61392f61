package cn.hengping.evaluation.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.lease.Leases;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at every desk that is due, and climbs one rung where one is reached; by one instance at a time. */
@Component
public class ClimbLadder {
    private static final String NAME = "reminders";
    private static final int AT_ONCE = 200;
    private static final Actor CLOCK = new Actor("system", new Post(Role.SYSTEM_ADMIN, new UnitPath("system")));

    private final Reminders reminders;
    private final Leases leases;
    private final Ladder ladder;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final String holder = Lease.newHolder();

    ClimbLadder(Reminders reminders, Leases leases, Ladder ladder, WorkingCalendar calendar, Clock clock) {
        this.reminders = reminders;
        this.leases = leases;
        this.ladder = ladder;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** How many rungs were climbed; none while another instance holds the lease. */
    public Mono<Integer> climb() {
        return climb(holder);
    }

    Mono<Integer> climb(String by) {
        var today = WorkingCalendar.dayOf(clock.instant());
        return hold(by).flatMap(_ -> page(today, null)
                        .expand(desks -> page(today, desks.getLast()))
                        .concatMap(desks -> hold(by).flatMapMany(lease -> climb(desks, today, lease)))
                        .reduce(0, Integer::sum))
                .defaultIfEmpty(0);
    }

    private Mono<Lease> hold(String by) {
        return Mono.defer(() -> leases.hold(NAME, by, clock.instant(), Lease.LENGTH));
    }

    private Mono<List<DueDesk>> page(LocalDate today, @org.jspecify.annotations.Nullable DueDesk after) {
        return reminders
                .due(ladder.horizon(today, calendar), ladder.rungs().size(), after, AT_ONCE)
                .filter(desks -> !desks.isEmpty());
    }

    private Flux<Integer> climb(List<DueDesk> desks, LocalDate today, Lease lease) {
        return Flux.fromIterable(desks)
                .concatMap(desk -> ladder.reached(desk.dueOn(), today, calendar)
                        .filter(number -> number > desk.climbed())
                        .map(number -> climb(desk, number, lease))
                        .orElseGet(Mono::empty));
    }

    /** What moved on meanwhile, or was reminded by a successor, is nobody's fault. */
    private Mono<Integer> climb(DueDesk desk, int number, Lease lease) {
        return reminders
                .climb(desk, number, ladder.rung(number), lease, Command.of(CLOCK, clock.instant()))
                .thenReturn(1)
                .onErrorResume(
                        error -> error instanceof Refused refused && refused.refusal() instanceof ChangedMeanwhile,
                        _ -> Mono.empty());
    }
}

package cn.hengping.evaluation.review;

import java.time.Clock;

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

/** Reminds units of rectifications that they have not answered in time (整改逾期催办); once a date, by one instance at a time. */
@Component
public class RemindRectifications {
    private static final String NAME = "rectification-reminders";
    private static final int AT_ONCE = 200;
    private static final Actor CLOCK = new Actor("system", new Post(Role.SYSTEM_ADMIN, new UnitPath("system")));

    private final RectificationReminders reminders;
    private final Leases leases;
    private final Clock clock;
    private final String holder = Lease.newHolder();

    RemindRectifications(RectificationReminders reminders, Leases leases, Clock clock) {
        this.reminders = reminders;
        this.leases = leases;
        this.clock = clock;
    }

    /** How many were reminded; none while another instance holds the lease. */
    public Mono<Integer> remind() {
        var today = WorkingCalendar.dayOf(clock.instant());
        return Mono.defer(() -> leases.hold(NAME, holder, clock.instant(), Lease.LENGTH))
                .flatMap(lease -> reminders
                        .overdue(today, AT_ONCE)
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(overdue -> remind(overdue, lease))
                        .reduce(0, Integer::sum))
                .defaultIfEmpty(0);
    }

    /** What was answered meanwhile, or reminded by a successor, is nobody's fault. */
    private Mono<Integer> remind(Rectification overdue, Lease lease) {
        return reminders
                .remind(overdue, lease, Command.of(CLOCK, clock.instant()))
                .thenReturn(1)
                .onErrorResume(
                        error -> error instanceof Refused refused && refused.refusal() instanceof ChangedMeanwhile,
                        _ -> Mono.empty());
    }
}

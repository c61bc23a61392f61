package cn.hengping.budget.staff;

import java.time.Clock;
import java.time.Duration;

import cn.hengping.budget.unit.Course;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes staff along when their unit has another name or place, on the day that it does: changes of the tree may be recorded
 * long before. Posts stay where they are; giving them is nobody's business but the security administrator's.
 */
@Component
public class FollowUnits implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FollowUnits.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;

    private final StaffList staff;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    FollowUnits(StaffList staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> follow().onErrorResume(FollowUnits::report), 0)
                .subscribe();
    }

    private static Mono<Void> report(Throwable error) {
        log.warn("staff could not follow their units and will be tried again: {}", error.toString());
        return Mono.empty();
    }

    private Mono<Void> follow() {
        return staff.displaced(Course.dayAt(clock.instant()), AT_ONCE)
                .concatMap(this::moved, 1)
                .then();
    }

    /** Who was changed by somebody at the same moment is taken along the next time. */
    private Mono<Staff> moved(Staff there) {
        var path = there.unit().path().value();
        var region = new UnitPath(path.substring(0, path.indexOf('/')));
        var system = new Actor("hengping:units", new Post(Role.SYSTEM_ADMIN, region));
        return staff.save(there, "FOLLOW_UNIT", Command.of(system, clock.instant()))
                .onErrorResume(Refused.class, _ -> Mono.empty());
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}

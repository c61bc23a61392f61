package cn.hengping.report.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lateness comes with the day, and with no event: looks at the district's calendar as long as the service lives. */
@Component
class DayTurn implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DayTurn.class);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Facts facts;
    private final Clock clock;
    private final Duration look;
    private Disposable running = Disposables.disposed();

    DayTurn(Facts facts, Clock clock, @Value("${hengping.dashboard.look:20s}") Duration look) {
        this.facts = facts;
        this.clock = clock;
        this.look = look;
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, look)
                .onBackpressureDrop()
                .concatMap(_ -> turn(), 0)
                .filter(changed -> changed > 0)
                .subscribe(changed -> log.info("{} project(s) became late, or are late no more", changed));
    }

    private Mono<Long> turn() {
        return facts.turnTo(LocalDate.ofInstant(clock.instant(), BEIJING)).onErrorResume(DayTurn::report);
    }

    private static Mono<Long> report(Throwable error) {
        log.warn("lateness could not be judged and will be tried again: {}", error.toString());
        return Mono.empty();
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

package cn.hengping.evaluation.reminder;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Climbs the ladder for as long as the service lives. */
@Component
class ReminderWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReminderWorker.class);

    private final ClimbLadder ladder;
    private final Duration look;
    private Disposable running = Disposables.disposed();

    ReminderWorker(ClimbLadder ladder, @Value("${hengping.reminders.look:60s}") Duration look) {
        this.ladder = ladder;
        this.look = look;
    }

    @Override
    public void start() {
        running = Flux.interval(look)
                .onBackpressureDrop()
                .concatMap(_ -> ladder.climb().onErrorResume(ReminderWorker::report), 1)
                .filter(climbed -> climbed > 0)
                .subscribe(climbed -> log.info("{} reminder(s) given", climbed));
    }

    private static Mono<Integer> report(Throwable error) {
        log.warn("reminders could not be given and will be tried again: {}", error.toString());
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

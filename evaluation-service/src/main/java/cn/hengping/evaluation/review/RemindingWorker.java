package cn.hengping.evaluation.review;

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

/** Looks for overdue rectifications for as long as the service lives. */
@Component
class RemindingWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RemindingWorker.class);

    private final RemindRectifications reminding;
    private final Duration look;
    private Disposable running = Disposables.disposed();

    RemindingWorker(RemindRectifications reminding, @Value("${hengping.reminders.look:60s}") Duration look) {
        this.reminding = reminding;
        this.look = look;
    }

    @Override
    public void start() {
        running = Flux.interval(look)
                .onBackpressureDrop()
                .concatMap(_ -> reminding.remind().onErrorResume(RemindingWorker::report), 1)
                .filter(reminded -> reminded > 0)
                .subscribe(reminded -> log.info("{} overdue rectification(s) reminded", reminded));
    }

    private static Mono<Integer> report(Throwable error) {
        log.warn("rectifications could not be reminded and will be looked at again: {}", error.toString());
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

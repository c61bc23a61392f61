package cn.hengping.evaluation.dossier;

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

/** Seals the log for as long as the service lives. */
@Component
class SealingWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SealingWorker.class);

    private final SealLog sealing;
    private final Duration look;
    private Disposable running = Disposables.disposed();

    SealingWorker(SealLog sealing, @Value("${hengping.audit.seal:5s}") Duration look) {
        this.sealing = sealing;
        this.look = look;
    }

    @Override
    public void start() {
        running = Flux.interval(look)
                .onBackpressureDrop()
                .concatMap(_ -> sealing.prolong().onErrorResume(SealingWorker::report), 1)
                .subscribe();
    }

    private static Mono<Long> report(Throwable error) {
        log.warn("the audit chain could not be prolonged and will be tried again: {}", error.toString());
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

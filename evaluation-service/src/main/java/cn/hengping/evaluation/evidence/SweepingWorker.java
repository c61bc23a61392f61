package cn.hengping.evaluation.evidence;

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

/** Sweeps for as long as the service lives. */
@Component
class SweepingWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SweepingWorker.class);

    private final SweepEvidence sweeping;
    private final Duration look;
    private Disposable running = Disposables.disposed();

    SweepingWorker(SweepEvidence sweeping, @Value("${hengping.evidence.sweep:5m}") Duration look) {
        this.sweeping = sweeping;
        this.look = look;
    }

    @Override
    public void start() {
        running = Flux.interval(look)
                .onBackpressureDrop()
                .concatMap(_ -> sweeping.sweep().onErrorResume(SweepingWorker::report), 1)
                .filter(swept -> swept > 0)
                .subscribe(swept -> log.info("{} file(s) that belonged to no evaluation taken away", swept));
    }

    private static Mono<Long> report(Throwable error) {
        log.warn("uploads could not be swept and will be looked at again: {}", error.toString());
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

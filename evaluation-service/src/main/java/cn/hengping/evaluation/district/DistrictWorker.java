package cn.hengping.evaluation.district;

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

/** Moves runs on for as long as the service lives. */
@Component
class DistrictWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DistrictWorker.class);

    private final AdvanceRuns runs;
    private final Duration look;
    private Disposable running = Disposables.disposed();

    DistrictWorker(AdvanceRuns runs, @Value("${hengping.district.look:2s}") Duration look) {
        this.runs = runs;
        this.look = look;
    }

    @Override
    public void start() {
        running = Flux.interval(look)
                .onBackpressureDrop()
                .concatMap(_ -> runs.advance().onErrorResume(DistrictWorker::report), 1)
                .filter(pages -> pages > 0)
                .subscribe(pages -> log.info("{} page(s) of district runs done", pages));
    }

    private static Mono<Integer> report(Throwable error) {
        log.warn("a district run stopped and will go on from where it came to: {}", error.toString());
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

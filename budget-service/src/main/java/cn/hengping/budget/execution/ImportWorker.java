package cn.hengping.budget.execution;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Runs imports for as long as the service lives: at once when one arrives, and every few seconds those that others left. */
@Component
public class ImportWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final RunImports imports;
    private final Sinks.Many<Long> arrivals = Sinks.many().multicast().onBackpressureBuffer(16, false);
    private Disposable running = Disposables.disposed();

    ImportWorker(RunImports imports) {
        this.imports = imports;
    }

    /** An import arrived: do not wait for the next look. */
    public void wake() {
        arrivals.emitNext(0L, (_, result) -> result == Sinks.EmitResult.FAIL_NON_SERIALIZED);
    }

    @Override
    public void start() {
        running = Flux.merge(Flux.interval(LOOK).onBackpressureDrop(), arrivals.asFlux())
                .onBackpressureLatest()
                .concatMap(_ -> everything(), 1)
                .subscribe();
    }

    private Mono<Void> everything() {
        return imports.next().expand(_ -> imports.next()).then().onErrorResume(ImportWorker::report);
    }

    private static Mono<Void> report(Throwable error) {
        log.warn("an import stopped on the way and will be taken up again: {}", error.toString());
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

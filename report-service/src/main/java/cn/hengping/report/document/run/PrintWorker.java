package cn.hengping.report.document.run;

import java.time.Duration;

import cn.hengping.report.document.run.PrintRun.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Prints for as long as the service lives, each lane by itself: at once when a job arrives, and every few seconds what others left. */
@Component
public class PrintWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PrintWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final RunPrinting printing;
    private final Sinks.Many<Long> arrivals = Sinks.many().multicast().onBackpressureBuffer(16, false);
    private Disposable running = Disposables.disposed();

    PrintWorker(RunPrinting printing) {
        this.printing = printing;
    }

    /** A job arrived: do not wait for the next look. */
    void wake() {
        arrivals.emitNext(0L, (_, result) -> result == Sinks.EmitResult.FAIL_NON_SERIALIZED);
    }

    @Override
    public void start() {
        running = Disposables.composite(work(Lane.SMALL), work(Lane.LARGE));
    }

    private Disposable work(Lane lane) {
        return Flux.merge(Flux.interval(LOOK).onBackpressureDrop(), arrivals.asFlux())
                .onBackpressureLatest()
                .concatMap(_ -> everything(lane), 1)
                .subscribe();
    }

    private Mono<Void> everything(Lane lane) {
        return printing.next(lane).expand(_ -> printing.next(lane)).then().onErrorResume(PrintWorker::report);
    }

    private static Mono<Void> report(Throwable error) {
        log.warn("printing stopped on the way and will be taken up again: {}", error.toString());
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

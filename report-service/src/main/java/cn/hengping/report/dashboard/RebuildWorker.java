package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Makes the figures anew when it was ordered: at once, or, where the one who began it stopped on the way, a little later. */
@Component
public class RebuildWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RebuildWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final Rebuilds rebuilds;
    private final Facts facts;
    private final Clock clock;
    private final Sinks.Many<Long> orders = Sinks.many().multicast().onBackpressureBuffer(16, false);
    private Disposable running = Disposables.disposed();

    RebuildWorker(Rebuilds rebuilds, Facts facts, Clock clock) {
        this.rebuilds = rebuilds;
        this.facts = facts;
        this.clock = clock;
    }

    void wake() {
        orders.emitNext(0L, (_, result) -> result == Sinks.EmitResult.FAIL_NON_SERIALIZED);
    }

    @Override
    public void start() {
        running = Flux.merge(Flux.interval(LOOK).onBackpressureDrop(), orders.asFlux())
                .onBackpressureLatest()
                .concatMap(_ -> next(), 1)
                .subscribe();
    }

    private Mono<Void> next() {
        return rebuilds.findNext().concatMap(this::rebuild).then().onErrorResume(RebuildWorker::report);
    }

    private Mono<Void> rebuild(Rebuild rebuild) {
        var began = clock.instant();
        return facts.rebuild()
                .map(madeOf -> rebuild.ended(madeOf, since(began), clock.instant()))
                .onErrorResume(error -> Mono.just(rebuild.failed(reason(error), since(began), clock.instant())))
                .flatMap(rebuilds::end);
    }

    private static String reason(Throwable error) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(error).getMessage());
    }

    private BigDecimal since(Instant began) {
        return BigDecimal.valueOf(Duration.between(began, clock.instant()).toMillis() / 100, 1);
    }

    private static Mono<Void> report(Throwable error) {
        log.warn("orders to rebuild could not be read and will be looked for again: {}", error.toString());
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

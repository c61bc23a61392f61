package cn.hengping.platform;

import java.time.Duration;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that a service does by itself, again and again for as long as it lives, one turn at a time. A turn that fails is told and
 * comes again.
 */
public final class Recurring implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Recurring.class);

    private final String what;
    private final Duration every;
    private final Supplier<? extends Mono<? extends Number>> turn;
    private Disposable running = Disposables.disposed();

    /** A turn answers how much it did; {@code what} names that in the log. */
    public Recurring(String what, Duration every, Supplier<? extends Mono<? extends Number>> turn) {
        this.what = what;
        this.every = every;
        this.turn = turn;
    }

    /** Keeps no moment in store: one that passed while a turn took long is not made up for. */
    @Override
    public void start() {
        running = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(_ -> Mono.defer(turn).onErrorResume(this::told), 0)
                .filter(done -> done.longValue() > 0)
                .subscribe(done -> log.debug("{}: {}", what, done));
    }

    private <N extends Number> Mono<N> told(Throwable error) {
        log.warn("{}: a turn failed, the next one comes in {}: {}", what, every, error.toString());
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

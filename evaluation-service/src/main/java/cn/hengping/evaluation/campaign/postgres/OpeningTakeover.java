package cn.hengping.evaluation.campaign.postgres;

import java.time.Duration;

import cn.hengping.evaluation.campaign.Openings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks now and then for campaigns whose opening was broken off, and goes on with it. */
@Component
class OpeningTakeover implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OpeningTakeover.class);

    private final Openings openings;
    private final Duration every;
    private volatile @Nullable Disposable looking;

    OpeningTakeover(Openings openings, @Value("${hengping.opening.look-every:5s}") Duration every) {
        this.openings = openings;
        this.every = every;
    }

    @Override
    public void start() {
        looking = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(_ -> look(), 1)
                .subscribe();
    }

    private Mono<Void> look() {
        return openings.findUndone()
                .doOnNext(id -> log.info("going on with the opening of campaign {}", id))
                .concatMap(openings::open)
                .then()
                .onErrorResume(OpeningTakeover::later);
    }

    private static Mono<Void> later(Throwable error) {
        log.warn("an opening waits for the next look: {}", error.toString());
        return Mono.empty();
    }

    @Override
    public void stop() {
        var running = looking;
        looking = null;
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}

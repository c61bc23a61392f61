package cn.hengping.report.dashboard;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The boards that were read a moment ago, shown to whoever has the same look: one is read anew behind his back once it is a fifth
 * of a second old, and nobody is shown one older than six tenths. Each says itself how far it reaches.
 */
@Component
public class RecentBoards {
    private static final Duration READ_ANEW = Duration.ofMillis(200);
    private static final Duration OLDEST = Duration.ofMillis(600);
    private static final int MOST = 500;

    private final AsyncLoadingCache<Look, Dashboard> boards;

    RecentBoards(Dashboards dashboards) {
        boards = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(READ_ANEW)
                .expireAfterWrite(OLDEST)
                .buildAsync((look, _) -> dashboards.of(look).toFuture());
    }

    /** Several may wait for one reading: that one of them goes away stops it for nobody. */
    public Mono<Dashboard> of(Look look) {
        return Mono.fromFuture(() -> boards.get(look), true);
    }
}

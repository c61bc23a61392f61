package cn.hengping.gateway;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** So many requests a caller: by account when somebody is logged in, by address otherwise. */
@Component
class RateLimit implements GlobalFilter, Ordered {
    private static final int MOST_CALLERS = 50_000;

    private final LoadingCache<String, Bucket> buckets;
    private final Problems problems;

    RateLimit(Door door, Problems problems) {
        this.problems = problems;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(_ -> bucket(door));
    }

    private static Bucket bucket(Door door) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(door.burst()).refillGreedy(door.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty(address(exchange))
                .map(caller -> buckets.get(caller).tryConsume(1))
                .flatMap(within ->
                        within ? chain.filter(exchange) : problems.answer(exchange, HttpStatus.TOO_MANY_REQUESTS));
    }

    private static String address(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getHostString)
                .orElse("unknown");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }
}

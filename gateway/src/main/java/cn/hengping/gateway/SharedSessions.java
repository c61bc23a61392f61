package cn.hengping.gateway;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisURI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.data.redis.config.annotation.web.server.EnableRedisWebSession;

/**
 * Browsers' sessions in Redis, for several gateways that stand in for one another, where {@code HENGPING_REDIS} names one. A
 * gateway that stands alone keeps them in its memory and needs none.
 *
 * <p>Whoever may write that Redis can be anybody here: it belongs in a network of its own, with a password.
 */
@Configuration
@ConditionalOnProperty("hengping.redis")
@EnableRedisWebSession(maxInactiveIntervalInSeconds = 1800, redisNamespace = "hengping:session")
class SharedSessions {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A Redis that is away is told at once: requests that pile up for it would take the gateway along. */
    @Bean
    LettuceConnectionFactory redis(@Value("${hengping.redis}") String address) {
        var uri = RedisURI.create(address);
        var client = LettuceClientConfiguration.builder()
                .commandTimeout(PATIENCE)
                .clientOptions(ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .build());
        if (uri.isSsl()) {
            client.useSsl();
        }
        return new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(uri), client.build());
    }
}

package cn.hengping.platform.tokens;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** A token is checked once at the door and once in each service, not with every request. */
@AutoConfiguration
class TokensConfiguration {

    @Bean
    static BeanPostProcessor checkedTokens(ObjectProvider<Clock> clock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ReactiveJwtDecoder decoder
                        ? new CheckedTokens(decoder, clock.getIfAvailable(Clock::systemUTC))
                        : bean;
            }
        };
    }

    @Bean
    ApplicationRunner keysBeforeTheFirstCaller(ReactiveJwtDecoder tokens) {
        return _ -> ((CheckedTokens) tokens).fetchKeys();
    }

    /** A request is observed once, as a whole: a span around each of the security filters costs more than it tells. */
    @Bean
    SecurityObservationSettings noSpanPerFilter() {
        return SecurityObservationSettings.noObservations();
    }
}

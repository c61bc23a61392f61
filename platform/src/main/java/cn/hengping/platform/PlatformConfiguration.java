package cn.hengping.platform;

import java.time.Clock;
import java.time.Duration;

import cn.hengping.platform.kafka.Relay;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** Puts the plumbing's own beans together. */
@AutoConfiguration
@ConditionalOnClass(DatabaseClient.class)
class PlatformConfiguration {

    /** Ticks in millis, because that is what the columns and the contracts keep. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(Clock clock) {
        return Ids.secure(clock);
    }

    @Bean
    PlatformModule platformModule() {
        return new PlatformModule();
    }

    @Bean
    TraceParent traceParent(ObjectProvider<Tracer> tracer) {
        return new TraceParent(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    TransactionalOperator transactionalOperator(ReactiveTransactionManager transactions) {
        return TransactionalOperator.create(transactions);
    }

    @Bean
    CommandLog commandLog(DatabaseClient database, JsonMapper json, Ids ids, TraceParent trace, Relay relay) {
        return new CommandLog(database, json, ids, trace, relay::wake);
    }

    @Bean
    Inbox inbox(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        return new Inbox(database, transaction, clock);
    }
}

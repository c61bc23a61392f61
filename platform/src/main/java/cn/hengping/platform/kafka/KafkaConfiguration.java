package cn.hengping.platform.kafka;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.core.JacksonException;

/** Retries, dead letters and the relay. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaTemplate.class)
@EnableConfigurationProperties(Topics.class)
class KafkaConfiguration {
    private static final int TRIES = 5;

    /** Publishers and readers declare the same topics alike, so that it does not matter who starts first. */
    @Bean
    KafkaAdmin.NewTopics topics(Topics topics) {
        return new KafkaAdmin.NewTopics(topics.all());
    }

    @Bean
    Relay relay(
            DatabaseClient database,
            TransactionalOperator transaction,
            KafkaTemplate<String, String> kafka,
            KafkaAdmin topics,
            MeterRegistry meters,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        var batch = new OutboxBatch(database, transaction, kafka, clock, "urn:hengping:" + service);
        return new Relay(batch, topics, meters, clock);
    }

    /**
     * An event that cannot be applied is tried five times with growing pauses and then goes to {@code <topic>.dlt}, with the
     * cause in its headers; the partition moves on. An event that cannot even be read goes there at once. A database that is
     * away is no fault of the event: it is waited for.
     */
    @Bean
    CommonErrorHandler deadLetters(KafkaTemplate<String, String> kafka, MeterRegistry meters) {
        var recoverer = new DeadLetterPublishingRecoverer(
                kafka, (message, _) -> new TopicPartition(message.topic() + ".dlt", -1));
        recoverer.setFailIfSendResultIsError(true);
        var counted = meters.counter("hengping.dead.letters");
        var growing = new ExponentialBackOffWithMaxRetries(TRIES - 1);
        growing.setInitialInterval(200);
        growing.setMultiplier(3);
        growing.setMaxInterval(5_000);
        var handler = new DefaultErrorHandler(
                (message, error) -> {
                    recoverer.accept(message, error);
                    counted.increment();
                },
                growing);
        handler.addNotRetryableExceptions(JacksonException.class);
        handler.setBackOffFunction(
                (_, error) -> isAway(error) ? new FixedBackOff(2_000, FixedBackOff.UNLIMITED_ATTEMPTS) : null);
        return handler;
    }

    @Bean
    RecordInterceptor<Object, Object> marksInTheLog() {
        return new ListenerMarks();
    }

    private static boolean isAway(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof CannotCreateTransactionException
                    || at instanceof DataAccessResourceFailureException
                    || at instanceof TransientDataAccessException
                    || at instanceof R2dbcTransientException
                    || at instanceof R2dbcNonTransientResourceException
                    || at instanceof TimeoutException
                    || at instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}

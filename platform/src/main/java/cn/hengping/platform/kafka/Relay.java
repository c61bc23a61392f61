package cn.hengping.platform.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Sends what the outbox holds, oldest first, one instance at a time. At least once; readers keep an Inbox.
 *
 * <p>It is woken by the commands of its own process and looks by itself twice a second, for what another process left
 * behind. It has a thread of its own because it blocks on purpose: an event counts as sent when Kafka says so.
 */
public final class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final OutboxBatch batch;
    private final KafkaAdmin topics;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Instant oldestUnsent;
    private volatile boolean failing;

    Relay(OutboxBatch batch, KafkaAdmin topics, MeterRegistry meters, Clock clock) {
        this.batch = batch;
        this.topics = topics;
        Gauge.builder("hengping.outbox.lag", () -> lag(clock).toMillis() / 1000.0)
                .description("Age of the oldest event that Kafka has not taken yet")
                .baseUnit("seconds")
                .register(meters);
    }

    private Duration lag(Clock clock) {
        var oldest = oldestUnsent;
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    /** Says that there is something to send. Cheap, and never waits. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        var relay = new Thread(this::run, "outbox-relay");
        relay.setDaemon(true);
        thread = relay;
        relay.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            var more = sendOneBatch();
            try {
                if (!more
                        && wakeUps.tryAcquire(
                                failing ? AFTER_A_FAILURE.toMillis() : LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean sendOneBatch() {
        try {
            var result = batch.send();
            oldestUnsent = result.oldestUnsent();
            failed(result.failure());
            return result.more();
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    /** Says once that sending fails, and once that it works again: a broker that is away for a day must not fill the disk. */
    private void failed(@Nullable Throwable failure) {
        if (failure != null && !failing) {
            log.warn("the outbox cannot be sent, and will be tried again: {}", failure.toString());
            createMissingTopics();
        }
        if (failure == null && failing) {
            log.info("the outbox is being sent again");
        }
        failing = failure != null;
    }

    private void createMissingTopics() {
        try {
            topics.initialize();
        } catch (RuntimeException e) {
            log.debug("topics could not be created now", e);
        }
    }

    @Override
    public void stop() {
        var relay = thread;
        thread = null;
        wake();
        if (relay != null) {
            try {
                relay.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Late to start and early to stop: the pool and the producer outlive it, and web requests end before it does. */
    @Override
    public int getPhase() {
        return 0;
    }
}

package cn.hengping.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One batch out of the outbox, in a transaction that holds the relay's lock: one relay at a time, hence one order.
 *
 * <p>Within a batch, events of different aggregates travel together, events of one aggregate one after the other: the next
 * leaves when Kafka has the one before. If Kafka refuses one, what follows it of the same aggregate stays behind as well.
 */
final class OutboxBatch {
    static final int SIZE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    /** Any number, the same in every instance of one service; each service has a database of its own. */
    private static final long LOCK = 4_021_310_207L;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final KafkaTemplate<String, String> kafka;
    private final Clock clock;
    private final String source;

    OutboxBatch(
            DatabaseClient database,
            TransactionalOperator transaction,
            KafkaTemplate<String, String> kafka,
            Clock clock,
            String source) {
        this.database = database;
        this.transaction = transaction;
        this.kafka = kafka;
        this.clock = clock;
        this.source = source;
    }

    /** What became of a batch. Failure is told, not thrown: what was sent before it must be marked. */
    record Sent(
            List<Long> ids,
            boolean more,
            @Nullable Instant oldestUnsent,
            @Nullable Throwable failure) {
        static final Sent NOTHING = new Sent(List.of(), false, null, null);
    }

    private record Row(
            long id,
            UUID eventId,
            String topic,
            String type,
            String subject,
            String body,
            Instant at,
            @Nullable String traceParent,
            String source) {}

    Sent send() {
        var sent = locked().flatMap(_ -> unsent())
                .flatMap(rows -> Mono.fromCallable(() -> publish(rows)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(this::markSent)
                .as(transaction::transactional)
                .block(PATIENCE);
        return sent == null ? Sent.NOTHING : sent;
    }

    private Mono<Boolean> locked() {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one()
                .filter(Boolean::booleanValue);
    }

    private Mono<List<Row>> unsent() {
        return database.sql("""
                        select id, event_id, topic, type, subject, body, at, traceparent, source from outbox
                        where sent_at is null order by id limit :size
                        """)
                .bind("size", SIZE)
                .map(row -> new Row(
                        Objects.requireNonNull(row.get("id", Long.class)),
                        Objects.requireNonNull(row.get("event_id", UUID.class)),
                        Objects.requireNonNull(row.get("topic", String.class)),
                        Objects.requireNonNull(row.get("type", String.class)),
                        Objects.requireNonNull(row.get("subject", String.class)),
                        Objects.requireNonNull(row.get("body", String.class)),
                        Objects.requireNonNull(row.get("at", Instant.class)),
                        row.get("traceparent", String.class),
                        Objects.requireNonNullElse(row.get("source", String.class), source)))
                .all()
                .collectList();
    }

    private Sent publish(List<Row> rows) {
        var sent = new ArrayList<Long>();
        var held = new HashSet<String>();
        Throwable failure = null;
        for (var wave : waves(rows)) {
            failure = firstOf(failure, sendWave(wave, sent, held));
        }
        var unsent = rows.stream().filter(row -> held.contains(row.subject)).findFirst();
        return new Sent(
                sent,
                failure == null && rows.size() == SIZE,
                unsent.map(Row::at).orElse(null),
                failure);
    }

    private static @Nullable Throwable firstOf(@Nullable Throwable first, @Nullable Throwable second) {
        return first == null ? second : first;
    }

    /** The n-th wave holds the n-th event of each aggregate. */
    private static List<List<Row>> waves(List<Row> rows) {
        var waves = new ArrayList<List<Row>>();
        var seen = new LinkedHashMap<String, Integer>();
        for (var row : rows) {
            var wave = seen.merge(row.subject, 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }

    private @Nullable Throwable sendWave(List<Row> wave, List<Long> sent, Set<String> held) {
        var travelling = new LinkedHashMap<Row, CompletableFuture<?>>();
        Throwable failure = null;
        for (var row : wave) {
            if (held.contains(row.subject)) {
                continue;
            }
            try {
                travelling.put(row, kafka.send(message(row)));
            } catch (RuntimeException e) {
                failure = firstOf(failure, e);
                held.add(row.subject);
                if (travelling.isEmpty()) {
                    wave.forEach(other -> held.add(other.subject));
                    return failure;
                }
            }
        }
        for (var entry : travelling.entrySet()) {
            try {
                entry.getValue().join();
                sent.add(entry.getKey().id);
            } catch (RuntimeException e) {
                failure = firstOf(failure, e);
                held.add(entry.getKey().subject);
            }
        }
        return failure;
    }

    private ProducerRecord<String, String> message(Row row) {
        var message = new ProducerRecord<>(row.topic, row.subject, row.body);
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", row.eventId.toString());
        header(message, "ce_type", row.type);
        header(message, "ce_source", row.source);
        header(message, "ce_time", row.at.toString());
        header(message, "ce_subject", row.subject);
        header(message, "content-type", "application/json");
        if (row.traceParent != null) {
            header(message, "traceparent", row.traceParent);
        }
        return message;
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Sent> markSent(Sent sent) {
        if (sent.ids.isEmpty()) {
            return Mono.just(sent);
        }
        return database.sql("update outbox set sent_at = :at where id = any(:ids)")
                .bind("at", clock.instant())
                .bind("ids", sent.ids.toArray(Long[]::new))
                .fetch()
                .rowsUpdated()
                .thenReturn(sent);
    }
}

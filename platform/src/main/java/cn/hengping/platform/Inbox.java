package cn.hengping.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets each event change this service once, however often Kafka delivers it. */
public final class Inbox {
    /** How long a listener waits for its transaction before it counts as failed. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Inbox(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs the work in the transaction that notes the event; an event seen before runs nothing. */
    public Mono<Void> once(UUID eventId, Mono<Void> work) {
        return database.sql("insert into inbox (event_id, at) values (:id, :at) on conflict do nothing")
                .bind("id", eventId)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .filter(inserted -> inserted == 1)
                .flatMap(_ -> work)
                .as(transaction::transactional);
    }

    /** Whether the event was taken already: asked before costly work whose result {@link #once} would not take again. */
    public Mono<Boolean> seen(UUID eventId) {
        return database.sql("select exists (select 1 from inbox where event_id = :id)")
                .bind("id", eventId)
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one();
    }
}

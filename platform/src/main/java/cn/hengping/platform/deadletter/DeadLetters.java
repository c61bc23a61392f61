package cn.hengping.platform.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.deadletter.DeadLetterRefusal.NoSuchDeadLetter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The dead letters of this service, newest first. */
class DeadLetters {
    private static final String COLUMNS =
            "select id, topic, event_id, type, subject, at, reason, version, replayed_at, replayed_by from dead_letter ";

    private final DatabaseClient database;
    private final CommandLog log;

    DeadLetters(DatabaseClient database, CommandLog log) {
        this.database = database;
        this.log = log;
    }

    Mono<Page<DeadLetter>> page(@Nullable String cursor, int limit) {
        return database.sql(COLUMNS + "where id < :before order by id desc limit :limit")
                .bind("before", cursor == null ? Long.MAX_VALUE : before(cursor))
                .bind("limit", limit + 1)
                .map(DeadLetters::letter)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, letter -> Page.cursor(Long.toString(letter.id()))));
    }

    private static long before(String cursor) {
        try {
            return Long.parseLong(Page.keys(cursor, 1).getFirst());
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    Mono<DeadLetter> get(long id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .map(DeadLetters::letter)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchDeadLetter(id).asError()));
    }

    /** Sends the letter's event again; asked again under the same key, it gets the first answer. */
    Mono<DeadLetter> replay(long id, Command command) {
        return log.once(
                command,
                DeadLetter.class,
                get(id).map(letter -> letter.replay(command)).flatMap(after -> save(after, command)));
    }

    /** One that the outbox holds already, because this service published it, is sent once more from there. */
    private Mono<DeadLetter> save(DeadLetter after, Command command) {
        var change = Change.sql("""
                        update dead_letter set replayed_at = :at, replayed_by = :by, version = :version
                        where id = :id and version = :version - 1
                        """)
                .and("""
                        insert into outbox (event_id, topic, type, subject, body, at, traceparent, source)
                        select event_id, topic, type, subject, body, at, traceparent, source from changed
                        on conflict (event_id) do update set sent_at = null
                        """)
                .bind("id", after.id())
                .bind("at", command.at())
                .bind("by", command.actor().account())
                .bind("version", after.version());
        return log.record(command, "REPLAY_DEAD_LETTER", Long.toString(after.id()), after, List.of(), change);
    }

    /** Keeps what was found in a dead letter topic; found again, it is kept once. */
    Mono<Void> keep(DeadMessage message) {
        var eventId = message.eventId();
        return database.sql("""
                        insert into dead_letter (topic, dead_partition, dead_offset, event_id, type, subject, source, body, at,
                          traceparent, reason)
                        values (:topic, :partition, :offset, :event, :type, :subject, :source, :body, :at, :trace, :reason)
                        on conflict (topic, dead_partition, dead_offset) do nothing
                        """)
                .bind("topic", message.topic())
                .bind("partition", message.message().partition())
                .bind("offset", message.message().offset())
                .bind("event", eventId == null ? Parameters.in(UUID.class) : eventId)
                .bind("type", DeadMessage.storable(message.header("ce_type")))
                .bind("subject", message.subject())
                .bind("source", DeadMessage.storable(message.header("ce_source")))
                .bind("body", message.body())
                .bind("at", message.at())
                .bind("trace", Objects.requireNonNullElse(message.traceParent(), Parameters.in(String.class)))
                .bind("reason", message.reason())
                .then();
    }

    private static DeadLetter letter(Readable row) {
        return new DeadLetter(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("topic", String.class)),
                row.get("event_id", UUID.class),
                Objects.requireNonNull(row.get("type", String.class)),
                Objects.requireNonNull(row.get("subject", String.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                Objects.requireNonNull(row.get("reason", String.class)),
                Objects.requireNonNull(row.get("version", Long.class)),
                row.get("replayed_at", Instant.class),
                row.get("replayed_by", String.class));
    }
}

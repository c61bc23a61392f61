package cn.hengping.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.KeyReused;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the whole effect of a command as one statement: the change, its line in the log, and the events it causes.
 *
 * <p>The log line is the audit entry and the answer kept for a repeated request at once. Outbox rows select from the changed
 * row, whose lock they therefore wait for: ids of one aggregate's events rise in the order their changes commit, which is
 * the order the relay sends them in.
 */
public final class CommandLog {
    private static final String LOGGED = """
            logged as (
              insert into command_log (at, account, post, action, subject, request_key, request_digest, after, changes, traceparent)
              select :log_at::timestamptz, :log_account, :log_post, :log_action, :log_subject, :log_key, :log_digest,
                :log_after::jsonb, :log_changes::jsonb, :log_trace
              from changed limit 1)
            """;
    private static final String QUEUED = """
            queued as (
              insert into outbox (event_id, topic, type, subject, body, at, traceparent)
              select e.event_id, e.topic, e.type, e.subject, e.body, :log_at::timestamptz, :log_trace
              from (select 1 from changed limit 1) c, unnest(:out_ids::uuid[], :out_topics::text[], :out_types::text[],
                  :out_subjects::text[], :out_bodies::text[]) with ordinality
                  as e (event_id, topic, type, subject, body, position)
              order by e.position)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Ids ids;
    private final TraceParent trace;
    private final Runnable wakeRelay;

    CommandLog(DatabaseClient database, JsonMapper json, Ids ids, TraceParent trace, Runnable wakeRelay) {
        this.database = database;
        this.json = json;
        this.ids = ids;
        this.trace = trace;
        this.wakeRelay = wakeRelay;
    }

    /**
     * Writes the change, the log line and the events, or none of them, and answers {@code after}.
     *
     * <p>A change that touches no row is refused as {@link ChangedMeanwhile}: somebody was faster.
     */
    public <T> Mono<T> record(
            Command command, String action, String subject, T after, List<? extends Event> events, Change change) {
        return record(command, action, subject, after, events, change, List.of());
    }

    /**
     * The same, and what became different of what was before, place by place. Of a thing that is large, {@code before} and
     * {@code after} may be just the parts that the command touched.
     */
    public <T> Mono<T> record(
            Command command,
            String action,
            String subject,
            T before,
            T after,
            List<? extends Event> events,
            Change change) {
        return Mono.fromSupplier(() -> Differences.between(json.valueToTree(before), json.valueToTree(after)))
                .flatMap(differences -> record(command, action, subject, after, events, change, differences));
    }

    private <T> Mono<T> record(
            Command command,
            String action,
            String subject,
            T after,
            List<? extends Event> events,
            Change change,
            List<Differences.Difference> differences) {
        change.bindNullable(
                "log_changes", differences.isEmpty() ? null : json.writeValueAsString(differences), String.class);
        return Mono.deferContextual(
                        context -> execute(command, action, subject, after, events, change, trace.of(context)))
                .thenReturn(after)
                .doOnSuccess(_ -> wakeRelay.run());
    }

    /**
     * Runs the work once per request key: a repeated request gets the first answer, the same key with another body is
     * refused. The first time costs nothing more than the work itself.
     */
    public <T> Mono<T> once(Command command, Class<T> type, Mono<T> work) {
        return once(command, logged -> Mono.just(json.readValue(logged.after(), type)), work);
    }

    /** The same, where the log keeps only a part of the answer and the rest is to be found. */
    public <T> Mono<T> once(Command command, Function<Logged, Mono<T>> answer, Mono<T> work) {
        var request = command.request();
        if (request == null) {
            return work;
        }
        return work.onErrorResume(
                CommandLog::mayBeRepeated,
                error -> firstAnswer(command, request).flatMap(answer).switchIfEmpty(Mono.error(() -> error)));
    }

    /** A line of the log: its number, what it is about, and what it keeps of the state after the command, as JSON. */
    public record Logged(long id, String subject, String after) {}

    private static boolean mayBeRepeated(Throwable error) {
        return error instanceof Refused || error instanceof DuplicateKeyException;
    }

    private Mono<Logged> firstAnswer(Command command, RequestKey request) {
        return database.sql("""
                        select id, subject, request_digest, after::text as after from command_log
                        where account = :account and request_key = :key
                        """)
                .bind("account", command.actor().account())
                .bind("key", request.key())
                .map(row -> new Answer(
                        text(row.get("request_digest", String.class)),
                        new Logged(
                                Objects.requireNonNullElse(row.get("id", Long.class), 0L),
                                text(row.get("subject", String.class)),
                                text(row.get("after", String.class)))))
                .one()
                .map(answer -> answer.to(request));
    }

    private record Answer(String digest, Logged logged) {
        Logged to(RequestKey request) {
            if (!digest.equals(request.digest().get())) {
                throw new KeyReused(request.key()).asError();
            }
            return logged;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Mono<Void> execute(
            Command command,
            String action,
            String subject,
            Object after,
            List<? extends Event> events,
            Change change,
            Optional<String> traceParent) {
        var parameters = new LinkedHashMap<>(change.bindings());
        parameters.putAll(logParameters(command, action, subject, after));
        parameters.put("log_trace", traceParent.map(Object.class::cast).orElse(Parameters.in(String.class)));
        if (!events.isEmpty()) {
            parameters.putAll(outboxParameters(events));
        }
        return bound(database.sql(statement(change, !events.isEmpty())), parameters)
                .map(row -> Objects.requireNonNullElse(row.get(0, Long.class), 0L))
                .one()
                .filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> new ChangedMeanwhile().asError()))
                .then();
    }

    private static String statement(Change change, boolean withEvents) {
        var parts = new ArrayList<String>();
        for (var sql : change.statements()) {
            var name = parts.isEmpty() ? "changed" : "also_" + parts.size();
            parts.add(name + " as (" + sql.strip() + " returning *)");
        }
        parts.add(LOGGED.strip());
        if (withEvents) {
            parts.add(QUEUED.strip());
        }
        return "with " + String.join(",\n", parts) + "\nselect count(*) from changed";
    }

    private Map<String, Object> logParameters(Command command, String action, String subject, Object after) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("log_at", command.at());
        parameters.put("log_account", command.actor().account());
        parameters.put("log_post", command.actor().post().toString());
        parameters.put("log_action", action);
        parameters.put("log_subject", subject);
        var request = command.request();
        parameters.put("log_key", request == null ? Parameters.in(String.class) : request.key());
        parameters.put(
                "log_digest",
                request == null ? Parameters.in(String.class) : request.digest().get());
        parameters.put("log_after", Json.of(json.writeValueAsString(after)));
        return parameters;
    }

    private Map<String, Object> outboxParameters(List<? extends Event> events) {
        return Map.of(
                "out_ids", events.stream().map(_ -> ids.next()).toArray(UUID[]::new),
                "out_topics", events.stream().map(Event::topic).toArray(String[]::new),
                "out_types", events.stream().map(Event::type).toArray(String[]::new),
                "out_subjects", events.stream().map(Event::subject).toArray(String[]::new),
                "out_bodies", events.stream().map(json::writeValueAsString).toArray(String[]::new));
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec spec, Map<String, Object> parameters) {
        var bound = spec;
        for (var parameter : parameters.entrySet()) {
            bound = bound.bind(parameter.getKey(), parameter.getValue());
        }
        return bound;
    }
}

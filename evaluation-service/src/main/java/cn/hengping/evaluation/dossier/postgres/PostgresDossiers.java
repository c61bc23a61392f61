package cn.hengping.evaluation.dossier.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.dossier.Dossiers;
import cn.hengping.evaluation.dossier.Entry;
import cn.hengping.evaluation.dossier.LoggedCommand;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NoSuchSelfEvaluation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The command log of one evaluation. */
@Repository
class PostgresDossiers implements Dossiers {
    /** What scorers think of a line is nobody's business until all are in, and the log would tell. */
    private static final String BLIND = "/preparation/panel";

    private final DatabaseClient database;
    private final JsonMapper json;

    PostgresDossiers(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Page<Entry>> of(
            UUID evaluationId, @Nullable String pointer, Actor actor, @Nullable String cursor, int limit) {
        return requireSeen(evaluationId, actor)
                .then(Mono.defer(() -> entries(evaluationId, pointer, after(cursor), limit)))
                .map(page -> isAuditor(actor) ? page : page.map(entry -> entry.without(BLIND)));
    }

    private static boolean isAuditor(Actor actor) {
        return actor.is(Role.AUDITOR, Role.AUDIT_ADMIN);
    }

    private Mono<UUID> requireSeen(UUID id, Actor actor) {
        var own = actor.is(Role.PREPARER, Role.UNIT_HEAD);
        var may = own || isAuditor(actor) || actor.is(Role.CAMPAIGN_MANAGER);
        return database.sql("select e.id from self_evaluation e join project p on p.project_code = e.project_code"
                        + " where e.id = :id and :may and " + Clearance.condition("p") + " and "
                        + (own ? "e.unit_path = :scope" : Scope.covers("e.unit_path")))
                .bind("id", id)
                .bind("may", may)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchSelfEvaluation(id).asError()));
    }

    /** A place is searched by the first part of its pointer; what lies beside it in the line is left out afterwards. */
    private Mono<Page<Entry>> entries(UUID id, @Nullable String pointer, long after, int limit) {
        var place = Objects.requireNonNullElse(pointer, "");
        return database.sql("""
                        select l.id, l.at, l.account, l.post, l.action, coalesce(l.changes, '[]')::text as changes
                        from command_log l
                        where l.subject = :subject and l.id > :after and (:place = '' or exists (
                            select 1 from jsonb_array_elements(l.changes) c where c ->> 'pointer' = :place
                                or starts_with(c ->> 'pointer', :place || '/') or starts_with(:place, (c ->> 'pointer') || '/')))
                        order by l.id limit :limit
                        """)
                .bind("subject", id.toString())
                .bind("after", after)
                .bind("place", place)
                .bind("limit", limit + 1)
                .map(this::entry)
                .all()
                .map(entry -> place.isEmpty() ? entry : entry.at(place))
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(Long.toString(last.id()))));
    }

    @Override
    public Mono<Page<LoggedCommand>> log(@Nullable String account, Actor actor, @Nullable String cursor, int limit) {
        return Mono.fromRunnable(() -> actor.requireRole(Role.AUDITOR, Role.AUDIT_ADMIN))
                .thenMany(Flux.defer(
                        () -> logged(account, actor, cursor == null ? Long.MAX_VALUE : after(cursor), limit + 1)))
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(Long.toString(last.id()))));
    }

    private Flux<LoggedCommand> logged(@Nullable String account, Actor actor, long before, int most) {
        return database.sql("""
                        select l.*, s.position, s.hash, coalesce(p.document ->> 'name', c.document ->> 'name') as subject_name
                        from (
                            select id, at, account, post, action, subject,
                                case when subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then subject::uuid end as known
                            from command_log
                            where id < :before and (starts_with(post, :scope || '/') or action = 'ANCHOR_AUDIT_CHAIN')
                                and (:account = '' or account = :account)
                            order by id desc limit :limit) l
                            left join log_seal s on s.entry_id = l.id
                            left join rectification r on r.id = l.known
                            left join spot_check k on k.id = l.known
                            left join question q on q.id = l.known
                            left join self_evaluation e on e.id = coalesce(r.evaluation_id, q.evaluation_id, l.known)
                            left join campaign c on c.id = coalesce(k.campaign_id, l.known)
                            left join project p on p.project_code = e.project_code and
                        """ + Clearance.condition("p") + " order by l.id desc")
                .bindValues(Clearance.bindings(actor))
                .bind("before", before)
                .bind("scope", actor.scope().value())
                .bind("account", Objects.requireNonNullElse(account, ""))
                .bind("limit", most)
                .map(PostgresDossiers::command)
                .all();
    }

    private static LoggedCommand command(Readable row) {
        return new LoggedCommand(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                Objects.requireNonNull(row.get("account", String.class)),
                Objects.requireNonNull(row.get("post", String.class)),
                Objects.requireNonNull(row.get("action", String.class)),
                Objects.requireNonNull(row.get("subject", String.class)),
                row.get("subject_name", String.class),
                row.get("position", Long.class),
                row.get("hash", String.class));
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(Page.keys(cursor, 1).getFirst());
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    private Entry entry(Readable row) {
        return new Entry(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                Objects.requireNonNull(row.get("account", String.class)),
                Objects.requireNonNull(row.get("post", String.class)),
                Objects.requireNonNull(row.get("action", String.class)),
                json.readValue(
                        Objects.requireNonNull(row.get("changes", String.class)),
                        new TypeReference<List<Entry.Changed>>() {}));
    }
}

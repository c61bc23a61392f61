package cn.hengping.report.document.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Inbox;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.DocumentRefusal.NoSuchDocument;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.Review;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One document, one row; the bytes lie beside what is known of them. */
@Repository
class PostgresDocuments implements Documents {
    /** A classified project's documents are for those who answer for it, approve it, or audit it; for the others they are not there. */
    private static final String SCOPED =
            " where :sees and (:knows_all or not coalesce((about ->> 'classified')::boolean, false) or unit_path = :own) and "
                    + Scope.covers("unit_path");

    private final DatabaseClient database;
    private final Inbox inbox;
    private final JsonMapper json;

    PostgresDocuments(DatabaseClient database, Inbox inbox, JsonMapper json) {
        this.database = database;
        this.inbox = inbox;
        this.json = json;
    }

    private DatabaseClient.GenericExecuteSpec scoped(String sql, Actor actor) {
        return database.sql(sql)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind(
                        "knows_all",
                        actor.is(Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR))
                .bind(
                        "own",
                        actor.is(Role.PREPARER, Role.UNIT_HEAD) ? actor.scope().value() : "")
                .bind("scope", actor.scope().value());
    }

    @Override
    public Mono<Rendered> get(UUID id, Actor actor) {
        return scoped("select about::text as about from document" + SCOPED + " and id = :id", actor)
                .bind("id", id)
                .map(this::rendered)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchDocument(id).asError()));
    }

    @Override
    public Mono<byte[]> content(UUID id, Actor actor) {
        return scoped("select content from document" + SCOPED + " and id = :id", actor)
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("content", byte[].class)))
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchDocument(id).asError()));
    }

    @Override
    public Mono<Page<Rendered>> page(@Nullable UUID evaluation, Actor actor, @Nullable String cursor, int limit) {
        return scoped(
                        "select about::text as about from document" + SCOPED
                                + " and id > :after and (:any or evaluation_id = :evaluation) order by id limit :limit",
                        actor)
                .bind("after", cursor == null ? new UUID(0, 0) : id(cursor))
                .bind("any", evaluation == null)
                .bind("evaluation", Objects.requireNonNullElse(evaluation, new UUID(0, 0)))
                .bind("limit", limit + 1)
                .map(this::rendered)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(last.id().toString())));
    }

    @Override
    public Flux<Rendered> findByCode(String code) {
        return database.sql("select about::text as about from document where code = :code order by format limit 10")
                .bind("code", code)
                .map(this::rendered)
                .all();
    }

    @Override
    public Flux<SealedContent> findSealedByCode(String code) {
        return database.sql("""
                        select d.format, s.content, s.sealed_at
                        from document d join sealed_document s on s.document_id = d.id
                        where d.code = :code order by d.format limit 10
                        """)
                .bind("code", code)
                .map(row -> new SealedContent(
                        DocumentFormat.valueOf(value(row, "format", String.class)),
                        value(row, "content", byte[].class),
                        value(row, "sealed_at", Instant.class)))
                .all();
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    @Override
    public Mono<Boolean> isSuperseded(Rendered rendered) {
        return database.sql("""
                        select exists (select 1 from document
                        where evaluation_id = :evaluation and evaluation_version > :version) as later
                        """)
                .bind("evaluation", rendered.evaluationId())
                .bind("version", rendered.evaluationVersion())
                .map(row -> Objects.requireNonNull(row.get("later", Boolean.class)))
                .one();
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(Page.keys(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Boolean> seen(UUID eventId) {
        return inbox.seen(eventId);
    }

    @Override
    public Mono<Void> keep(UUID eventId, ApprovedEvaluation evaluation, String fact, List<Rendered.File> files) {
        return inbox.once(eventId, keep(evaluation, fact).then(keep(files)));
    }

    private Mono<Void> keep(ApprovedEvaluation evaluation, String fact) {
        return database.sql("""
                        insert into approved_evaluation (evaluation_id, version, year, unit_path, project_code, classified, fact)
                        values (:evaluation, :version, :year, :path, :code, :classified, :fact) on conflict do nothing
                        """)
                .bind("evaluation", evaluation.evaluationId())
                .bind("version", evaluation.version())
                .bind("year", evaluation.year())
                .bind("path", evaluation.unit().path().value())
                .bind("code", evaluation.project().projectCode())
                .bind("classified", evaluation.classified())
                .bind("fact", Json.of(fact))
                .then();
    }

    @Override
    public Mono<Void> keep(List<Rendered.File> files) {
        return Flux.fromIterable(files).concatMap(this::keep).then();
    }

    private Mono<Void> keep(Rendered.File file) {
        var about = file.about();
        return database.sql("""
                        insert into document (id, evaluation_id, evaluation_version, kind, edition, format, code, unit_path, about, content)
                        values (:id, :evaluation, :version, :kind, :edition, :format, :code, :path, :about, :content)
                        on conflict (evaluation_id, evaluation_version, kind, edition, format, code) do nothing
                        """)
                .bind("id", about.id())
                .bind("evaluation", about.evaluationId())
                .bind("version", about.evaluationVersion())
                .bind("kind", about.kind().name())
                .bind("edition", about.edition().name())
                .bind("code", about.code())
                .bind("format", about.format().name())
                .bind("path", about.unitPath())
                .bind("about", Json.of(json.writeValueAsString(about)))
                .bind("content", file.content())
                .then();
    }

    @Override
    public Mono<Review> review(UUID evaluation) {
        return database.sql("select fact::text as fact from evaluation_review where evaluation_id = :evaluation")
                .bind("evaluation", evaluation)
                .map(row -> json.readValue(Objects.requireNonNull(row.get("fact", String.class)), Review.class))
                .one();
    }

    @Override
    public Mono<Void> keep(UUID eventId, Review review, String fact) {
        var keeping = database.sql("""
                        insert into evaluation_review (evaluation_id, version, fact) values (:evaluation, :version, :fact)
                        on conflict (evaluation_id) do update set version = excluded.version, fact = excluded.fact
                        where evaluation_review.version < excluded.version
                        """)
                .bind("evaluation", review.evaluationId())
                .bind("version", review.version())
                .bind("fact", Json.of(fact));
        return inbox.once(eventId, keeping.then());
    }

    private Rendered rendered(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("about", String.class)), Rendered.class);
    }
}

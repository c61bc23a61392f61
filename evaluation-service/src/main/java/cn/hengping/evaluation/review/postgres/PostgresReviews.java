package cn.hengping.evaluation.review.postgres;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.evaluation.review.EvaluationReviewed;
import cn.hengping.evaluation.review.Rectification;
import cn.hengping.evaluation.review.RectificationMoved;
import cn.hengping.evaluation.review.ResultUse;
import cn.hengping.evaluation.review.ResultUseNoted;
import cn.hengping.evaluation.review.Review;
import cn.hengping.evaluation.review.ReviewRefusal.NoSuchRectification;
import cn.hengping.evaluation.review.ReviewRefusal.NoSuchReview;
import cn.hengping.evaluation.review.Reviews;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Documents beside the evaluation, seen by whoever's scope holds its unit and who may know of its project. */
@Repository
class PostgresReviews implements Reviews {
    private static final String SEEN =
            ":sees and " + Scope.covers("b.unit_path") + " and " + Clearance.ofEvaluation("b.evaluation_id");

    private final DatabaseClient database;
    private final SelfEvaluations evaluations;
    private final CommandLog log;
    private final JsonMapper json;
    private final Clock clock;

    PostgresReviews(
            DatabaseClient database, SelfEvaluations evaluations, CommandLog log, JsonMapper json, Clock clock) {
        this.database = database;
        this.evaluations = evaluations;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** Administrators see none; staff see what they worked on through the evaluation, not the bureau's papers. */
    private static boolean maySee(Actor actor) {
        return !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.STAFF);
    }

    private <T> Flux<T> documents(DatabaseClient.GenericExecuteSpec query, Class<T> type) {
        return query.map(row -> json.readValue(Objects.requireNonNull(row.get("document", String.class)), type))
                .all();
    }

    @Override
    public Mono<Review> get(UUID evaluationId, Actor actor) {
        var query = database.sql(
                        "select document::text as document from bureau_review b where evaluation_id = :id and " + SEEN)
                .bind("id", evaluationId)
                .bind("sees", maySee(actor))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value());
        return documents(query, Review.class)
                .next()
                .switchIfEmpty(Mono.error(() -> new NoSuchReview(evaluationId).asError()));
    }

    @Override
    public Flux<Review> find(UUID evaluationId) {
        var query = database.sql("select document::text as document from bureau_review where evaluation_id = :id")
                .bind("id", evaluationId);
        return documents(query, Review.class);
    }

    @Override
    public Mono<Review> save(@Nullable Review before, Review review, Command command) {
        var change = Change.sql(review.version() == 1 ? """
                        insert into bureau_review (evaluation_id, unit_path, document, version)
                        values (:id, :unit, :document, :version)
                        """ : """
                        update bureau_review set document = :document, version = :version, unit_path = :unit
                        where evaluation_id = :id and version = :version - 1
                        """)
                .bind("id", review.evaluationId())
                .bind("unit", review.unitPath().value())
                .bindJson("document", json.writeValueAsString(review))
                .bind("version", review.version());
        var events = List.of(EvaluationReviewed.of(review));
        var subject = review.evaluationId().toString();
        var recorded = before == null
                ? log.record(command, "REVIEW", subject, review, events, change)
                : log.record(command, "REVIEW", subject, before, review, events, change);
        return recorded.onErrorMap(DuplicateKeyException.class, _ -> new ChangedMeanwhile().asError());
    }

    @Override
    public Mono<Rectification> rectification(UUID id, Actor actor) {
        var query = database.sql("select document::text as document from rectification b where id = :id and " + SEEN)
                .bind("id", id)
                .bind("sees", maySee(actor))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value());
        return documents(query, Rectification.class)
                .next()
                .switchIfEmpty(Mono.error(() -> new NoSuchRectification(id).asError()));
    }

    @Override
    public Mono<Page<Rectification>> rectifications(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var evaluation = filter.evaluation();
        var stage = filter.stage();
        var query = database.sql(
                        "select document::text as document from rectification b where id > :after and " + SEEN + """
                         and (:any or evaluation_id = :evaluation) and (:stage = '' or stage = :stage)
                         and (not :overdue or (stage = 'WITH_UNIT' and due_date < :today)) order by id limit :limit
                        """)
                .bind("after", cursor == null ? new UUID(0, 0) : uuid(cursor))
                .bind("sees", maySee(actor))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .bind("any", evaluation == null)
                .bind("evaluation", Objects.requireNonNullElse(evaluation, new UUID(0, 0)))
                .bind("stage", stage == null ? "" : stage.name())
                .bind("overdue", filter.overdueOnly())
                .bind("today", WorkingCalendar.dayOf(clock.instant()))
                .bind("limit", limit + 1);
        return documents(query, Rectification.class)
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(last.id().toString())));
    }

    private static UUID uuid(String cursor) {
        try {
            return UUID.fromString(Page.keys(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Rectification> add(Rectification ordered, Command command) {
        var change = Change.sql("""
                        insert into rectification (id, evaluation_id, unit_path, stage, due_date, document, version)
                        values (:id, :evaluation, :unit, :stage, :due, :document, :version)
                        """)
                .bind("evaluation", ordered.evaluationId())
                .bind("unit", ordered.unitPath().value());
        var events = List.of(RectificationMoved.of(ordered, command.actor().account(), command.at()));
        var subject = ordered.evaluationId().toString();
        return log.record(command, "ORDER_RECTIFICATION", subject, ordered, events, bound(change, ordered));
    }

    @Override
    public Mono<Rectification> save(Rectification before, Rectification after, String action, Command command) {
        var change = Change.sql("""
                        update rectification set stage = :stage, due_date = :due, document = :document, version = :version
                        where id = :id and version = :version - 1
                        """);
        var events = List.of(RectificationMoved.of(after, command.actor().account(), command.at()));
        var subject = after.evaluationId().toString();
        return log.record(command, action, subject, before, after, events, bound(change, after));
    }

    private Change bound(Change change, Rectification after) {
        return change.bind("id", after.id())
                .bind("stage", after.stage().name())
                .bind("due", after.dueDate())
                .bindJson("document", json.writeValueAsString(after))
                .bind("version", after.version());
    }

    @Override
    public Mono<ResultUse> add(ResultUse use, Command command) {
        var change = Change.sql(
                        "insert into result_use (id, evaluation_id, document) values (:id, :evaluation, :document)")
                .bind("id", use.id())
                .bind("evaluation", use.evaluationId())
                .bindJson("document", json.writeValueAsString(use));
        var events = List.of(ResultUseNoted.of(use));
        return log.record(command, "NOTE_RESULT_USE", use.evaluationId().toString(), use, events, change);
    }

    @Override
    public Mono<List<ResultUse>> uses(UUID evaluationId, Actor actor) {
        var query = database.sql("""
                        select document::text as document from result_use where evaluation_id = :id order by id limit 200
                        """).bind("id", evaluationId);
        return evaluations
                .get(evaluationId, actor)
                .flatMap(_ -> documents(query, ResultUse.class).collectList());
    }
}

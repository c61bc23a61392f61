package cn.hengping.evaluation.district.postgres;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.district.DistrictRefusal.DistrictRunUnderWay;
import cn.hengping.evaluation.district.DistrictRefusal.NoSuchDistrictRun;
import cn.hengping.evaluation.district.DistrictRun;
import cn.hengping.evaluation.district.DistrictRuns;
import cn.hengping.evaluation.district.EvaluationInspected;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One run, one row; one finding, one row; one paragraph of a project's year, one row. */
@Repository
class PostgresDistrictRuns implements DistrictRuns {
    /** Whoever sees a run's campaign in his part of the tree, from above or from below. */
    private static final String TOUCHES = """
            :sees and (:scope = scope_path or starts_with(:scope, scope_path || '/') or starts_with(scope_path, :scope || '/'))
            """;

    private static final int MOST_CANDIDATES = 60;

    private final DatabaseClient database;
    private final CommandLog log;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final PassageRows passages;

    PostgresDistrictRuns(DatabaseClient database, CommandLog log, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.transaction = transaction;
        this.json = json;
        this.passages = new PassageRows(database, json);
    }

    private static boolean maySee(Actor actor) {
        return actor.is(
                Role.CAMPAIGN_MANAGER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR, Role.DEPARTMENT_REVIEWER);
    }

    @Override
    public Mono<DistrictRun> get(UUID id, Actor actor) {
        return database.sql("select document::text as document from district_run where id = :id and " + TOUCHES)
                .bind("id", id)
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .map(this::run)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchDistrictRun(id).asError()));
    }

    @Override
    public Mono<Page<DistrictRun>> page(UUID campaignId, Actor actor, @Nullable String cursor, int limit) {
        return database.sql("select document::text as document from district_run"
                        + " where campaign_id = :campaign and id > :after and " + TOUCHES + " order by id limit :limit")
                .bind("campaign", campaignId)
                .bind(
                        "after",
                        cursor == null
                                ? new UUID(0, 0)
                                : uuid(Page.keys(cursor, 1).getFirst()))
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::run)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, run -> Page.cursor(run.id().toString())));
    }

    @Override
    public Mono<Page<Located>> findings(
            DistrictRun run, Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var keys = cursor == null ? List.of(new UUID(0, 0).toString(), "-1") : Page.keys(cursor, 2);
        return database.sql("""
                        select evaluation_id, position, project_code, unit_path, document::text as document
                        from district_finding f
                        where run_id = :run and (evaluation_id, position) > (:after, :behind)
                            and (:severity = '' or severity = :severity) and (:code = '' or code = :code)
                            and (:project = '' or project_code = :project) and :sees and
                        """ + Scope.covers("unit_path") + " and " + Clearance.ofEvaluation("f.evaluation_id")
                        + " order by evaluation_id, position limit :limit")
                .bindValues(Clearance.bindings(actor))
                .bind("run", run.id())
                .bind("after", uuid(keys.getFirst()))
                .bind("behind", number(keys.getLast()))
                .bind(
                        "severity",
                        filter.severity() == null ? "" : filter.severity().name())
                .bind("code", Objects.requireNonNullElse(filter.code(), ""))
                .bind("project", Objects.requireNonNullElse(filter.projectCode(), ""))
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::located)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> Page.cursor(row.evaluationId().toString(), String.valueOf(row.position()))));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<DistrictRun> add(DistrictRun run, Command command) {
        var change = Change.sql("""
                        insert into district_run (id, campaign_id, scope_path, document, is_done, version)
                        values (:id, :campaign, :scope, :document, false, 1)
                        """)
                .bind("id", run.id())
                .bind("campaign", run.campaignId())
                .bind("scope", run.scopePath().value())
                .bindJson("document", json.writeValueAsString(run));
        return log.record(command, "START_DISTRICT_RUN", run.id().toString(), run, List.of(), change)
                .onErrorMap(
                        error -> error instanceof DuplicateKeyException
                                && String.valueOf(error.getMessage()).contains("district_run_under_way"),
                        _ -> new DistrictRunUnderWay(run.campaignId()).asError());
    }

    @Override
    public Flux<DistrictRun> underWay() {
        return database.sql(
                        "select document::text as document from district_run where not is_done order by id limit 20")
                .map(this::run)
                .all();
    }

    @Override
    public Flux<Compared> compare(DistrictRun run, @Nullable String cursor, int limit) {
        var keys = cursor == null ? List.of("", "-1") : Page.keys(cursor, 2);
        return passages.compare(run, keys.getFirst(), number(keys.getLast()), limit, MOST_CANDIDATES);
    }

    @Override
    public Mono<DistrictRun> save(DistrictRun after, List<Located> findings, List<Printed> printed) {
        return database.sql("""
                        update district_run set document = :document, is_done = :done, version = :version
                        where id = :id and version = :version - 1
                        """)
                .bind("id", after.id())
                .bind("document", Json.of(json.writeValueAsString(after)))
                .bind("done", after.finishedAt() != null)
                .bind("version", after.version())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new ChangedMeanwhile().asError()))
                .then(Mono.defer(() -> keep(after, findings)))
                .then(Mono.defer(() -> passages.keep(after, printed)))
                .thenReturn(after)
                .as(transaction::transactional);
    }

    private Mono<Void> keep(DistrictRun run, List<Located> findings) {
        if (findings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into district_finding
                            (run_id, evaluation_id, position, project_code, unit_path, code, severity, document)
                        select :run, (f ->> 'evaluationId')::uuid, (f ->> 'position')::integer, f ->> 'projectCode',
                            f ->> 'unitPath', f #>> '{finding,code}', f #>> '{finding,severity}', f -> 'finding'
                        from jsonb_array_elements(:findings) as f
                        """)
                .bind("run", run.id())
                .bind("findings", Json.of(json.writeValueAsString(findings)))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> weigh(DistrictRun run) {
        return database.sql("""
                        delete from risk_figure r using self_evaluation s
                        where s.campaign_id = :campaign and s.project_code = r.project_code and r.year = :year
                            and r.source in ('inspection', 'copies')
                        """)
                .bind("campaign", run.campaignId())
                .bind("year", run.year())
                .fetch()
                .rowsUpdated()
                .then(figures(run, "inspection", """
                        least(30, 10 * count(*) filter (where severity = 'ERROR') + 2 * count(*) filter (where severity = 'WARNING')),
                        '质量校验：错误 ' || count(*) filter (where severity = 'ERROR') || ' 处，警告 '
                            || count(*) filter (where severity = 'WARNING') || ' 处'
                        """, "code <> 'CopiedFromElsewhere' and severity <> 'HINT'"))
                .then(figures(run, "copies", """
                        least(20, 10 * count(*)), '文字与其他项目或上年雷同 ' || count(*) || ' 段'
                        """, "code = 'CopiedFromElsewhere'"))
                .then(passages.forget(run))
                .as(transaction::transactional);
    }

    @Override
    public Mono<Void> tell(DistrictRun run, Command command) {
        return database.sql("""
                        select e.id, e.project_code, e.unit_path,
                            count(f.severity) filter (where f.severity = 'ERROR') as errors,
                            count(f.severity) filter (where f.severity = 'WARNING') as warnings,
                            count(f.severity) filter (where f.severity = 'HINT') as hints
                        from self_evaluation e left join district_finding f on f.run_id = :run and f.evaluation_id = e.id
                        where e.campaign_id = :campaign group by e.id order by e.id limit 200000
                        """)
                .bind("run", run.id())
                .bind("campaign", run.campaignId())
                .map(row -> inspected(row, run, command))
                .all()
                .collectList()
                .flatMap(events -> log.record(
                        command,
                        "COUNT_FINDINGS",
                        run.id().toString(),
                        Map.of("evaluations", events.size()),
                        events,
                        Change.sql("update district_run set version = version where id = :id")
                                .bind("id", run.id())))
                .then();
    }

    private static EvaluationInspected inspected(Readable row, DistrictRun run, Command command) {
        return new EvaluationInspected(
                Objects.requireNonNull(row.get("id", UUID.class)),
                run.id(),
                text(row, "project_code"),
                run.year(),
                text(row, "unit_path"),
                number(row, "errors"),
                number(row, "warnings"),
                number(row, "hints"),
                command.at());
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    /** The SQL pieces are this class's own words. */
    private Mono<Void> figures(DistrictRun run, String source, String figures, String which) {
        return database.sql("insert into risk_figure (project_code, year, source, points, ground, at)"
                        + " select project_code, :year, :source, " + figures + ", now() from district_finding"
                        + " where run_id = :run and " + which + " group by project_code"
                        + " on conflict (project_code, year, source) do update"
                        + " set points = excluded.points, ground = excluded.ground, at = excluded.at")
                .bind("year", run.year())
                .bind("source", source)
                .bind("run", run.id())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private DistrictRun run(Readable row) {
        return json.readValue(text(row, "document"), DistrictRun.class);
    }

    private Located located(Readable row) {
        return new Located(
                Objects.requireNonNull(row.get("evaluation_id", UUID.class)),
                Objects.requireNonNull(row.get("position", Integer.class)),
                text(row, "project_code"),
                text(row, "unit_path"),
                json.readValue(text(row, "document"), Finding.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}

package cn.hengping.report.document.run.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.run.OrderPrintRun.Order;
import cn.hengping.report.document.run.PrintRun;
import cn.hengping.report.document.run.PrintRun.Item;
import cn.hengping.report.document.run.PrintRun.Lane;
import cn.hengping.report.document.run.PrintRun.State;
import cn.hengping.report.document.run.PrintRunRefusal.NoSuchPrintRun;
import cn.hengping.report.document.run.PrintRuns;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Jobs and their items; whoever may see the documents of a place may see its jobs. */
@Repository
class PostgresPrintRuns implements PrintRuns {
    private static final String RUN = """
            select r.*, i.done, i.refused from print_run r cross join lateral (
                select count(*) filter (where state = 'DONE')::int as done,
                    count(*) filter (where state = 'REFUSED')::int as refused
                from print_item where run_id = r.id) i
            where :sees and\s""" + Scope.covers("r.unit_path");
    /** The latest version of each approved evaluation; what is classified is never printed for the public. */
    private static final String LATEST = """
            select distinct on (evaluation_id) evaluation_id, version, project_code, classified, unit_path from approved_evaluation
            where year = :year and (:whole or project_code = :project) and\s""" + Scope.covers("unit_path") + " order by evaluation_id, version desc";

    /** A classified project is printed for, and named to, those alone who may know of it. */
    private static final String KNOWN = " (:knows_all or not %1$s.classified or %1$s.unit_path = :own) ";

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresPrintRuns(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Integer> count(Order order, Actor actor) {
        return database.sql("select count(*)::int as total from (" + LATEST
                        + ") l where not (classified and :public) and" + KNOWN.formatted("l"))
                .bindValues(knowing(actor))
                .bind("year", order.year())
                .bind("scope", order.place().value())
                .bind("public", order.edition() == Edition.PUBLIC)
                .bind("whole", order.projectCode() == null)
                .bind("project", Objects.requireNonNullElse(order.projectCode(), ""))
                .map(row -> Objects.requireNonNull(row.get("total", Integer.class)))
                .one();
    }

    @Override
    public Mono<PrintRun> order(PrintRun run, Command command) {
        var change = Change.sql("""
                        insert into print_run
                            (id, account, unit_path, year, edition, lane, total, created_at, project_code, table_code, report_code)
                        values (:id, :account, :scope, :year, :edition, :lane, :total, :created,
                            nullif(:project, ''), nullif(:table, ''), nullif(:report, ''))
                        """)
                .and("""
                        insert into print_item (run_id, position, evaluation_id, version, state)
                        select c.id, row_number() over (order by l.project_code, l.evaluation_id), l.evaluation_id, l.version, 'WAITING'
                        from changed c, (""" + LATEST + ") l where not (l.classified and c.edition = 'PUBLIC') and" + KNOWN.formatted("l"))
                .bind("id", run.id())
                .bind("account", run.account())
                .bind("scope", run.unitPath().value())
                .bind("year", run.year())
                .bind("edition", run.edition().name())
                .bind("lane", run.lane().name())
                .bind("total", run.total())
                .bind("created", run.createdAt())
                .bind("whole", run.projectCode() == null)
                .bind("project", Objects.requireNonNullElse(run.projectCode(), ""))
                .bind("table", Objects.requireNonNullElse(run.tableCode(), ""))
                .bind("report", Objects.requireNonNullElse(run.reportCode(), ""));
        knowing(command.actor()).forEach(change::bind);
        return log.record(command, "ORDER_PRINT_RUN", run.id().toString(), run, List.of(), change);
    }

    private static Map<String, Object> knowing(Actor actor) {
        return Map.of(
                "knows_all",
                actor.is(Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR),
                "own",
                actor.is(Role.PREPARER, Role.UNIT_HEAD) ? actor.scope().value() : "");
    }

    private DatabaseClient.GenericExecuteSpec scoped(String sql, Actor actor) {
        return database.sql(sql)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind("scope", actor.scope().value());
    }

    @Override
    public Mono<PrintRun> get(UUID id, Actor actor) {
        return scoped(RUN + " and r.id = :id", actor)
                .bind("id", id)
                .map(PostgresPrintRuns::run)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchPrintRun(id).asError()));
    }

    @Override
    public Mono<Page<PrintRun>> page(Actor actor, @Nullable String cursor, int limit) {
        return scoped(RUN + " and r.id < :before order by r.id desc limit :limit", actor)
                .bind(
                        "before",
                        cursor == null
                                ? new UUID(-1, -1)
                                : id(Page.keys(cursor, 1).getFirst()))
                .bind("limit", limit + 1)
                .map(PostgresPrintRuns::run)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.id().toString())));
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Page<Item>> items(UUID id, Actor actor, @Nullable String cursor, int limit) {
        return database.sql("""
                        select i.position, i.evaluation_id, i.version, i.state, i.refusal, i.reason, a.project_code,
                            a.fact #>> '{project,name}' as project_name
                        from print_item i join approved_evaluation a on (a.evaluation_id, a.version) = (i.evaluation_id, i.version)
                        where i.run_id = :id and i.position > :after and
                        """ + KNOWN.formatted("a") + " order by i.position limit :limit")
                .bindValues(knowing(actor))
                .bind("id", id)
                .bind(
                        "after",
                        cursor == null ? 0 : position(Page.keys(cursor, 1).getFirst()))
                .bind("limit", limit + 1)
                .map(PostgresPrintRuns::item)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(Integer.toString(one.position()))));
    }

    private static int position(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Flux<Rendered> documents(UUID id, Actor actor) {
        return database.sql("""
                        select d.about::text as about from print_run r join print_item i on i.run_id = r.id
                        join document d on d.evaluation_id = i.evaluation_id and d.evaluation_version = i.version
                            and d.edition = r.edition and (i.codes is null or d.code = any (i.codes))
                        join approved_evaluation a on (a.evaluation_id, a.version) = (i.evaluation_id, i.version)
                        where r.id = :id and i.state = 'DONE' and
                        """ + KNOWN.formatted("a") + " order by i.position, d.kind, d.format")
                .bindValues(knowing(actor))
                .bind("id", id)
                .map(row -> json.readValue(Objects.requireNonNull(row.get("about", String.class)), Rendered.class))
                .all();
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static PrintRun run(Readable row) {
        return new PrintRun(
                value(row, "id", UUID.class),
                value(row, "account", String.class),
                new UnitPath(value(row, "unit_path", String.class)),
                value(row, "year", Integer.class),
                Edition.valueOf(value(row, "edition", String.class)),
                Lane.valueOf(value(row, "lane", String.class)),
                value(row, "total", Integer.class),
                value(row, "done", Integer.class),
                value(row, "refused", Integer.class),
                value(row, "created_at", Instant.class),
                row.get("finished_at", Instant.class),
                row.get("project_code", String.class),
                row.get("table_code", String.class),
                row.get("report_code", String.class));
    }

    private static Item item(Readable row) {
        return new Item(
                value(row, "position", Integer.class),
                value(row, "evaluation_id", UUID.class),
                value(row, "version", Long.class),
                value(row, "project_code", String.class),
                value(row, "project_name", String.class),
                State.valueOf(value(row, "state", String.class)),
                row.get("refusal", String.class),
                row.get("reason", String.class));
    }
}

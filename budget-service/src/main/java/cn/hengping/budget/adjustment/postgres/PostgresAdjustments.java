package cn.hengping.budget.adjustment.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.adjustment.Adjustment;
import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentOpen;
import cn.hengping.budget.adjustment.AdjustmentRefusal.NoSuchAdjustment;
import cn.hengping.budget.adjustment.Adjustments;
import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.project.Item;
import cn.hengping.budget.project.Project;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One adjustment, one row; an approval changes the project's row and the items of its balance in the same statement. */
@Repository
class PostgresAdjustments implements Adjustments {
    private static final String VISIBLE = Clearance.condition("a") + " and " + Scope.covers("a.unit_path");

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresAdjustments(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Adjustment> get(String projectCode, int number, Actor actor) {
        return database.sql("select document::text as document from project_adjustment a"
                        + " where project_code = :code and number = :number and " + VISIBLE)
                .bind("code", projectCode)
                .bind("number", number)
                .bind("scope", actor.scope().value())
                .bindValues(Clearance.bindings(actor))
                .map(this::read)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchAdjustment(projectCode, number).asError()));
    }

    @Override
    public Mono<List<Adjustment>> of(String projectCode, Actor actor) {
        return database.sql(
                        "select document::text as document from project_adjustment a where project_code = :code and "
                                + VISIBLE + " order by number limit 200")
                .bind("code", projectCode)
                .bind("scope", actor.scope().value())
                .bindValues(Clearance.bindings(actor))
                .map(this::read)
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> nextNumber(String projectCode) {
        return database.sql(
                        "select coalesce(max(number), 0) + 1 as next from project_adjustment where project_code = :code")
                .bind("code", projectCode)
                .map(row -> Objects.requireNonNull(row.get("next", Integer.class)))
                .one();
    }

    @Override
    public Mono<Page<Adjustment>> list(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var keys = cursor == null ? List.of("", "0") : Page.keys(cursor, 2);
        var year = filter.year();
        var stage = filter.stage();
        return database.sql("""
                        select document::text as document from project_adjustment a
                        where (project_code, number) > (:code, :after) and (:year = 0 or year = :year)
                            and (:stage = '' or stage = :stage) and
                        """ + VISIBLE + " order by project_code, number limit :limit")
                .bind("code", keys.getFirst())
                .bind("after", number(keys.getLast()))
                .bind("year", year == null ? 0 : year)
                .bind("stage", stage == null ? "" : stage.name())
                .bind("scope", filter.under().value())
                .bindValues(Clearance.bindings(actor))
                .bind("limit", limit + 1)
                .map(this::read)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, PostgresAdjustments::place));
    }

    private static String place(Adjustment last) {
        return Page.cursor(last.subject().projectCode(), Integer.toString(last.number()));
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Adjustment> add(Adjustment adjustment, Command command) {
        var subject = adjustment.subject();
        var change = columns(Change.sql("""
                        insert into project_adjustment
                            (project_code, number, year, unit_path, classified, stage, document, version)
                        values (:code, :number, :year, :path, :classified, :stage, :document, :version)
                        """), adjustment)
                .bind("year", subject.year())
                .bind("path", subject.unit().path().value())
                .bind("classified", subject.classified());
        return log.record(command, "ASK_ADJUSTMENT", subject.projectCode(), adjustment, List.of(), change)
                .onErrorMap(DuplicateKeyException.class, _ -> new AdjustmentOpen(subject.projectCode()).asError());
    }

    @Override
    public Mono<Adjustment> save(Adjustment.Move move, String action, Command command) {
        var after = move.after();
        var change = columns(Change.sql("""
                        update project_adjustment set stage = :stage, document = :document, version = :version
                        where project_code = :code and number = :number and version = :version - 1
                        """), after);
        var project = move.project();
        if (project != null) {
            apply(change, project, command);
        }
        return log.record(command, action, after.subject().projectCode(), after, move.events(), change);
    }

    /** Nothing else changes an approved project, and only one adjustment of it is open: its version needs no guard of its own. */
    private void apply(Change change, Project project, Command command) {
        var items = project.registration().items().stream().map(Item::code).toList();
        change.and("""
                        update project p set document = :project, version = :projectVersion, updated_at = :at
                        from changed where p.project_code = changed.project_code
                        """)
                .and("""
                        update balance b set document = jsonb_set(b.document, '{itemCodes}', :itemCodes)
                        from changed where b.project_code = changed.project_code
                        """)
                .bindJson("project", json.writeValueAsString(project))
                .bind("projectVersion", project.version())
                .bind("at", command.at())
                .bindJson("itemCodes", json.writeValueAsString(items));
    }

    private Change columns(Change change, Adjustment adjustment) {
        return change.bind("code", adjustment.subject().projectCode())
                .bind("number", adjustment.number())
                .bind("stage", adjustment.stage().name())
                .bindJson("document", json.writeValueAsString(adjustment))
                .bind("version", adjustment.version());
    }

    private Adjustment read(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Adjustment.class);
    }
}

package cn.hengping.budget.monitoring.postgres;

import java.time.Month;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.monitoring.Checkpoint;
import cn.hengping.budget.monitoring.Checkpoints;
import cn.hengping.budget.monitoring.Edition;
import cn.hengping.budget.monitoring.MonitoringRefusal.CheckpointOpenedAlready;
import cn.hengping.budget.monitoring.MonitoringRefusal.NoSuchCheckpoint;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One checkpoint, one row, whose light is that of the edition submitted last; editions are only ever inserted. */
@Repository
class PostgresCheckpoints implements Checkpoints {
    private static final int MOST_PLACES = 1_000;

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresCheckpoints(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Checkpoint> get(String projectCode, Month month, Actor actor) {
        return seenBy(
                        actor,
                        actor.scope(),
                        database.sql("""
                        select document::text as document from checkpoint c
                        where project_code = :code and month = :month and
                        """ + Clearance.condition("c") + " and " + Scope.covers("unit_path")))
                .bind("code", projectCode)
                .bind("month", month.getValue())
                .map(row -> read(row, Checkpoint.class))
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchCheckpoint(projectCode, month.getValue()).asError()));
    }

    @Override
    public Flux<Checkpoint> ofProject(String projectCode, Actor actor) {
        return seenBy(
                        actor,
                        actor.scope(),
                        database.sql("""
                        select document::text as document from checkpoint c
                        where project_code = :code and
                        """ + Clearance.condition("c") + " and " + Scope.covers("unit_path")
                                + " order by month limit 12"))
                .bind("code", projectCode)
                .map(row -> read(row, Checkpoint.class))
                .all();
    }

    @Override
    public Mono<Page<Edition>> editions(
            String projectCode, Month month, Actor actor, @Nullable String cursor, int limit) {
        var after = cursor == null ? 0 : number(Page.keys(cursor, 1).getFirst());
        return get(projectCode, month, actor)
                .flatMap(_ -> database.sql("""
                                select document::text as document from checkpoint_edition
                                where project_code = :code and month = :month and number > :after
                                order by number limit :limit
                                """)
                        .bind("code", projectCode)
                        .bind("month", month.getValue())
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map(row -> read(row, Edition.class))
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, edition -> Page.cursor(Integer.toString(edition.number()))));
    }

    @Override
    public Mono<Page<Checkpoint>> alarming(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var keys = cursor == null ? List.of("", "0") : Page.keys(cursor, 2);
        var month = filter.month();
        var light = filter.light();
        return seenBy(
                        actor,
                        filter.under(),
                        database.sql("""
                        select document::text as document from checkpoint c
                        where year = :year and light in ('RED', 'YELLOW') and (project_code, month) > (:code, :after)
                        and (:month = 0 or month = :month) and (:light = '' or light = :light) and
                        """ + Clearance.condition("c") + " and " + Scope.covers("unit_path")
                                + " order by project_code, month limit :limit"))
                .bind("year", filter.year())
                .bind("code", keys.getFirst())
                .bind("after", number(keys.getLast()))
                .bind("month", month == null ? 0 : month.getValue())
                .bind("light", light == null ? "" : light.name())
                .bind("limit", limit + 1)
                .map(row -> read(row, Checkpoint.class))
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, last -> Page.cursor(last.projectCode(), Integer.toString(last.month()))));
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<List<LightCount>> counts(int year, Month month, UnitPath under, Actor actor) {
        return seenBy(actor, under, database.sql(LightCounts.SQL))
                .bind("depth", under.value().split("/", -1).length + 1)
                .bind("year", year)
                .bind("month", month.getValue())
                .bind("limit", MOST_PLACES)
                .map(LightCounts::count)
                .all()
                .collectList();
    }

    private static DatabaseClient.GenericExecuteSpec seenBy(
            Actor actor, UnitPath place, DatabaseClient.GenericExecuteSpec spec) {
        return spec.bindValues(Clearance.bindings(actor)).bind("scope", place.value());
    }

    @Override
    public Mono<Checkpoint> add(Checkpoint checkpoint, Command command) {
        var change = columns(Change.sql("""
                        insert into checkpoint (project_code, month, year, unit_path, classified, stage, document, version)
                        select :code, :month, :year, :path, classified, :stage, :document, :version
                        from project where project_code = :code
                        """), checkpoint)
                .bind("year", checkpoint.year())
                .bind("path", checkpoint.unit().path().value());
        return log.record(command, "OPEN_CHECKPOINT", checkpoint.projectCode(), checkpoint, List.of(), change)
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new CheckpointOpenedAlready(checkpoint.projectCode(), checkpoint.month()).asError());
    }

    @Override
    public Mono<Checkpoint> save(Checkpoint.Move move, String action, Command command) {
        var after = move.after();
        var edition = after.submitted();
        var light = edition == null ? null : edition.reading().worst();
        var change = columns(Change.sql("""
                        update checkpoint set stage = :stage, light = :light, document = :document, version = :version
                        where project_code = :code and month = :month and version = :version - 1
                        """), after)
                .bindNullable("light", light == null ? null : light.name(), String.class);
        if (!move.events().isEmpty() && edition != null) {
            change.and("""
                            insert into checkpoint_edition (project_code, month, number, document)
                            select project_code, month, :number, :edition from changed
                            """).bind("number", edition.number()).bindJson("edition", json.writeValueAsString(edition));
        }
        return log.record(command, action, after.projectCode(), after, move.events(), change);
    }

    private Change columns(Change change, Checkpoint checkpoint) {
        return change.bind("code", checkpoint.projectCode())
                .bind("month", checkpoint.month())
                .bind("stage", checkpoint.stage().name())
                .bindJson("document", json.writeValueAsString(checkpoint))
                .bind("version", checkpoint.version());
    }

    private <T> T read(Readable row, Class<T> type) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), type);
    }
}

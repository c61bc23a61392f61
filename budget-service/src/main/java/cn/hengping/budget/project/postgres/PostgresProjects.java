package cn.hengping.budget.project.postgres;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.library.Reuse;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.ProjectRefusal.NoSuchProject;
import cn.hengping.budget.project.ProjectRefusal.ProjectRegisteredAlready;
import cn.hengping.budget.project.Projects;
import cn.hengping.budget.project.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One project, one row: columns for what we search by, one document for the rest. */
@Repository
class PostgresProjects implements Projects {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresProjects(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Project> get(String projectCode, Actor actor) {
        return database.sql("select document::text as document from project where project_code = :code and :sees and "
                        + Scope.covers("unit_path"))
                .bind("code", projectCode)
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .map(this::project)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchProject(projectCode).asError()));
    }

    @Override
    public Mono<Page<Project>> page(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var year = filter.year();
        var stage = filter.stage();
        return database.sql("""
                        select document::text as document from project
                        where project_code > :after and :sees and (:year = 0 or year = :year) and (:stage = '' or stage = :stage) and
                        """ + Scope.covers("unit_path") + " order by project_code limit :limit")
                .bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst())
                .bind("sees", maySee(actor))
                .bind("year", year == null ? 0 : year)
                .bind("stage", stage == null ? "" : stage.name())
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::project)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, project -> Page.cursor(project.code())));
    }

    private static boolean maySee(Actor actor) {
        return !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    @Override
    public Mono<Project> add(Project project, Command command) {
        var change = Change.sql("""
                        insert into project (project_code, year, stage, unit_path, amount, document, version)
                        values (:code, :year, :stage, :path, :amount, :document, :version)
                        """).bind("path", project.path().value());
        return log.record(command, "REGISTER_PROJECT", project.code(), project, List.of(), columns(change, project))
                .onErrorMap(DuplicateKeyException.class, _ -> new ProjectRegisteredAlready(project.code()).asError());
    }

    @Override
    public Mono<Project> save(Project after, List<Event> events, String action, Command command) {
        var change = columns(Change.sql("""
                        update project
                        set stage = :stage, year = :year, amount = :amount, document = :document, version = :version
                        where project_code = :code and version = :version - 1
                        """), after);
        if (after.stage() == Stage.APPROVED) {
            open(change, after.opened(), command);
            Reuse.count(change, Objects.requireNonNull(after.objective()));
        }
        return log.record(command, action, after.code(), after, events, change);
    }

    private Change columns(Change change, Project project) {
        return change.bind("code", project.code())
                .bind("year", project.registration().year())
                .bind("stage", project.stage().name())
                .bind("amount", project.registration().budget().yuan())
                .bindJson("document", json.writeValueAsString(project))
                .bind("version", project.version());
    }

    private void open(Change change, Balance balance, Command command) {
        change.and("""
                        insert into balance (project_code, unit_path, document, sequence)
                        select project_code, unit_path, :balance, :sequence from changed
                        """)
                .and("""
                        insert into ledger_entry
                            (project_code, sequence, kind, source, amount, date, document_number, reason, account, at)
                        select c.project_code, r.sequence, 'INITIAL', r.source, r.amount, :date, '预算批复', '年初预算', :account, :at
                        from changed c, unnest(:sources::text[], :amounts::numeric[])
                            with ordinality as r (source, amount, sequence)
                        """)
                .bindJson("balance", json.writeValueAsString(balance))
                .bind("sequence", balance.sequence())
                .bind("date", balance.asOf())
                .bind("account", command.actor().account())
                .bind("at", command.at())
                .bind(
                        "sources",
                        balance.rows().stream().map(row -> row.source().name()).toArray(String[]::new))
                .bind(
                        "amounts",
                        balance.rows().stream()
                                .map(row -> row.initialYuan().yuan())
                                .toArray(BigDecimal[]::new));
    }

    private Project project(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Project.class);
    }
}

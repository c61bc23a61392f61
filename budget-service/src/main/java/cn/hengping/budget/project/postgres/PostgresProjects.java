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
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
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

    private static boolean maySee(Actor actor) {
        return !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    @Override
    public Mono<Project> add(Project project, Command command) {
        var change = Change.sql("""
                        insert into project (project_code, year, stage, unit_path, amount, document, version,
                            name, kind, classified, unit_code, unit_name, updated_at)
                        values (:code, :year, :stage, :path, :amount, :document, :version,
                            :name, :kind, :classified, :unitCode, :unitName, :at)
                        """).bind("path", project.path().value());
        return log.record(
                        command,
                        "REGISTER_PROJECT",
                        project.code(),
                        project,
                        List.of(),
                        columns(change, project, command))
                .onErrorMap(DuplicateKeyException.class, _ -> new ProjectRegisteredAlready(project.code()).asError());
    }

    @Override
    public Mono<Project> save(Project after, List<Event> events, String action, Command command) {
        var change = columns(Change.sql("""
                        update project
                        set stage = :stage, year = :year, amount = :amount, document = :document, version = :version,
                            name = :name, kind = :kind, classified = :classified, unit_code = :unitCode,
                            unit_name = :unitName, updated_at = :at
                        where project_code = :code and version = :version - 1
                        """), after, command);
        if (after.stage() == Stage.APPROVED) {
            open(change, after.opened(), command);
            Reuse.count(change, Objects.requireNonNull(after.objective()));
        }
        return log.record(command, action, after.code(), after, events, change);
    }

    private Change columns(Change change, Project project, Command command) {
        return change.bind("code", project.code())
                .bind("year", project.registration().year())
                .bind("stage", project.stage().name())
                .bind("amount", project.registration().budget().yuan())
                .bindJson("document", json.writeValueAsString(project))
                .bind("version", project.version())
                .bind("name", project.registration().name())
                .bind("kind", project.registration().kind().name())
                .bind("classified", project.registration().classified())
                .bind("unitCode", project.unit().unitCode())
                .bind("unitName", project.unit().name())
                .bind("at", command.at());
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

package cn.hengping.budget.project.postgres;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.library.Reuse;
import cn.hengping.budget.project.BasisContents;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.Lineage;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.ProjectRefusal.NoSuchProject;
import cn.hengping.budget.project.ProjectRefusal.ProjectRegisteredAlready;
import cn.hengping.budget.project.Projects;
import cn.hengping.budget.project.Registration;
import cn.hengping.budget.project.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One project, one row: columns for what we search by, one document for the rest. */
@Repository
class PostgresProjects implements Projects {
    private static final String ABOVE = """
            with recursive above as (
                select project_code, unit_code, year, parent_code, 1 as level from project p
                where project_code = :parent and
            """ + Clearance.condition("p") + " and " + Scope.covers("unit_path") + """
                union all
                select p.project_code, p.unit_code, p.year, p.parent_code, level + 1
                from above join project p on p.project_code = above.parent_code where level < 10)
            select project_code, unit_code, year from above order by level
            """;

    private final DatabaseClient database;
    private final BasisContents contents;
    private final TransactionalOperator transaction;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresProjects(
            DatabaseClient database,
            BasisContents contents,
            TransactionalOperator transaction,
            CommandLog log,
            JsonMapper json) {
        this.database = database;
        this.contents = contents;
        this.transaction = transaction;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Project> get(String projectCode, Actor actor) {
        return database.sql("select document::text as document from project p where project_code = :code and "
                        + Clearance.condition("p") + " and " + Scope.covers("unit_path"))
                .bind("code", projectCode)
                .bind("scope", actor.scope().value())
                .bindValues(Clearance.bindings(actor))
                .map(this::project)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchProject(projectCode).asError()));
    }

    /** The lock first, in a statement of its own: a statement sees what was there when it began, not when it got the lock. */
    @Override
    public Mono<Lineage> lineage(Registration registration, Actor actor) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended('project-tree ' || :unit, 0))")
                .bind("unit", registration.unitCode())
                .then()
                .then(above(registration, actor))
                .zipWith(hasParts(registration.projectCode()))
                .map(both -> new Lineage(both.getT1(), both.getT2()));
    }

    private Mono<List<Lineage.Ancestor>> above(Registration registration, Actor actor) {
        var parent = registration.parentCode();
        return parent == null
                ? Mono.just(List.of())
                : database.sql(ABOVE)
                        .bind("parent", parent)
                        .bind("scope", actor.scope().value())
                        .bindValues(Clearance.bindings(actor))
                        .map(row -> new Lineage.Ancestor(
                                Objects.requireNonNull(row.get("project_code", String.class)),
                                Objects.requireNonNull(row.get("unit_code", String.class)),
                                Objects.requireNonNull(row.get("year", Integer.class))))
                        .all()
                        .collectList();
    }

    private Mono<Boolean> hasParts(String projectCode) {
        return database.sql("select exists (select from project where parent_code = :code)")
                .bind("code", projectCode)
                .map(row -> Objects.requireNonNull(row.get(0, Boolean.class)))
                .one();
    }

    @Override
    public Mono<Project> add(Project project, Command command) {
        var change = Change.sql("""
                        insert into project (project_code, year, stage, unit_path, amount, document, version,
                            name, kind, classified, unit_code, unit_name, updated_at, parent_code)
                        values (:code, :year, :stage, :path, :amount, :document, :version,
                            :name, :kind, :classified, :unitCode, :unitName, :at, :parent)
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
                            unit_name = :unitName, updated_at = :at, parent_code = :parent
                        where project_code = :code and version = :version - 1
                        """), after, command);
        if (after.stage() == Stage.APPROVED) {
            open(change, after.opened(), command);
            Reuse.count(change, Objects.requireNonNull(after.objective()));
        }
        return log.record(command, action, after.code(), after, events, change);
    }

    @Override
    public Mono<Project> attach(Project after, BasisFile file, Flux<byte[]> content, Command command) {
        return save(after, List.of(), "ATTACH_BASIS", command)
                .then(contents.keep(file, content))
                .thenReturn(after)
                .as(transaction::transactional);
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
                .bindNullable("parent", project.registration().parentCode(), String.class)
                .bind("at", command.at());
    }

    private void open(Change change, Balance balance, Command command) {
        change.and("""
                        insert into balance (project_code, unit_path, classified, document, sequence)
                        select project_code, unit_path, classified, :balance, :sequence from changed
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

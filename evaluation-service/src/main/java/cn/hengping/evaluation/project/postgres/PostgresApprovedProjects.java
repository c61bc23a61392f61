package cn.hengping.evaluation.project.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.project.Adjustment;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.ApprovedProjects;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.platform.Inbox;
import io.r2dbc.postgresql.codec.Json;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One row a project, one row its execution; the two facts may come in any order. */
@Repository
class PostgresApprovedProjects implements ApprovedProjects {
    private final DatabaseClient database;
    private final Inbox inbox;
    private final JsonMapper json;

    PostgresApprovedProjects(DatabaseClient database, Inbox inbox, JsonMapper json) {
        this.database = database;
        this.inbox = inbox;
        this.json = json;
    }

    @Override
    public Mono<Void> remember(UUID eventId, ApprovedProject project) {
        return inbox.once(eventId, taken(project, 1));
    }

    @Override
    public Mono<Void> adjust(UUID eventId, ApprovedProject project, Adjustment adjustment) {
        return inbox.once(eventId, keep(project.projectCode(), adjustment).then(taken(project, adjustment.edition())));
    }

    private Mono<Void> taken(ApprovedProject project, int edition) {
        return waitForCampaign(project.year()).then(remember(project, edition)).then(join(project.projectCode()));
    }

    private Mono<Void> keep(String projectCode, Adjustment adjustment) {
        return database.sql("insert into project_adjustment (project_code, edition, document)"
                        + " values (:code, :edition, :document) on conflict do nothing")
                .bind("code", projectCode)
                .bind("edition", adjustment.edition())
                .bind("document", Json.of(json.writeValueAsString(adjustment)))
                .then();
    }

    @Override
    public Mono<List<Adjustment.Known>> adjustments(String projectCode) {
        return database.sql("select document::text as document, known_at from project_adjustment"
                        + " where project_code = :code order by edition limit 200")
                .bind("code", projectCode)
                .map(row -> new Adjustment.Known(
                        json.readValue(Objects.requireNonNull(row.get("document", String.class)), Adjustment.class),
                        Objects.requireNonNull(row.get("known_at", Instant.class))))
                .all()
                .collectList();
    }

    /**
     * While a campaign of this year is being issued, the project waits, and then joins it; while projects join, the campaign
     * waits, and then sees them. Shared, so that projects do not wait for each other.
     */
    private Mono<Void> waitForCampaign(int year) {
        return database.sql("select pg_advisory_xact_lock_shared(hashtext('campaign'), :year)")
                .bind("year", year)
                .then();
    }

    /** The edition lies in the document, where the readers of a project do not see it: what is signed has the form it always had. */
    private Mono<Void> remember(ApprovedProject project, int edition) {
        return database.sql("""
                        insert into project (project_code, year, unit_path, department_path, document)
                        values (:code, :year, :unit, :department, :document || jsonb_build_object('edition', :edition::int))
                        on conflict (project_code) do update
                        set year = excluded.year, unit_path = excluded.unit_path,
                            department_path = excluded.department_path, document = excluded.document
                        where coalesce((project.document ->> 'edition')::int, 1) <= :edition
                        """)
                .bind("code", project.projectCode())
                .bind("year", project.year())
                .bind("unit", project.unitPath().value())
                .bind("department", project.departmentPath().value())
                .bind("document", Json.of(json.writeValueAsString(project)))
                .bind("edition", edition)
                .then();
    }

    private Mono<Void> join(String projectCode) {
        return database.sql("""
                        insert into self_evaluation (id, campaign_id, project_code, year, unit_path)
                        select uuidv7(), c.id, p.project_code, p.year, p.unit_path
                        from project p join campaign c on c.year = p.year and c.stage = 'OPEN'
                            and (c.kinds = '{}' or p.document ->> 'kind' = any(c.kinds))
                            and (p.unit_path = c.scope_path
                                or (p.unit_path >= c.scope_path || '/' and p.unit_path < c.scope_path || '0'))
                        where p.project_code = :code
                        on conflict do nothing
                        """).bind("code", projectCode).then();
    }

    @Override
    public Mono<Void> remember(UUID eventId, Execution execution) {
        var work = database.sql("""
                        insert into execution (project_code, sequence, document) values (:code, :sequence, :document)
                        on conflict (project_code) do update
                        set sequence = excluded.sequence, document = excluded.document
                        where execution.sequence < excluded.sequence
                        """)
                .bind("code", execution.projectCode())
                .bind("sequence", execution.sequence())
                .bind("document", Json.of(json.writeValueAsString(execution)))
                .then();
        return inbox.once(eventId, work);
    }

    @Override
    public Mono<Map<String, String>> names(Collection<String> projectCodes) {
        return database.sql(
                        "select project_code, document ->> 'name' as name from project where project_code = any(:codes)")
                .bind("codes", projectCodes.stream().distinct().toArray(String[]::new))
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("project_code", String.class)),
                        Objects.requireNonNullElse(row.get("name", String.class), "")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}

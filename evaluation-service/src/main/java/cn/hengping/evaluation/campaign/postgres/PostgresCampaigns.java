package cn.hengping.evaluation.campaign.postgres;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.CampaignIssued;
import cn.hengping.evaluation.campaign.CampaignMoved;
import cn.hengping.evaluation.campaign.CampaignRefusal.CampaignOfYearExists;
import cn.hengping.evaluation.campaign.CampaignRefusal.NoSuchCampaign;
import cn.hengping.evaluation.campaign.Campaigns;
import cn.hengping.evaluation.campaign.Coverage;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One campaign, one row. A campaign is seen by everybody below its scope, and by everybody above it. */
@Repository
class PostgresCampaigns implements Campaigns {
    private static final String TOUCHES = """
            :sees and (:scope = scope_path or starts_with(:scope, scope_path || '/') or starts_with(scope_path, :scope || '/'))
            """;

    private static final int MOST_PLACES = 5_000;

    private final DatabaseClient database;
    private final CommandLog log;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    PostgresCampaigns(
            DatabaseClient database, CommandLog log, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        this.database = database;
        this.log = log;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Campaign> get(UUID id, Actor actor) {
        return database.sql("select document::text as document from campaign where id = :id and " + TOUCHES)
                .bind("id", id)
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .map(this::campaign)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchCampaign(id).asError()));
    }

    @Override
    public Flux<Place> places(int year, UnitPath scope) {
        return database.sql("""
                        select distinct unit_path, department_path from project
                        where year = :year and (unit_path = :scope or starts_with(unit_path, :scope || '/'))
                        order by unit_path limit :most
                        """)
                .bind("year", year)
                .bind("scope", scope.value())
                .bind("most", MOST_PLACES)
                .map(row -> new Place(
                        new UnitPath(Objects.requireNonNull(row.get("unit_path", String.class))),
                        new UnitPath(Objects.requireNonNull(row.get("department_path", String.class)))))
                .all();
    }

    @Override
    public Mono<Page<Campaign>> page(Actor actor, @Nullable String cursor, int limit) {
        return database.sql("select document::text as document from campaign where id > :after and " + TOUCHES
                        + " order by id limit :limit")
                .bind(
                        "after",
                        cursor == null
                                ? new UUID(0, 0)
                                : uuid(Page.keys(cursor, 1).getFirst()))
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::campaign)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, limit, campaign -> Page.cursor(campaign.id().toString())));
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw new cn.hengping.platform.PlatformRefusal.CursorMalformed().asError();
        }
    }

    private static boolean maySee(Actor actor) {
        return !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    @Override
    public Mono<Campaign> add(Campaign campaign, Command command) {
        var change = Change.sql("""
                        insert into campaign (id, year, scope_path, kinds, stage, document, due_date, issued_at, version)
                        values (:id, :year, :scope, :kinds, 'OPEN', :document, :due, :at, :version)
                        """)
                .and("insert into campaign_opening (campaign_id) select id from changed")
                .bind("id", campaign.id())
                .bind("year", campaign.year())
                .bind("scope", campaign.scopePath().value())
                .bind("kinds", kinds(campaign))
                .bindJson("document", json.writeValueAsString(campaign))
                .bind("due", campaign.dueDate())
                .bind("at", campaign.issuedAt())
                .bind("version", campaign.version());
        var issued = List.of(CampaignIssued.of(campaign));
        return waitForProjects(campaign.year())
                .then(refuseOverlap(campaign))
                .then(log.record(command, "ISSUE_CAMPAIGN", campaign.id().toString(), campaign, issued, change))
                .as(transaction::transactional);
    }

    private static String[] kinds(Campaign campaign) {
        return campaign.kindsOrAll().toArray(String[]::new);
    }

    /** What was approved while the campaign was closed did not join it: a reopened one looks through its projects again. */
    @Override
    public Mono<Campaign> save(Campaign before, Campaign after, Command command) {
        var last = after.happenings().getLast();
        var change = Change.sql("""
                        update campaign set stage = :stage, document = :document, due_date = :due, version = :version
                        where id = :id and version = :version - 1
                        """)
                .and("""
                        update campaign_opening set done = false, cursor = ''
                        where :reopened and campaign_id in (select id from changed)
                        """)
                .bind("reopened", last.act() == Campaign.Act.REOPEN)
                .bind("id", after.id())
                .bind("stage", after.isOpen() ? "OPEN" : "CLOSED")
                .bindJson("document", json.writeValueAsString(after))
                .bind("due", after.dueDate())
                .bind("version", after.version());
        return log.record(
                command,
                last.act().name() + "_CAMPAIGN",
                after.id().toString(),
                before,
                after,
                List.of(CampaignMoved.of(after)),
                change);
    }

    @Override
    public Mono<Long> unfinished(UUID id) {
        return database.sql("select count(*) from self_evaluation where campaign_id = :id and stage <> 'APPROVED'")
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Mono<Coverage> coverage(Campaign campaign, Actor actor) {
        var overdue = WorkingCalendar.dayOf(clock.instant()).isAfter(campaign.dueDate());
        return database.sql(CoverageRow.SQL)
                .bind("id", campaign.id())
                .bind("scope", actor.scope().value())
                .bind("all", !actor.is(Role.STAFF))
                .bindValues(Clearance.bindings(actor))
                .map(row -> CoverageRow.read(row, overdue))
                .one();
    }

    @Override
    public Mono<List<Selection.Candidate>> projectsOf(UUID id, Actor actor) {
        return database.sql("""
                        select project_code, stage = 'DRAFTING' as drafting, selection is not null as selected
                        from self_evaluation
                        where campaign_id = :id and unit_path = :unit order by project_code limit 5000
                        """)
                .bind("id", id)
                .bind("unit", actor.scope().value())
                .map(row -> new Selection.Candidate(
                        Objects.requireNonNull(row.get("project_code", String.class)),
                        Boolean.TRUE.equals(row.get("drafting", Boolean.class)),
                        Boolean.TRUE.equals(row.get("selected", Boolean.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Selection> select(Campaign campaign, Selection.Request request, Selection selection, Command command) {
        var change = Change.sql("""
                        update self_evaluation
                        set selection = case when project_code = any(:codes) then :selection::jsonb end,
                            version = version + 1
                        where campaign_id = :id and unit_path = :unit and stage = 'DRAFTING'
                            and (project_code = any(:codes) or selection is not null)
                        """)
                .bind("id", campaign.id())
                .bind("unit", command.actor().scope().value())
                .bind("codes", request.projectCodes().toArray(String[]::new))
                .bindJson("selection", json.writeValueAsString(selection));
        return log.record(command, "SELECT_PROJECTS", campaign.id().toString(), selection, List.of(), change);
    }

    /** The other half of the lock that an arriving project takes: its statement must see every project that came before. */
    private Mono<Void> waitForProjects(int year) {
        return database.sql("select pg_advisory_xact_lock(hashtext('campaign'), :year)")
                .bind("year", year)
                .then();
    }

    /** A project has one evaluation a year: campaigns of a year that reach the same kinds lie beside each other. */
    private Mono<Void> refuseOverlap(Campaign campaign) {
        return database.sql("select id from campaign where year = :year and " + TOUCHES
                        + " and (kinds = '{}' or cardinality(:kinds::text[]) = 0 or kinds && :kinds::text[]) limit 1")
                .bind("year", campaign.year())
                .bind("sees", true)
                .bind("scope", campaign.scopePath().value())
                .bind("kinds", kinds(campaign))
                .map(_ -> new CampaignOfYearExists(campaign.year()).asError())
                .one()
                .flatMap(Mono::error);
    }

    private Campaign campaign(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Campaign.class);
    }
}

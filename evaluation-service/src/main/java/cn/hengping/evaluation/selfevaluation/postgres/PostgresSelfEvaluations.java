package cn.hengping.evaluation.selfevaluation.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.evaluation.selfevaluation.Preparation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationMoved;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NoSuchSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.evaluation.selfevaluation.Waiting;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * One self-evaluation, one row: columns for what we search by, and three documents for the rest, apart by when they change: what
 * the unit prepares, what a submission freezes, and the sign-off.
 */
@Repository
class PostgresSelfEvaluations implements SelfEvaluations {
    private static final String COLUMNS = """
            e.id, e.stage, e.version, e.selection::text as selection, e.frozen::text as frozen, e.sign_off::text as sign_off,
                %s,
                x.document::text as execution,
                (select r.document::text from bureau_review r where r.evaluation_id = e.id) as review
            """.formatted(KnownCampaigns.COLUMNS);

    private static final String ONE = select("e.preparation");
    /** A list says nothing of the texts, and two hundred of them would fill the memory. */
    private static final String LISTED = select("e.preparation - 'narrative'");

    private static final String COPIED =
            " and e.copied_accounts <> '{}' and e.copied_accounts @> array[:account]::text[]";

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;
    private final SelfEvaluationRow rows;
    private final KnownCampaigns campaigns;

    PostgresSelfEvaluations(
            DatabaseClient database,
            CommandLog log,
            JsonMapper json,
            SelfEvaluationRow rows,
            KnownCampaigns campaigns) {
        this.database = database;
        this.log = log;
        this.json = json;
        this.rows = rows;
        this.campaigns = campaigns;
    }

    private static String select(String preparation) {
        return """
                select %s, (%s)::text as preparation,
                    case when coalesce(e.frozen -> 'project', 'null') = 'null' then p.document::text end as project
                from self_evaluation e
                    join campaign c on c.id = e.campaign_id
                    join project p on p.project_code = e.project_code
                    left join execution x on x.project_code = e.project_code
                where :sees and (:all or :account = any(e.team_accounts) or exists (
                    select 1 from absence a where a.deputy = :account and a.revoked_at is null
                        and now() >= a.starts_at and now() < a.ends_at
                        and (a.holder = any(e.team_accounts) or a.post not like '%%/STAFF'))) and
                """.formatted(COLUMNS.strip(), preparation) + Clearance.condition("p") + " and "
                + Scope.covers("e.unit_path");
    }

    /** Administrators see none; staff see those on whose team they are; the others see their part of the tree. */
    private DatabaseClient.GenericExecuteSpec scoped(String sql, Actor actor) {
        return database.sql(sql)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind("all", !actor.is(Role.STAFF))
                .bind("account", actor.account())
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value());
    }

    @Override
    public Mono<SelfEvaluation> get(UUID id, Actor actor) {
        var known = campaigns.now();
        return scoped(ONE + " and e.id = :id", actor)
                .bind("id", id)
                .bind("known", KnownCampaigns.keys(known))
                .map(row -> rows.read(row, known))
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchSelfEvaluation(id).asError()));
    }

    @Override
    public Mono<Page<SelfEvaluation>> page(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var campaign = filter.campaign();
        var known = campaigns.now();
        return scoped(LISTED + """
                         and e.id > :after and (:stage = '' or e.stage = :stage)
                         and (:project = '' or e.project_code = :project) and (:any_campaign or e.campaign_id = :campaign)
                        %s
                         order by e.id limit :limit
                        """.formatted(filter.copied() ? COPIED : ""), actor)
                .bind("after", cursor == null ? new UUID(0, 0) : SelfEvaluationRow.id(cursor))
                .bind("stage", Objects.requireNonNullElse(filter.stage(), ""))
                .bind("project", Objects.requireNonNullElse(filter.projectCode(), ""))
                .bind("any_campaign", campaign == null)
                .bind("campaign", Objects.requireNonNullElse(campaign, new UUID(0, 0)))
                .bind("limit", limit + 1)
                .bind("known", KnownCampaigns.keys(known))
                .map(row -> rows.read(row, known))
                .all()
                .collectList()
                .map(found ->
                        Page.of(found, limit, last -> Page.cursor(last.id().toString())));
    }

    @Override
    public Mono<List<SelfEvaluationMoved>> trail(UUID id, Actor actor) {
        return get(id, actor)
                .flatMap(evaluation -> database.sql("""
                                select sequence, step, from_stage, to_stage, account, post, reasons::text as reasons, at,
                                    accounts, remark, on_behalf_of, due_on
                                from move where evaluation_id = :id order by sequence limit 1000
                                """)
                        .bind("id", id)
                        .map(row -> rows.moved(row, evaluation))
                        .all()
                        .collectList());
    }

    /** Project and money of what is being drafted are as they are now: only a submission keeps them. */
    @Override
    public Mono<SelfEvaluation> asAnswered(CommandLog.Logged logged) {
        var known = campaigns.now();
        var kept = json.readValue(logged.after(), Kept.class);
        return database.sql("""
                        select %s, p.document::text as project,
                            (select l.after ->> 'preparation' from command_log l
                             where l.subject = :subject and l.id <= :line and jsonb_typeof(l.after -> 'preparation') = 'object'
                             order by l.id desc limit 1) as preparation_then,
                            (select l.after ->> 'signOff' from command_log l
                             where l.subject = :subject and l.id <= :line
                                and jsonb_typeof(l.after -> 'signOff' -> 'chain') = 'object'
                             order by l.id desc limit 1) as frozen_then
                        from self_evaluation e
                            join campaign c on c.id = e.campaign_id
                            join project p on p.project_code = e.project_code
                            left join execution x on x.project_code = e.project_code
                        where e.id = :id
                        """.formatted(COLUMNS.strip()))
                .bind("subject", logged.subject())
                .bind("line", logged.id())
                .bind("id", kept.id())
                .bind("known", KnownCampaigns.keys(known))
                .map(row -> rows.read(
                        row,
                        known,
                        kept.over(
                                rows.optional(row, "preparation_then", Preparation.class),
                                rows.optional(row, "frozen_then", Frozen.class))))
                .one();
    }

    @Override
    public Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, String action, Command command) {
        return record(before, after, action, List.of(), change(before, after), command);
    }

    private Mono<SelfEvaluation> record(
            SelfEvaluation before,
            SelfEvaluation after,
            String action,
            List<Event> events,
            Change change,
            Command command) {
        return log.record(
                        command,
                        action,
                        after.id().toString(),
                        Kept.beside(before, after),
                        Kept.beside(after, before),
                        events,
                        change)
                .thenReturn(after);
    }

    /** A file that is not there whole has no count of parts, and a line without one is refused: then nothing is written. */
    @Override
    public Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, Evidence evidence, Command command) {
        var change = change(before, after)
                .and("""
                        insert into evidence_file (evidence_id, evaluation_id, indicator, file_name, sha256, size, unit_path,
                            project_code, at, parts)
                        select :evidence, id, :indicator, :file_name, :sha256, :size, unit_path, project_code, :brought,
                            (select case when sum(octet_length(p.content)) = :size then count(*) end
                             from evidence_part p where p.evidence_id = :evidence)
                        from changed
                        """)
                .bind("evidence", evidence.evidenceId())
                .bind("indicator", evidence.indicator())
                .bind("file_name", evidence.fileName())
                .bind("sha256", evidence.sha256())
                .bind("size", evidence.size())
                .bind("brought", evidence.at());
        return record(before, after, "ATTACH_EVIDENCE", List.of(), change, command);
    }

    @Override
    public Mono<SelfEvaluation> save(SelfEvaluation.Move move, Command command) {
        var after = move.after();
        var event = move.event();
        var change = change(move.before(), after)
                .and("""
                        insert into move (evaluation_id, sequence, step, from_stage, to_stage, account, post, reasons, at,
                            accounts, remark, on_behalf_of, due_on, content_hash)
                        select id, :sequence, :step, :from, :to, :account, :post, :reasons::jsonb, :at,
                            :accounts, :remark, :on_behalf_of, :due_on, :content_hash from changed
                        """)
                .bind("sequence", event.sequence())
                .bind("step", event.step())
                .bind("from", event.from())
                .bind("to", event.to())
                .bind("account", event.account())
                .bind("post", event.post())
                .bindJson("reasons", json.writeValueAsString(event.reasons()))
                .bind("at", event.at())
                .bind("accounts", event.accounts().toArray(String[]::new))
                .bindNullable("remark", event.remark(), String.class)
                .bindNullable("on_behalf_of", event.onBehalfOf(), String.class)
                .bindNullable("content_hash", move.contentHash(), String.class);
        var events = new ArrayList<Event>(List.of(event));
        after.approval(command.at()).ifPresent(events::add);
        return record(move.before(), after, event.step(), events, change, command);
    }

    /** Writes only the documents that were exchanged: what stays in its row as it is costs nothing. */
    private Change change(SelfEvaluation before, SelfEvaluation after) {
        var waiting = Waiting.of(after);
        var prepared = !Objects.equals(before.preparation(), after.preparation());
        var frozen = !Frozen.isSame(before.signOff(), after.signOff());
        var change = Change.sql("""
                        update self_evaluation
                        set stage = :stage, team_accounts = :seen_by, sign_off = :sign_off,%s%s version = :version,
                            waiting_role = :waiting_role, waiting_level = :waiting_level, waiting_place = :waiting_place,
                            waiting_open = :waiting_open, waiting_accounts = :waiting_accounts, barred_accounts = :barred,
                            stage_since = :since, due_on = :due_on, copied_accounts = :copied_accounts
                        where id = :id and version = :version - 1
                        """.formatted(
                                prepared ? " preparation = :preparation," : "", frozen ? " frozen = :frozen," : ""))
                .bind("id", after.id())
                .bind("stage", after.stage().value())
                .bind("seen_by", waiting.seenBy().toArray(String[]::new))
                .bindJson("sign_off", json.writeValueAsString(Frozen.without(after.signOff())))
                .bind("version", after.version())
                .bind("waiting_role", waiting.role())
                .bind("waiting_level", waiting.level())
                .bind("waiting_place", waiting.place().value())
                .bind("waiting_open", waiting.open())
                .bind("waiting_accounts", waiting.accounts().toArray(String[]::new))
                .bind("copied_accounts", after.signOff().noted().copies().toArray(String[]::new))
                .bind("barred", waiting.barred().toArray(String[]::new))
                .bindNullable("since", waiting.since(), Instant.class)
                .bindNullable("due_on", waiting.dueOn(), LocalDate.class);
        if (prepared) {
            change.bindJson("preparation", json.writeValueAsString(after.preparation()));
        }
        if (frozen) {
            change.bindJson("frozen", json.writeValueAsString(Frozen.of(after.signOff())));
        }
        return change;
    }
}

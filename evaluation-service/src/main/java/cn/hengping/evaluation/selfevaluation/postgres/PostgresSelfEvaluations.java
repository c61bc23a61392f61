package cn.hengping.evaluation.selfevaluation.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.Clearance;
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

/** One self-evaluation, one row: columns for what we search by, one document for the rest. */
@Repository
class PostgresSelfEvaluations implements SelfEvaluations {
    private static final String ONE = select("e.document");
    /** A list says nothing of the texts, and two hundred of them would fill the memory. */
    private static final String LISTED = select("e.document #- '{preparation,narrative}'");

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;
    private final SelfEvaluationRow rows;

    PostgresSelfEvaluations(DatabaseClient database, CommandLog log, JsonMapper json, SelfEvaluationRow rows) {
        this.database = database;
        this.log = log;
        this.json = json;
        this.rows = rows;
    }

    private static String select(String document) {
        return """
                select e.id, e.stage, e.version, e.selection::text as selection, (%s)::text as document,
                    c.document::text as campaign, p.document::text as project, x.document::text as execution,
                    (select r.document::text from bureau_review r where r.evaluation_id = e.id) as review
                from self_evaluation e
                    join campaign c on c.id = e.campaign_id
                    join project p on p.project_code = e.project_code
                    left join execution x on x.project_code = e.project_code
                where :sees and (:all or :account = any(e.team_accounts) or exists (
                    select 1 from absence a where a.deputy = :account and a.revoked_at is null
                        and now() >= a.starts_at and now() < a.ends_at
                        and (a.holder = any(e.team_accounts) or a.post not like '%%/STAFF'))) and
                """.formatted(document) + Clearance.condition("p") + " and " + Scope.covers("e.unit_path");
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
        return scoped(ONE + " and e.id = :id", actor)
                .bind("id", id)
                .map(rows::read)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchSelfEvaluation(id).asError()));
    }

    @Override
    public Mono<Page<SelfEvaluation>> page(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        var campaign = filter.campaign();
        return scoped(LISTED + """
                         and e.id > :after and (:stage = '' or e.stage = :stage)
                         and (:project = '' or e.project_code = :project) and (:any_campaign or e.campaign_id = :campaign)
                         and (not :copied or e.copied_accounts @> array[:account]::text[])
                         order by e.id limit :limit
                        """, actor)
                .bind("after", cursor == null ? new UUID(0, 0) : SelfEvaluationRow.id(cursor))
                .bind("stage", Objects.requireNonNullElse(filter.stage(), ""))
                .bind("project", Objects.requireNonNullElse(filter.projectCode(), ""))
                .bind("copied", filter.copied())
                .bind("any_campaign", campaign == null)
                .bind("campaign", Objects.requireNonNullElse(campaign, new UUID(0, 0)))
                .bind("limit", limit + 1)
                .map(rows::read)
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

    @Override
    public Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, String action, Command command) {
        return log.record(command, action, after.id().toString(), before, after, List.of(), change(after));
    }

    /** A file that is not there whole has no count of parts, and a line without one is refused: then nothing is written. */
    @Override
    public Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, Evidence evidence, Command command) {
        var change = change(after)
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
        return log.record(command, "ATTACH_EVIDENCE", after.id().toString(), before, after, List.of(), change);
    }

    @Override
    public Mono<SelfEvaluation> save(SelfEvaluation.Move move, Command command) {
        var after = move.after();
        var event = move.event();
        var change = change(after)
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
        return log.record(command, event.step(), after.id().toString(), move.before(), after, events, change);
    }

    private Change change(SelfEvaluation after) {
        var waiting = Waiting.of(after);
        return Change.sql("""
                        update self_evaluation
                        set stage = :stage, team_accounts = :seen_by, document = :document, version = :version,
                            waiting_role = :waiting_role, waiting_level = :waiting_level, waiting_place = :waiting_place,
                            waiting_open = :waiting_open, waiting_accounts = :waiting_accounts, barred_accounts = :barred,
                            stage_since = :since, due_on = :due_on, copied_accounts = :copied_accounts
                        where id = :id and version = :version - 1
                        """)
                .bind("id", after.id())
                .bind("stage", after.stage().value())
                .bind("seen_by", waiting.seenBy().toArray(String[]::new))
                .bindJson("document", json.writeValueAsString(SelfEvaluationRow.Document.of(after)))
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
    }
}

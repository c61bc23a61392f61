package cn.hengping.evaluation.notice.postgres;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.notice.Notice;
import cn.hengping.evaluation.notice.Notice.Readers;
import cn.hengping.evaluation.notice.ReceivedNotice;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.platform.Role;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** How a notice becomes a row, and a row a notice. */
final class NoticeRow {
    private NoticeRow() {}

    private static final String INSERT =
            "insert into notice (source, kind, roles, accounts, place, below, campaign_id, evaluation_id, facts, at) ";

    /** Written out: to these roles or accounts, at the place or, for a campaign, at its own. */
    private static final String PLAIN = INSERT + """
            select :source, :kind, :roles, :accounts, coalesce(:place, c.scope_path), :below, :campaign, :evaluation,
                case when c.id is null then :facts::jsonb else jsonb_build_object('name', c.document ->> 'name') || :facts::jsonb end, :at
            from (select 1) once left join campaign c on c.id = :campaign and :evaluation is null
            where coalesce(:place, c.scope_path) is not null
            on conflict (source) do nothing
            """;

    /** To whom the chain that it started with puts at the desk; a team's desk is its leader's. */
    private static final String AT_DESK = INSERT + """
            select :source, :kind, case when d.value ->> 'level' = 'TEAM' then '{}'::text[] else array[d.value ->> 'role'] end,
                case when d.value ->> 'level' = 'TEAM' then coalesce((select array_agg(m ->> 'account')
                    from jsonb_array_elements(e.preparation -> 'team' -> 'members') m where m ->> 'post' = 'LEADER'), '{}'::text[])
                    else '{}'::text[] end,
                case when d.value ->> 'level' = 'DEPARTMENT' then p.department_path else e.unit_path end, false, :campaign, e.id,
                :facts, :at
            from self_evaluation e join campaign c on c.id = e.campaign_id join project p on p.project_code = e.project_code,
                jsonb_array_elements(case when jsonb_typeof(e.frozen -> 'chain' -> 'desks') = 'array'
                    then e.frozen -> 'chain' -> 'desks' else c.document -> 'chain' -> 'desks' end) d
            where e.id = :evaluation and 'WITH_' || (d.value ->> 'desk') = :stage
            on conflict (source) do nothing
            """;

    private static final String WHO_ORDERED = INSERT + """
            select :source, :kind, '{}', array[r.document ->> 'orderedBy'], :place, false, null, :evaluation, :facts, :at
            from rectification r where r.id = :rectification
            on conflict (source) do nothing
            """;

    static final String DRAFTS_DUE = INSERT + """
            select :source || e.unit_path, 'DRAFTS_DUE', array['PREPARER', 'UNIT_HEAD'], '{}', e.unit_path, false, :campaign, null,
                jsonb_build_object('name', :name::text, 'rung', :rung::text, 'dueOn', :due::text, 'count', count(*)::text), :at
            from self_evaluation e where e.campaign_id = :campaign and e.stage = 'DRAFTING' group by e.unit_path
            on conflict (source) do nothing
            """;

    /** The manager is told how many, without those of which he may not know. */
    static final String DRAFTS_ESCALATED =
            INSERT + """
            select :source || :scope, 'DRAFTS_ESCALATED', array['CAMPAIGN_MANAGER'], '{}', :scope, false, :campaign, null,
                jsonb_build_object('name', :name::text, 'rung', :rung::text, 'dueOn', :due::text, 'count', count(*)::text,
                    'units', count(distinct e.unit_path)::text), :at
            from self_evaluation e where e.campaign_id = :campaign and e.stage = 'DRAFTING' and
            """ + Clearance.open("e.project_code") + "having count(*) > 0 on conflict (source) do nothing";

    static Mono<Long> insert(DatabaseClient database, Notice notice, JsonMapper json) {
        var bindings = new HashMap<String, Object>();
        var sql = sql(notice.readers(), bindings);
        if (sql.equals(PLAIN)) {
            bindings.put(
                    "place",
                    notice.place() == null
                            ? Parameters.in(String.class)
                            : notice.place().value());
        }
        if (sql.equals(WHO_ORDERED)) {
            bindings.put("place", Objects.requireNonNull(notice.place()).value());
        } else {
            bindings.put("campaign", orNull(notice.campaignId()));
        }
        return database.sql(sql)
                .bindValues(bindings)
                .bind("source", notice.source())
                .bind("kind", notice.kind().name())
                .bind("evaluation", orNull(notice.evaluationId()))
                .bind("facts", Json.of(json.writeValueAsString(notice.facts())))
                .bind("at", notice.at())
                .fetch()
                .rowsUpdated();
    }

    private static Object orNull(@org.jspecify.annotations.Nullable UUID id) {
        return id == null ? Parameters.in(UUID.class) : id;
    }

    private static String sql(Readers readers, Map<String, Object> bindings) {
        return switch (readers) {
            case Readers.Posts(var roles) -> plain(bindings, roles, List.of(), false);
            case Readers.Below(var roles) -> plain(bindings, roles, List.of(), true);
            case Readers.Accounts(var accounts) -> plain(bindings, List.of(), accounts, false);
            case Readers.AtDesk(var stage) -> {
                bindings.put("stage", stage);
                yield AT_DESK;
            }
            case Readers.WhoOrdered(var rectification) -> {
                bindings.put("rectification", rectification);
                yield WHO_ORDERED;
            }
        };
    }

    private static String plain(Map<String, Object> bindings, List<Role> roles, List<String> accounts, boolean below) {
        bindings.put("roles", roles.stream().map(Role::name).toArray(String[]::new));
        bindings.put("accounts", accounts.toArray(String[]::new));
        bindings.put("below", below);
        return PLAIN;
    }

    static ReceivedNotice read(Readable row, JsonMapper json) {
        return new ReceivedNotice(
                Objects.requireNonNull(row.get("id", Long.class)),
                Notice.Kind.valueOf(Objects.requireNonNull(row.get("kind", String.class))),
                Objects.requireNonNull(row.get("at", Instant.class)),
                Boolean.TRUE.equals(row.get("read", Boolean.class)),
                row.get("campaign_id", UUID.class),
                row.get("evaluation_id", UUID.class),
                row.get("project_code", String.class),
                row.get("project", String.class),
                row.get("unit", String.class),
                facts(Objects.requireNonNull(row.get("facts", String.class)), json));
    }

    private static Map<String, String> facts(String text, JsonMapper json) {
        var facts = new HashMap<String, String>();
        json.readTree(text)
                .propertyStream()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
        return facts;
    }
}

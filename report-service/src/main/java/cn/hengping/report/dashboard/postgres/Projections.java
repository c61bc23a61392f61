package cn.hengping.report.dashboard.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each type of fact does to the tables, as SQL over {@code taken}, the bodies of some facts of that type: the ones that just
 * came, or all there ever were. Whatever order they come in, of several facts about one thing the last counts.
 */
final class Projections {
    /** Rows for all projects that the facts name; they count nowhere until the project itself was heard of. */
    private static final String ROWS = """
            insert into dashboard_project (project_code)
            select distinct coalesce(body ->> 'projectCode', body #>> '{project,projectCode}') from taken
            where coalesce(body ->> 'projectCode', body #>> '{project,projectCode}') is not null order by 1
            on conflict do nothing""";

    private static final String UNIT = """
            insert into dashboard_unit (path, name, sequence)
            select distinct on (body ->> 'path') body ->> 'path', body ->> 'name', coalesce((body ->> 'sequence')::bigint, 1)
            from taken order by body ->> 'path', coalesce((body ->> 'sequence')::bigint, 1) desc
            on conflict (path) do update set name = excluded.name, sequence = excluded.sequence
            where excluded.sequence > dashboard_unit.sequence""";

    private static final String PROJECT = """
            update dashboard_project p set approved_at = n.at, year = n.year, name = n.name, kind = n.kind, classified = n.classified,
                   unit_path = n.path, unit_name = n.unit, campaign_id = c.id, due_date = c.due_date
            from (select distinct on (body ->> 'projectCode') body ->> 'projectCode' as code, (body ->> 'year')::int as year, body ->> 'name' as name,
                         body ->> 'kind' as kind, coalesce((body ->> 'classified')::boolean, false) as classified, body ->> 'unitPath' as path,
                         body ->> 'unitName' as unit, (body ->> 'approvedAt')::timestamptz as at
                  from taken order by body ->> 'projectCode', (body ->> 'approvedAt')::timestamptz desc) n
            left join lateral dashboard_campaign_of(n.year, n.path, n.kind) c on true
            where p.project_code = n.code and (p.approved_at is null or p.approved_at < n.at)""";

    private static final String FUNDS = """
            update dashboard_project p set funds_sequence = n.sequence, initial = n.initial, full_year = n.full_year, executed = n.executed
            from (select distinct on (body ->> 'projectCode') body ->> 'projectCode' as code, (body ->> 'sequence')::bigint as sequence,
                         (body ->> 'initialBudgetYuan')::numeric as initial, (body ->> 'fullYearBudgetYuan')::numeric as full_year,
                         (body ->> 'executedYuan')::numeric as executed
                  from taken order by body ->> 'projectCode', (body ->> 'sequence')::bigint desc) n
            where p.project_code = n.code and (p.funds_sequence is null or p.funds_sequence < n.sequence)""";

    private static final String LIGHT = """
            update dashboard_project p set light_order = n.place, light = n.light
            from (select distinct on (body ->> 'projectCode') body ->> 'projectCode' as code, body ->> 'light' as light,
                         (body ->> 'month')::int * 100000 + (body ->> 'edition')::int as place
                  from taken order by body ->> 'projectCode', (body ->> 'month')::int desc, (body ->> 'edition')::int desc) n
            where p.project_code = n.code and (p.light_order is null or p.light_order < n.place)""";

    private static final String CAMPAIGN = """
            insert into dashboard_campaign (id, year, scope_path, kinds, due_date)
            select distinct on (body ->> 'campaignId') (body ->> 'campaignId')::uuid, (body ->> 'year')::int, body ->> 'scopePath',
                   coalesce(array(select jsonb_array_elements_text(case when jsonb_typeof(body -> 'kinds') = 'array' then body -> 'kinds' else '[]' end)), '{}'),
                   (body ->> 'dueDate')::date
            from taken order by body ->> 'campaignId'
            on conflict (id) do nothing""";

    private static final String CAMPAIGN_MOVE = """
            insert into dashboard_campaign_move (campaign_id, due_date, version)
            select distinct on (body ->> 'campaignId') (body ->> 'campaignId')::uuid, (body ->> 'dueDate')::date, (body ->> 'version')::bigint
            from taken order by body ->> 'campaignId', (body ->> 'version')::bigint desc
            on conflict (campaign_id) do update set due_date = excluded.due_date, version = excluded.version
            where excluded.version > dashboard_campaign_move.version""";

    private static final String COVER = """
            update dashboard_project p set campaign_id = n.id, due_date = n.due_date
            from (select distinct on (q.project_code) q.project_code as code, c.id, c.due_date
                  from dashboard_project q
                  join (select distinct (body ->> 'year')::int as year from taken) y on y.year = q.year
                  left join lateral dashboard_campaign_of(q.year, q.unit_path, q.kind) c on true
                  where q.approved_at is not null) n
            where p.project_code = n.code and (p.campaign_id is distinct from n.id or p.due_date is distinct from n.due_date)""";

    private static final String MOVES = """
            insert into dashboard_move (evaluation_id, sequence, project_code, step, from_stage, to_stage, due_on, total, grade, at)
            select distinct on (body ->> 'evaluationId', (body ->> 'sequence')::bigint) (body ->> 'evaluationId')::uuid,
                   (body ->> 'sequence')::bigint, body ->> 'projectCode', body ->> 'step', body ->> 'from', body ->> 'to', (body ->> 'dueOn')::date,
                   (body ->> 'total')::numeric, body ->> 'grade', (body ->> 'at')::timestamptz
            from taken order by body ->> 'evaluationId', (body ->> 'sequence')::bigint
            on conflict (evaluation_id, sequence) do nothing""";

    /** The last move says where it lies and until when; the last that changed the desk, how it came there; all of them, how long it lay where. */
    private static final String STAGE = """
            with code as materialized (select distinct body ->> 'projectCode' as project_code from taken),
            moved as materialized (select m.* from code join dashboard_move m using (project_code)),
            latest as (select distinct on (project_code) * from moved order by project_code, at desc, sequence desc, evaluation_id),
            arrival as (
                select distinct on (project_code) * from moved where from_stage <> to_stage order by project_code, at desc, sequence desc, evaluation_id),
            lay as (
                select project_code, from_stage as stage,
                    extract(epoch from at - lag(at) over (partition by evaluation_id order by sequence))::numeric as seconds
                from moved where from_stage <> to_stage),
            wait as (
                select project_code, stage, jsonb_build_array(count(*), round(sum(seconds), 2),
                    count(*) filter (where seconds <= 86400), count(*) filter (where seconds > 86400 and seconds <= 259200),
                    count(*) filter (where seconds > 259200 and seconds <= 432000), count(*) filter (where seconds > 432000 and seconds <= 864000),
                    count(*) filter (where seconds > 864000 and seconds <= 2592000), count(*) filter (where seconds > 2592000)) as times
                from lay where seconds is not null group by project_code, stage),
            waits as (select project_code, jsonb_object_agg(stage, times) as waits from wait group by project_code)
            update dashboard_project p set evaluation_id = l.evaluation_id, moved_at = a.at, step = a.step, stage = a.to_stage, desk_due = l.due_on,
                pending_total = l.total, pending_grade = l.grade, waits = w.waits
            from latest l left join arrival a using (project_code) left join waits w using (project_code)
            where p.project_code = l.project_code""";

    private static final String RESULT = """
            update dashboard_project p set result_at = n.at, total = n.total, computed = n.computed, grade = n.grade, aspects = n.aspects
            from (select distinct on (body #>> '{project,projectCode}') body #>> '{project,projectCode}' as code, (body ->> 'approvedAt')::timestamptz as at,
                         (body ->> 'total')::numeric as total, (body ->> 'computedTotal')::numeric as computed, body ->> 'grade' as grade,
                         (select jsonb_object_agg(place, sums) from (
                             select concat(line ->> 'dimension', '/', line ->> 'aspect') as place, jsonb_build_array(count(*),
                                 sum((line ->> 'maxScore')::numeric - coalesce((line ->> 'declaredScore')::numeric, (line ->> 'computedScore')::numeric, 0)),
                                 sum((line ->> 'maxScore')::numeric)) as sums
                             from jsonb_array_elements(body -> 'lines') line group by 1) lost) as aspects
                  from taken order by body #>> '{project,projectCode}', (body ->> 'approvedAt')::timestamptz desc) n
            where p.project_code = n.code and (p.result_at is null or p.result_at < n.at)""";

    private static final String REVIEW = """
            update dashboard_project p set reviewed_at = n.at, reviewed = n.total
            from (select distinct on (body ->> 'projectCode') body ->> 'projectCode' as code, (body ->> 'at')::timestamptz as at,
                         (body ->> 'reviewedTotal')::numeric as total
                  from taken order by body ->> 'projectCode', (body ->> 'at')::timestamptz desc) n
            where p.project_code = n.code and (p.reviewed_at is null or p.reviewed_at < n.at)""";

    private static final String RECTIFICATION = """
            update dashboard_project p set rectified_at = n.at, rectification = n.stage
            from (select distinct on (body ->> 'projectCode') body ->> 'projectCode' as code, (body ->> 'at')::timestamptz as at, body ->> 'stage' as stage
                  from taken order by body ->> 'projectCode', (body ->> 'at')::timestamptz desc) n
            where p.project_code = n.code and (p.rectified_at is null or p.rectified_at < n.at)""";

    /** In the order in which they are applied where facts of several types come together. */
    private static final Map<String, List<String>> BY_TYPE = byType();

    private Projections() {}

    private static Map<String, List<String>> byType() {
        var projections = new LinkedHashMap<String, List<String>>();
        projections.put("UnitRegistered.v1", List.of(UNIT));
        projections.put("UnitChanged.v1", List.of(UNIT));
        projections.put("ProjectApproved.v1", List.of(ROWS, PROJECT));
        projections.put("CampaignMoved.v1", List.of(CAMPAIGN_MOVE, COVER));
        projections.put("CampaignIssued.v1", List.of(CAMPAIGN, COVER));
        projections.put("BudgetExecutionRecorded.v1", List.of(ROWS, FUNDS));
        projections.put("CheckpointRecorded.v1", List.of(ROWS, LIGHT));
        projections.put("SelfEvaluationMoved.v1", List.of(ROWS, MOVES, STAGE));
        projections.put("SelfEvaluationApproved.v1", List.of(ROWS, RESULT));
        projections.put("EvaluationReviewed.v1", List.of(ROWS, REVIEW));
        projections.put("RectificationMoved.v1", List.of(ROWS, RECTIFICATION));
        return projections;
    }

    /** The types that figures are made of. */
    static List<String> types() {
        return List.copyOf(BY_TYPE.keySet());
    }

    static boolean knows(String type) {
        return BY_TYPE.containsKey(type);
    }

    /** What facts of this type do, one statement after the other, each over this source of bodies. */
    static List<String> of(String type, String source) {
        var projections = BY_TYPE.get(type);
        if (projections == null) {
            throw new IllegalArgumentException("no figure is made of " + type);
        }
        return projections.stream().map(sql -> over(sql, source)).toList();
    }

    private static String over(String sql, String source) {
        var taken = "with taken as materialized (" + source + ")";
        return sql.startsWith("with ") ? taken + ", " + sql.substring("with ".length()) : taken + " " + sql;
    }
}

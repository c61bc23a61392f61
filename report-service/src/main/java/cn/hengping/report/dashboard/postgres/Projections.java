package cn.hengping.report.dashboard.postgres;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** What facts of a type do before the parts of projects are looked at. */
    private static final Map<String, List<String>> BEFORE = Map.of(
            "UnitRegistered.v1", List.of(UNIT),
            "UnitChanged.v1", List.of(UNIT),
            "CampaignMoved.v1", List.of(CAMPAIGN_MOVE, COVER),
            "CampaignIssued.v1", List.of(CAMPAIGN, COVER),
            "SelfEvaluationMoved.v1", List.of(MOVES));

    /** In the order in which facts of several types are applied where they come together. */
    private static final List<String> TYPES = Stream.concat(
                    Stream.of("UnitRegistered.v1", "UnitChanged.v1", "CampaignMoved.v1", "CampaignIssued.v1"),
                    ProjectParts.BY_TYPE.keySet().stream())
            .toList();

    private Projections() {}

    /** The types that figures are made of. */
    static List<String> types() {
        return TYPES;
    }

    static boolean knows(String type) {
        return TYPES.contains(type);
    }

    /** What facts of this type do, one statement after the other, each over this source of bodies. */
    static List<String> of(String type, String source) {
        var part = ProjectParts.BY_TYPE.get(type);
        var before = BEFORE.getOrDefault(type, List.of());
        return (part == null
                        ? before.stream()
                        : Stream.of(List.of(ROWS), before, List.of(part.update()))
                                .flatMap(List::stream))
                .map(sql -> over(sql, source))
                .toList();
    }

    private static String over(String sql, String source) {
        var taken = "with taken as materialized (" + source + ")";
        return sql.startsWith("with ") ? taken + ", " + sql.substring("with ".length()) : taken + " " + sql;
    }

    /** More to sort and group by than a usual statement has. */
    private static final String ROOM = "set local work_mem = '128MB'";

    private static final List<String> EMPTY = Stream.of(
                    "unit", "campaign", "campaign_move", "move", "project", "cell", "tally")
            .map("delete from dashboard_"::concat)
            .toList();

    /**
     * Everything from the log again. Each project is put together from all its facts at once, while it counts nowhere; at the end
     * all are counted at once. Whoever looks meanwhile sees what was there before.
     */
    static List<String> anew() {
        var before = TYPES.stream()
                .flatMap(type -> BEFORE.getOrDefault(type, List.of()).stream()
                        .filter(sql -> !sql.equals(COVER))
                        .map(sql -> over(sql, log(type))));
        return Stream.of(
                        Stream.of(ROOM),
                        EMPTY.stream(),
                        before,
                        Stream.of(ProjectParts.together(Projections::log), ProjectParts.count(log(ProjectParts.FIRST))))
                .flatMap(Function.identity())
                .toList();
    }

    private static String log(String type) {
        return "select body from dashboard_fact where type = '" + type + "'";
    }
}

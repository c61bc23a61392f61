package cn.hengping.report.dashboard.postgres;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The columns of a project that come from facts of one type each, and which of several such facts is the last. */
final class ProjectParts {
    static final String FIRST = "ProjectApproved.v1";

    /**
     * The columns from the facts of one type.
     *
     * @param select one row for each project that {@code taken} names, with the columns by these names
     * @param isLater whether that row {@code n} is of a later fact than what the project {@code p} has
     */
    record Part(List<String> columns, String select, String isLater) {

        String update() {
            var set = columns.stream().map(column -> column + " = n." + column).collect(joining(", "));
            return "update dashboard_project p set %s from (%s) n where p.project_code = n.project_code and %s"
                    .formatted(set, select, isLater);
        }

        String over(String source) {
            var taken = "with taken as (" + source + ")";
            return select.startsWith("with ")
                    ? taken + ", " + select.substring("with ".length())
                    : taken + " " + select;
        }
    }

    private static Part by(String order, String select, String... columns) {
        return new Part(List.of(columns), select, "(p.%1$s is null or p.%1$s < n.%1$s)".formatted(order));
    }

    private static final Part PROJECT = by(
            "approved_at",
            """
            select f.*, c.id as campaign_id, c.due_date
            from (select distinct on (body ->> 'projectCode') body ->> 'projectCode' as project_code, (body ->> 'approvedAt')::timestamptz as approved_at,
                      (body ->> 'year')::int as year, body ->> 'name' as name, body ->> 'kind' as kind,
                      coalesce((body ->> 'classified')::boolean, false) as classified, body ->> 'unitPath' as unit_path, body ->> 'unitName' as unit_name
                  from taken order by body ->> 'projectCode', (body ->> 'approvedAt')::timestamptz desc) f
            left join lateral dashboard_campaign_of(f.year, f.unit_path, f.kind) c on true""",
            "approved_at",
            "year",
            "name",
            "kind",
            "classified",
            "unit_path",
            "unit_name",
            "campaign_id",
            "due_date");

    private static final Part FUNDS = by("funds_sequence", """
            select distinct on (body ->> 'projectCode') body ->> 'projectCode' as project_code, (body ->> 'sequence')::bigint as funds_sequence,
                (body ->> 'initialBudgetYuan')::numeric as initial, (body ->> 'fullYearBudgetYuan')::numeric as full_year,
                (body ->> 'executedYuan')::numeric as executed
            from taken order by body ->> 'projectCode', (body ->> 'sequence')::bigint desc""", "funds_sequence", "initial", "full_year", "executed");

    private static final Part LIGHT = by("light_order", """
            select distinct on (body ->> 'projectCode') body ->> 'projectCode' as project_code,
                (body ->> 'month')::int * 100000 + (body ->> 'edition')::int as light_order, body ->> 'light' as light
            from taken order by body ->> 'projectCode', (body ->> 'month')::int desc, (body ->> 'edition')::int desc""", "light_order", "light");

    /** The last move says where it lies and until when; the last that changed the desk, how it came there; all of them, how long it lay where. */
    private static final Part STAGE = new Part(
            List.of(
                    "evaluation_id",
                    "moved_at",
                    "step",
                    "stage",
                    "desk_due",
                    "pending_total",
                    "pending_grade",
                    "waits"),
            """
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
            select project_code, l.evaluation_id, a.at as moved_at, a.step, a.to_stage as stage, l.due_on as desk_due, l.total as pending_total,
                l.grade as pending_grade, w.waits
            from latest l left join arrival a using (project_code) left join waits w using (project_code)""",
            "true");

    private static final Part RESULT = by("result_at", """
            select distinct on (body #>> '{project,projectCode}') body #>> '{project,projectCode}' as project_code,
                (body ->> 'approvedAt')::timestamptz as result_at, (body ->> 'total')::numeric as total, (body ->> 'computedTotal')::numeric as computed,
                body ->> 'grade' as grade,
                (select jsonb_object_agg(place, sums) from (
                    select concat(line ->> 'dimension', '/', line ->> 'aspect') as place, jsonb_build_array(count(*),
                        sum((line ->> 'maxScore')::numeric - coalesce((line ->> 'declaredScore')::numeric, (line ->> 'computedScore')::numeric, 0)),
                        sum((line ->> 'maxScore')::numeric)) as sums
                    from jsonb_array_elements(body -> 'lines') line group by 1) lost) as aspects
            from taken order by body #>> '{project,projectCode}', (body ->> 'approvedAt')::timestamptz desc""", "result_at", "total", "computed", "grade", "aspects");

    private static final Part REVIEW = by("reviewed_at", """
            select distinct on (body ->> 'projectCode') body ->> 'projectCode' as project_code, (body ->> 'at')::timestamptz as reviewed_at,
                (body ->> 'reviewedTotal')::numeric as reviewed
            from taken order by body ->> 'projectCode', (body ->> 'at')::timestamptz desc""", "reviewed_at", "reviewed");

    private static final Part RECTIFICATION = by("rectified_at", """
            select distinct on (body ->> 'projectCode') body ->> 'projectCode' as project_code, (body ->> 'at')::timestamptz as rectified_at,
                body ->> 'stage' as rectification
            from taken order by body ->> 'projectCode', (body ->> 'at')::timestamptz desc""", "rectified_at", "rectification");

    private static final Part FINDINGS = by("inspected_at", """
            select distinct on (body ->> 'projectCode') body ->> 'projectCode' as project_code, (body ->> 'at')::timestamptz as inspected_at,
                jsonb_build_object('ERROR', body -> 'errors', 'WARNING', body -> 'warnings', 'HINT', body -> 'hints') as findings
            from taken order by body ->> 'projectCode', (body ->> 'at')::timestamptz desc""", "inspected_at", "findings");

    /** In the order in which they are applied where facts of several types come together. */
    static final Map<String, Part> BY_TYPE = byType();

    private ProjectParts() {}

    private static Map<String, Part> byType() {
        var parts = new LinkedHashMap<String, Part>();
        parts.put(FIRST, PROJECT);
        parts.put("BudgetExecutionRecorded.v1", FUNDS);
        parts.put("CheckpointRecorded.v1", LIGHT);
        parts.put("SelfEvaluationMoved.v1", STAGE);
        parts.put("SelfEvaluationApproved.v1", RESULT);
        parts.put("EvaluationReviewed.v1", REVIEW);
        parts.put("RectificationMoved.v1", RECTIFICATION);
        parts.put("EvaluationInspected.v1", FINDINGS);
        return parts;
    }

    /** All projects from all their facts, each row once; not yet approved, so that it counts nowhere. */
    static String together(UnaryOperator<String> sourceOf) {
        var columns = BY_TYPE.values().stream()
                .flatMap(part -> part.columns().stream())
                .filter(column -> !column.equals("approved_at"))
                .collect(joining(", "));
        var codes = BY_TYPE.keySet().stream()
                .map(type ->
                        "select coalesce(body ->> 'projectCode', body #>> '{project,projectCode}') as project_code from ("
                                + sourceOf.apply(type) + ") of_type")
                .collect(joining(" union "));
        var joins = BY_TYPE.entrySet().stream()
                .map(part -> "left join (" + part.getValue().over(sourceOf.apply(part.getKey())) + ") part_"
                        + part.getKey().replace('.', '_') + " using (project_code)")
                .collect(joining(" "));
        return "insert into dashboard_project (project_code, %1$s) select project_code, %1$s from (%2$s) codes %3$s where project_code is not null"
                .formatted(columns, codes, joins);
    }

    /** Counts everything at once: until now no project was approved. */
    static String count(String source) {
        return """
                update dashboard_project p set approved_at = n.approved_at, overdue = coalesce(p.open_due < w.day, false)
                from (%s) n cross join dashboard_watermark w where p.project_code = n.project_code""".formatted(PROJECT.over(source));
    }
}

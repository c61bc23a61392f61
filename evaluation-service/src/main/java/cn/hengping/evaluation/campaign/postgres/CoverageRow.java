package cn.hengping.evaluation.campaign.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.campaign.Coverage;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;

/** Counts a campaign in one statement: what is due, what is open, what is where, and who has not selected. */
final class CoverageRow {
    static final String SQL =
            """
            with due as (
              select p.project_code from project p join campaign c on c.id = :id and p.year = c.year
                and (p.unit_path = c.scope_path
                  or (p.unit_path >= c.scope_path || '/' and p.unit_path < c.scope_path || '0'))
                and (c.kinds = '{}' or p.document ->> 'kind' = any(c.kinds))
              where :all and %1$s and %3$s),
            mine as (
              select e.* from self_evaluation e join project p on p.project_code = e.project_code
              where e.campaign_id = :id and :all and %2$s and %3$s),
            silent as (
              select unit_path from mine group by unit_path having count(selection) = 0 order by unit_path limit 200)
            select (select count(*) from due) as projects,
              (select count(*) from due d where not exists
                (select 1 from self_evaluation e where e.campaign_id = :id and e.project_code = d.project_code)) as missing,
              count(*) as opened,
              count(*) filter (where stage = 'DRAFTING') as drafting,
              count(*) filter (where stage = 'APPROVED') as approved,
              count(*) filter (where selection is not null) as selected,
              coalesce((select done from campaign_opening where campaign_id = :id), true) as done,
              coalesce((select array_agg(unit_path order by unit_path) from silent), '{}') as silent
            from mine
            """.formatted(Scope.covers("p.unit_path"), Scope.covers("e.unit_path"), Clearance.condition("p"));

    private CoverageRow() {}

    static Coverage read(Readable row, boolean overdue) {
        var opened = count(row, "opened");
        var drafting = count(row, "drafting");
        var approved = count(row, "approved");
        return new Coverage(
                count(row, "projects"),
                opened,
                count(row, "missing"),
                drafting,
                opened - drafting - approved,
                approved,
                overdue ? opened - approved : 0,
                count(row, "selected"),
                Boolean.TRUE.equals(row.get("done", Boolean.class)),
                List.of(Objects.requireNonNull(row.get("silent", String[].class))));
    }

    private static long count(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}

package cn.hengping.budget.monitoring.postgres;

import java.util.Objects;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.monitoring.Checkpoints.LightCount;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;

/** Counts the lights of a month by the places one step below another; approved projects without an edition are missing. */
final class LightCounts {
    static final String SQL = """
            select array_to_string((string_to_array(p.unit_path, '/'))[1 : cast(:depth as integer)], '/') as place,
                count(*) as projects,
                count(*) filter (where c.light = 'RED') as red,
                count(*) filter (where c.light = 'YELLOW') as yellow,
                count(*) filter (where c.light = 'BLUE') as blue,
                count(*) filter (where c.light = 'GREEN') as green
            from project p
            left join checkpoint c on c.project_code = p.project_code and c.month = :month
            where p.stage = 'APPROVED' and p.year = :year and
            """ + Clearance.condition("p") + " and " + Scope.covers("p.unit_path")
            + " group by 1 order by 1 limit :limit";

    private LightCounts() {}

    static LightCount count(Readable row) {
        var projects = number(row, "projects");
        var red = number(row, "red");
        var yellow = number(row, "yellow");
        var blue = number(row, "blue");
        var green = number(row, "green");
        return new LightCount(
                Objects.requireNonNull(row.get("place", String.class)),
                projects,
                red,
                yellow,
                blue,
                green,
                projects - red - yellow - blue - green);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}

package cn.hengping.bench.dashboard;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The same figures by SQL over the rows, as somebody would ask for them who keeps no sums. */
record BySql(Connection database) {
    private static final String ROWS =
            "(select p.*, '130207/' || split_part(unit_path, '/', 2) as below from dashboard_project p where year = 2019"
                    + " and (unit_path = '130207' or (unit_path >= '130207/' and unit_path < '1302070'))) r";

    private static final List<String> QUESTIONS = List.of("""
            select below, count(*), count(*) filter (where status <> 'NOT_DUE'), count(*) filter (where status = 'DRAFTING'), count(*) filter (where status = 'IN_REVIEW'),
                count(*) filter (where status = 'RETURNED'), count(*) filter (where status = 'APPROVED'), count(*) filter (where overdue), sum(initial), sum(full_year), sum(executed),
                count(*) filter (where light = 'RED'), count(*) filter (where light = 'YELLOW'), count(*) filter (where light = 'GREEN'), count(*) filter (where light = 'BLUE'),
                avg(total) filter (where status = 'APPROVED'), count(*) filter (where status = 'APPROVED' and total <> computed),
                avg(total - computed) filter (where status = 'APPROVED'), count(reviewed) filter (where status = 'APPROVED')
            from %s group by grouping sets ((below), ())""", """
            select grade, dashboard_band(total), (least(floor(rate / 5) * 5, 100))::int, grouping(grade, dashboard_band(total)), count(*)
            from %s where status = 'APPROVED'
            group by grouping sets ((grade), (dashboard_band(total)), ((least(floor(rate / 5) * 5, 100))::int, dashboard_band(total)))""", """
            select below, coalesce(stage, 'DRAFTING'), count(*), count(*) filter (where overdue) from %s where status <> 'NOT_DUE'
            group by grouping sets ((below, coalesce(stage, 'DRAFTING')), (coalesce(stage, 'DRAFTING')))""", """
            select key, sum((value ->> 0)::bigint), sum((value ->> 1)::numeric) from %s cross join lateral jsonb_each(waits) group by key""", """
            select key, sum((value ->> 0)::bigint), sum((value ->> 1)::numeric), sum((value ->> 2)::numeric) from %s cross join lateral jsonb_each(aspects)
            where status = 'APPROVED' group by key""");

    /** Milliseconds for all of them. */
    double time() throws SQLException {
        var from = System.nanoTime();
        try (var statement = database.createStatement()) {
            for (var question : QUESTIONS) {
                try (var found = statement.executeQuery(question.formatted(ROWS))) {
                    while (found.next()) {
                        found.getString(1);
                    }
                }
            }
        }
        return (System.nanoTime() - from) / 1e6;
    }

    /** What both must agree on, to the fen. */
    record Totals(long projects, long approved, long overdue, BigDecimal fullYear, BigDecimal executed) {}

    Totals totals() throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("""
                        select count(*), count(*) filter (where status = 'APPROVED'), count(*) filter (where overdue), sum(full_year), sum(executed) from %s
                        """.formatted(ROWS))) {
            if (!found.next()) {
                throw new SQLException("nothing was counted");
            }
            return new Totals(
                    found.getLong(1),
                    found.getLong(2),
                    found.getLong(3),
                    found.getBigDecimal(4),
                    found.getBigDecimal(5));
        }
    }
}

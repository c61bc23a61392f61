package cn.hengping.bench.dashboard;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * So many evaluations in 500 units of a year that nobody uses, put into the rows that facts are brought into; the sums above them
 * are then kept by the service's own trigger, as always.
 */
record Evaluations(Connection database, int count) {
    static final int YEAR = 2019;
    static final String DISTRICT = "130207";
    private static final int CHUNK = 250_000;

    /** Answers how many were put in; what an earlier run left stays. */
    int prepare() throws SQLException {
        var known = known();
        for (var from = known; from < count; from += CHUNK) {
            put(from, Math.min(count, from + CHUNK));
        }
        if (known < count) {
            execute("vacuum analyze dashboard_project");
            execute("vacuum analyze dashboard_cell");
            execute("vacuum analyze dashboard_tally");
        }
        return Math.max(0, count - known);
    }

    private int known() throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select count(*) from dashboard_project where year = " + YEAR)) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private void put(int from, int to) throws SQLException {
        try (var rows = database.prepareStatement(
                        """
                        insert into dashboard_project (project_code) select code(n) from generate_series(?, ? - 1) n on conflict do nothing
                        """.replace("code(n)", "'1302071' || '9T' || lpad(n::text, 12, '0')"));
                var values = database.prepareStatement("""
                        update dashboard_project p set
                            approved_at = timestamptz '2019-01-10', year = 2019, name = '项目' || n, kind = (array['STAFF_COST', 'OPERATING', 'SPECIFIC_TARGET'])[1 + n %% 3],
                            classified = n %% 50 = 0, unit_path = '%1$s/' || (900 + n %% 20) || '/' || (900000 + n %% 500), unit_name = '单位' || n %% 500,
                            funds_sequence = 1, initial = 100000 + n, full_year = 100000 + n, executed = round((100000 + n) * (n * 7919 %% 101) / 100.0, 2),
                            light_order = 600001, light = (array['RED', 'YELLOW', 'GREEN', 'BLUE'])[1 + n %% 4],
                            campaign_id = '00000000-0000-0000-0000-000000002019', due_date = date '2020-03-31',
                            evaluation_id = gen_random_uuid(), moved_at = timestamptz '2020-02-01', step = 'SIGN',
                            stage = (array['DRAFTING', 'WITH_TEAM_LEADER', 'WITH_UNIT_HEAD', 'WITH_DEPARTMENT', 'WITH_BUREAU', 'APPROVED', 'APPROVED', 'APPROVED'])[1 + n / 7 %% 8],
                            desk_due = date '2020-03-01' + n %% 60, total = n * 31 %% 10001 / 100.0, computed = n * 31 %% 10001 / 100.0 - n %% 5 / 10.0,
                            grade = (array['优', '良', '中', '差'])[1 + n %% 4], result_at = timestamptz '2020-03-01',
                            waits = jsonb_build_object('WITH_TEAM_LEADER', jsonb_build_array(1, 90000 + n %% 1000, 0, 1, 0, 0, 0, 0)),
                            aspects = jsonb_build_object('OUTPUT/QUANTITY', jsonb_build_array(2, n %% 15, 30), 'BENEFIT/SOCIAL', jsonb_build_array(1, n %% 10, 15)),
                            overdue = (n / 7 %% 8) < 5
                        from generate_series(?, ? - 1) n where p.project_code = '1302071' || '9T' || lpad(n::text, 12, '0')
                        """.formatted(DISTRICT))) {
            rows.setInt(1, from);
            rows.setInt(2, to);
            rows.executeUpdate();
            values.setInt(1, from);
            values.setInt(2, to);
            values.executeUpdate();
        }
    }

    static String code(int number) {
        return "13020719T%012d".formatted(number);
    }
}

package cn.hengping.bench.dashboard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * So many evaluations in 500 units of a year that nobody uses, as the facts that the services would have published about them; the
 * service itself makes its figures of them.
 */
record Evaluations(Connection database, int count) {
    static final int YEAR = 2019;
    static final String DISTRICT = "130207";

    /** {@code n} is the number of the evaluation, {@code code} its project. */
    private static final List<String> FACTS = List.of(
            // The campaign, once
            """
            select '00002019-0000-0000-0000-000000000000'::uuid, 'CampaignIssued.v1', timestamptz '2020-01-05',
                jsonb_build_object('campaignId', '00000000-0000-0000-0000-000000002019', 'year', 2019, 'scopePath', '130207', 'kinds', '[]'::jsonb,
                    'dueDate', '2020-03-31')
            """,
            of('1', "ProjectApproved.v1", "2019-01-10", "true", """
                    'projectCode', code, 'year', 2019, 'name', '项目' || n, 'kind', (array['STAFF_COST', 'OPERATING', 'SPECIFIC_TARGET'])[1 + n % 3],
                    'classified', n % 50 = 0, 'unitPath', '130207/' || (900 + n % 20) || '/' || (900000 + n % 500), 'unitName', '单位' || n % 500,
                    'approvedAt', '2019-01-10T09:00:00+08:00'
                    """),
            of('2', "BudgetExecutionRecorded.v1", "2019-12-31", "true", """
                    'projectCode', code, 'year', 2019, 'sequence', 1, 'initialBudgetYuan', (100000 + n) || '.00', 'fullYearBudgetYuan', (100000 + n) || '.00',
                    'executedYuan', round((100000 + n) * (n::bigint * 7919 % 101) / 100.0, 2)::text
                    """),
            of('3', "CheckpointRecorded.v1", "2019-07-10", "n % 4 < 3", """
                    'projectCode', code, 'month', 6, 'edition', 1, 'light', (array['RED', 'YELLOW', 'GREEN', 'BLUE'])[1 + n % 4]
                    """),
            of('4', "SelfEvaluationMoved.v1", "2020-02-01", "true", """
                    'evaluationId', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'projectCode', code, 'sequence', 1, 'step', 'SUBMIT', 'from', 'DRAFTING',
                    'to', 'WITH_TEAM_LEADER', 'dueOn', (date '2020-03-01' + n % 60)::text, 'total', round(n * 31 % 10001 / 100.0, 2)::text,
                    'grade', (array['优', '良', '中', '差'])[1 + n % 4], 'at', '2020-02-01T09:00:00+08:00'
                    """),
            of('5', "SelfEvaluationMoved.v1", "2020-02-03", "n / 7 % 8 > 0", """
                    'evaluationId', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'projectCode', code, 'sequence', 2, 'step', 'SIGN', 'from', 'WITH_TEAM_LEADER',
                    'to', (array['DRAFTING', 'WITH_UNIT_HEAD', 'WITH_DEPARTMENT', 'WITH_BUREAU', 'WITH_BUREAU', 'APPROVED', 'APPROVED', 'APPROVED'])[1 + n / 7 % 8],
                    'dueOn', (date '2020-03-01' + n % 60)::text, 'total', round(n * 31 % 10001 / 100.0, 2)::text,
                    'grade', (array['优', '良', '中', '差'])[1 + n % 4], 'at', '2020-02-03T1' || n % 10 || ':00:00+08:00'
                    """),
            of('6', "SelfEvaluationApproved.v1", "2020-02-03", "n / 7 % 8 > 4", """
                    'evaluationId', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'project', jsonb_build_object('projectCode', code),
                    'total', round(n * 31 % 10001 / 100.0, 2)::text, 'computedTotal', round(n * 31 % 10001 / 100.0 - n % 5 / 10.0, 2)::text,
                    'grade', (array['优', '良', '中', '差'])[1 + n % 4], 'approvedAt', '2020-02-03T1' || n % 10 || ':00:00+08:00',
                    'lines', jsonb_build_array(
                        jsonb_build_object('dimension', 'OUTPUT', 'aspect', 'QUANTITY', 'maxScore', '15.00', 'declaredScore', (15 - n % 15) || '.00'),
                        jsonb_build_object('dimension', 'BENEFIT', 'aspect', 'SOCIAL', 'maxScore', '10.00', 'declaredScore', (10 - n % 10) || '.00'))
                    """));

    private static String of(char part, String type, String day, String when, String body) {
        return """
                select ('0000{part}019-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '{type}', timestamptz '{day}', jsonb_build_object({body})
                from (select n, '1302071' || '9T' || lpad(n::text, 12, '0') as code from generate_series(0, {count} - 1) n) numbers where {when}
                """.replace("{part}", String.valueOf(part))
                .replace("{type}", type)
                .replace("{day}", day)
                .replace("{when}", when)
                .replace("{body}", body);
    }

    /** Answers how many facts were put into the log; what an earlier run left stays. */
    long prepare() throws SQLException {
        var put = 0L;
        try (var statement = database.createStatement()) {
            for (var facts : FACTS) {
                put += statement.executeLargeUpdate("insert into dashboard_fact (event_id, type, at, body) "
                        + facts.replace("{count}", String.valueOf(count)) + " on conflict (event_id) do nothing");
            }
            statement.execute("vacuum analyze dashboard_fact");
        }
        return put;
    }

    /** As a district's tables are the day after: the database's own cleaning follows a million changes at once, and takes a minute of both cores. */
    static void tidy(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("vacuum analyze dashboard_project, dashboard_move, dashboard_cell, dashboard_tally");
        }
    }

    static String code(int number) {
        return "13020719T%012d".formatted(number);
    }
}

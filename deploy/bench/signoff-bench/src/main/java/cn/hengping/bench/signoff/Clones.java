package cn.hengping.bench.signoff;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

import cn.hengping.bench.measuring.RunningSystem;

/**
 * Many evaluations that wait for their first signature: copies of the one that the walk took through the chain, as it was when
 * it was submitted last. Each has a project and an execution of its own.
 */
final class Clones {
    /** The walk's evaluation as its last submission left it, and its row's other columns as they are now. */
    private static final String SOURCE = """
            from self_evaluation e
                join project p on p.project_code = e.project_code
                join execution x on x.project_code = e.project_code
                cross join lateral (
                    select after as submitted from command_log
                    where subject = e.id::text and action = 'SUBMIT' order by at desc limit 1) l
            where e.stage = 'APPROVED' and p.document ->> 'projectCode' not like '%BENCH%'
            order by e.id limit 1
            """;

    private final RunningSystem system;

    Clones(RunningSystem system) {
        this.system = system;
    }

    /** The id of a copy: every pgbench client can make it from numbers. */
    static UUID id(int series, int number) {
        return new UUID(0x7000L | ((long) series << 16), 0x8000_0000_0000_0000L | number);
    }

    static String idSql(int series, String number) {
        var head = id(series, 0).toString();
        return "('" + head.substring(0, 24) + "' || lpad(to_hex(" + number + "), 12, '0'))::uuid";
    }

    /** Makes so many, and answers the version that each has. */
    long make(int series, int from, int count) throws IOException, SQLException {
        try (var database = system.database("evaluation")) {
            database.setAutoCommit(false);
            var code = prefix(series);
            insert(
                    database,
                    "project (project_code, year, unit_path, department_path, document)",
                    """
                    (p).year, (p).unit_path, (p).department_path, replace((p).document::text, (p).project_code, %s)::jsonb
                    """,
                    code,
                    from,
                    count);
            insert(database, "execution (project_code, sequence, document)", """
                    (x).sequence, replace((x).document::text, (p).project_code, %s)::jsonb
                    """, code, from, count);
            evaluations(database, series, code, from, count);
            database.commit();
            try (var statement = database.prepareStatement("select version from self_evaluation where id = ?")) {
                statement.setObject(1, id(series, from));
                var rows = statement.executeQuery();
                if (!rows.next()) {
                    throw new IOException("没有办结的自评可以照样：先运行 deploy/up（走完样例）");
                }
                return rows.getLong(1);
            }
        }
    }

    /** How many of a series an earlier run made. */
    int made(int series) throws IOException, SQLException {
        try (var database = system.database("evaluation");
                var statement = database.prepareStatement(
                        "select coalesce(max(right(project_code, 13)::bigint), 0) from project where project_code like ?")) {
            statement.setString(1, prefix(series) + "%");
            var rows = statement.executeQuery();
            return rows.next() ? (int) rows.getLong(1) : 0;
        }
    }

    private static String prefix(int series) {
        return String.format(Locale.ROOT, "BENCH%02d", series);
    }

    private static String code(String prefix) {
        return "'" + prefix + "' || lpad(n::text, 13, '0')";
    }

    private static void insert(Connection database, String into, String columns, String prefix, int from, int count)
            throws SQLException {
        var code = code(prefix);
        run(
                database,
                "insert into " + into + " select " + code + ", " + columns.replace("%s", code)
                        + " from generate_series(?, ?) n, (select p as p, x as x " + SOURCE + ") s(p, x)",
                from,
                count);
    }

    private static void evaluations(Connection database, int series, String prefix, int from, int count)
            throws SQLException {
        var code = code(prefix);
        run(database, """
                insert into self_evaluation (id, campaign_id, project_code, year, unit_path, stage, team_accounts, selection,
                    preparation, frozen, sign_off, version, waiting_role, waiting_level, waiting_open)
                select %s, (e).campaign_id, %s, (e).year, (e).unit_path, 'WITH_TEAM_LEADER', (e).team_accounts, (e).selection,
                    (e).preparation, replace((e).frozen::text, (e).project_code, %s)::jsonb,
                    (submitted -> 'signOff') - 'project' - 'frozen' - 'chain', (submitted ->> 'version')::bigint, 'STAFF', 'TEAM', false
                from generate_series(?, ?) n, (select e, l.submitted %s) s(e, submitted)
                """.formatted(idSql(series, "n"), code, code, SOURCE), from, count);
    }

    private static void run(Connection database, String sql, int from, int count) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setInt(1, from);
            statement.setInt(2, from + count - 1);
            statement.executeUpdate();
        }
    }
}

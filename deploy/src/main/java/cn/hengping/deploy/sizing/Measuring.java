package cn.hengping.deploy.sizing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.Ports;

/** Counts, in a system that has walked, what one project with one approved evaluation left behind in each database. */
record Measuring(Home home, Ports ports) {

    List<String> all() {
        try {
            var lines = new ArrayList<String>();
            var evaluation = value(
                    "evaluation",
                    "select id || ' ' || project_code from self_evaluation where stage = 'APPROVED' limit 1");
            if (evaluation.isEmpty()) {
                throw new Failed("这里还没有办结的自评，请先走一遍样例：deploy/up");
            }
            var words = evaluation.split(" ", 2);
            for (var database : List.of("budget", "evaluation", "report")) {
                lines.add("%s：一个项目及其自评的行共 %d 字节".formatted(database, rows(database, words[0], words[1])));
                lines.add("%s：索引占表的 %s".formatted(database, value(database, INDEXES)));
                lines.add("%s：这个项目的事件 %s".formatted(database, value(database, events(words[0], words[1]))));
            }
            lines.add("report：一套文件 "
                    + value(
                            "report",
                            "select coalesce(sum(length(content)), 0) || ' 字节，' || count(*) || ' 个' from document"));
            return lines;
        } catch (SQLException e) {
            throw new Failed("数据库不能查询：" + e.getMessage(), e);
        }
    }

    private static final String INDEXES =
            "select round(sum(pg_indexes_size(c.oid)) / nullif(sum(pg_table_size(c.oid)), 0), 2) from pg_class c"
                    + " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and pg_table_size(c.oid) > 100000";

    private static String events(String evaluation, String project) {
        return "select count(*) || ' 件，正文平均 ' || coalesce(round(avg(length(body))), 0) || ' 字节' from outbox"
                + " where body like '%" + evaluation + "%' or body like '%" + project + "%'";
    }

    /** Every row that names the project or its evaluation; what is large is compressed as PostgreSQL compresses it. */
    private long rows(String database, String evaluation, String project) throws SQLException {
        var sum = 0L;
        try (var connection = connect(database)) {
            for (var table : names(connection)) {
                var large = table.equals("document") ? " - coalesce(length(content), 0)" : "";
                var sql =
                        "select coalesce(sum(pg_column_size(t.*) %s), 0)::bigint from %s t where t::text like '%%%s%%' or t::text like '%%%s%%'"
                                .formatted(large, table, evaluation, project);
                sum += Long.parseLong(first(connection, sql));
            }
        }
        return sum;
    }

    private static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private String value(String database, String sql) throws SQLException {
        try (var connection = connect(database)) {
            return first(connection, sql);
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + database,
                "hengping_" + database,
                home.secret("database-" + database));
    }
}

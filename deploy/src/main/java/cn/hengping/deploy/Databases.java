package cn.hengping.deploy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** The databases in a running PostgreSQL, wherever it runs: each with a role of its own, which no other role may enter. */
record Databases(String host, int port, String password) {
    static final List<String> NAMES = List.of("budget", "evaluation", "report", "keycloak");

    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.put("user", "postgres");
        properties.put("password", password);
        properties.put("connectTimeout", "2");
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/postgres", properties);
    }

    /**
     * Makes those that are missing, and checks that nothing can be lost.
     *
     * @param passwords of the role of a database
     */
    void make(List<String> names, UnaryOperator<String> passwords) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                if (!"on".equals(value(connection, "select setting from pg_settings where name = '" + setting + "'"))) {
                    throw new Failed("PostgreSQL 的 " + setting + " 没有打开，数据可能丢失");
                }
            }
            for (var database : names) {
                var role = "hengping_" + database;
                if (value(connection, "select rolname from pg_roles where rolname = '" + role + "'")
                        .isEmpty()) {
                    statement.execute("create role " + role + " login");
                }
                statement.execute("alter role " + role + " password '" + passwords.apply(database) + "'");
                if (value(connection, "select datname from pg_database where datname = '" + database + "'")
                        .isEmpty()) {
                    statement.execute("create database " + database + " owner " + role);
                    statement.execute("revoke connect, temporary on database " + database + " from public");
                }
            }
            statement.execute("revoke connect on database postgres, template1 from public");
        } catch (SQLException e) {
            throw new Failed("PostgreSQL 中的数据库不能建立：" + e.getMessage(), e);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? Objects.requireNonNullElse(rows.getString(1), "") : "";
        }
    }
}

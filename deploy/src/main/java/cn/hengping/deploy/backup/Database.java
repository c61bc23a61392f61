package cn.hengping.deploy.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.Ports;

/** The system's PostgreSQL as its owner sees it. */
record Database(Home home, Ports ports) {
    Connection connect(String name) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + name,
                    "postgres",
                    home.secret("postgres"));
        } catch (SQLException e) {
            throw new Failed("PostgreSQL 连不上：" + e.getMessage(), e);
        }
    }

    static String value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? Objects.requireNonNullElse(rows.getString(1), "") : "";
        }
    }
}

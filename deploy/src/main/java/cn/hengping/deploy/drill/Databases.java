package cn.hengping.deploy.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import cn.hengping.deploy.Home;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.walk.WalkFailed;

/** Looks into the services' databases, each by its own role. */
record Databases(Home home, Ports ports) {
    List<String> query(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new WalkFailed(database + " 不能查询：" + e.getMessage(), e);
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + database,
                "hengping_" + database,
                home.secret("database-" + database));
    }

    Set<String> set(String database, String sql) {
        return new LinkedHashSet<>(query(database, sql));
    }

    String value(String database, String sql) {
        return query(database, sql).getFirst();
    }
}

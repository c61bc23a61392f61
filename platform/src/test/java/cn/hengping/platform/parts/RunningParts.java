package cn.hengping.platform.parts;

import java.sql.Connection;
import java.sql.SQLException;

/** Chooses and starts the parts once per JVM. */
final class RunningParts {
    static final Parts PARTS = start(System.getProperty("hengping.parts", "embedded"));

    private RunningParts() {}

    private static Parts start(String kind) {
        return switch (kind) {
            case "embedded" -> new EmbeddedParts();
            case "containers" -> new ContainerParts();
            default -> throw new IllegalArgumentException("hengping.parts is embedded or containers, not " + kind);
        };
    }

    /** Both kinds of server make a database the same way. */
    static void createDatabase(Connection connection, String name, String role) {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("create role " + role + " login password '" + Parts.PASSWORD + "'");
            statement.execute("create database " + name + " owner " + role);
            statement.execute("revoke connect on database " + name + " from public");
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
    }
}

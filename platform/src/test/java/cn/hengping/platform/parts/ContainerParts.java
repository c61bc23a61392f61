package cn.hengping.platform.parts;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same parts on Testcontainers. */
final class ContainerParts implements Parts {
    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");

    ContainerParts() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "hengping.parts=containers was asked for, and no Docker engine answers: start one, or leave the switch out");
        }
        postgres.withCommand("postgres", "-c", "max_connections=200");
        postgres.start();
        kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
    }

    @Override
    public String host() {
        return postgres.getHost();
    }

    @Override
    public int port() {
        return postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    @Override
    public void createDatabase(String name, String role) {
        try {
            var connection =
                    DriverManager.getConnection(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
            RunningParts.createDatabase(connection, name, role);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    @Override
    public String kafka() {
        return kafka.getBootstrapServers();
    }
}

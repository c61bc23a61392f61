package cn.hengping.platform.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** PostgreSQL as a process, Kafka in this JVM, both from Maven Central. */
final class EmbeddedParts implements Parts {
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafkaBroker kafka;

    EmbeddedParts() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        kafka = new EmbeddedKafkaKraftBroker(1, 2)
                .brokerProperties(Map.of(
                        "auto.create.topics.enable", "false",
                        "offsets.topic.num.partitions", "2",
                        "log.cleaner.dedupe.buffer.size", "8388608",
                        "group.initial.rebalance.delay.ms", "0"));
        kafka.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    @Override
    public void createDatabase(String name, String role) {
        try {
            RunningParts.createDatabase(postgres.getPostgresDatabase().getConnection(), name, role);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    @Override
    public String kafka() {
        return kafka.getBrokersAsString();
    }
}

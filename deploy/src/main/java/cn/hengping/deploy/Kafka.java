package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;

/** A node of Kafka in KRaft mode, broker and controller at once, from its jars. */
final class Kafka extends Part {
    private final Jdk jdk;
    /** Where the build left them; what runs are copies. */
    private final Path built;

    private final Path configuration;
    private final int number;
    private final Quorum quorum;

    /**
     * Who decides together, the first node first.
     *
     * @param controllers their addresses
     * @param cluster the name that they share; a node that stands alone makes one for itself
     */
    record Quorum(List<String> controllers, Optional<String> cluster) {
        private String voters() {
            return IntStream.range(0, controllers.size())
                    .mapToObj(i -> i + 1 + "@" + controllers.get(i))
                    .collect(Collectors.joining(","));
        }

        private int copies() {
            return Math.min(controllers.size(), 3);
        }
    }

    /** @param number among the nodes, from one */
    Kafka(
            Home home,
            String name,
            List<Integer> ports,
            Jdk jdk,
            Path built,
            Path configuration,
            int number,
            Quorum quorum) {
        super(name, home, ports);
        this.number = number;
        this.quorum = quorum;
        this.jdk = jdk;
        this.built = built;
        this.configuration = configuration;
    }

    private Path libraries() {
        return home.parts().resolve("lib");
    }

    private Path properties() {
        return home.data(name).resolve("server.properties");
    }

    @Override
    void prepare() {
        Libraries.copy(built, libraries());
        try {
            Files.writeString(properties(), Files.readString(configuration) + place() + copies());
        } catch (IOException e) {
            throw new Failed("Kafka 的配置不能写入：" + e.getMessage(), e);
        }
    }

    private String place() {
        return """
                node.id=%1$d
                listeners=PLAINTEXT://%2$s,CONTROLLER://%3$s
                advertised.listeners=PLAINTEXT://%2$s
                controller.quorum.voters=%4$s
                log.dirs=%5$s
                """.formatted(
                        number,
                        address(ports.getFirst()),
                        address(ports.getLast()),
                        quorum.voters(),
                        home.data(name).resolve("log"));
    }

    static String address(int port) {
        return "127.0.0.1:" + port;
    }

    /** How many keep each event, and how many must have it before it counts: any one may be away. */
    private String copies() {
        return quorum.copies() == 1 ? "" : """
                default.replication.factor=%1$d
                min.insync.replicas=%2$d
                offsets.topic.replication.factor=%1$d
                transaction.state.log.replication.factor=%1$d
                transaction.state.log.min.isr=%2$d
                share.coordinator.state.topic.replication.factor=%1$d
                share.coordinator.state.topic.min.isr=%2$d
                """.formatted(quorum.copies(), quorum.copies() - 1);
    }

    @Override
    List<String> command() {
        var command = new ArrayList<>(List.of(
                jdk.java(),
                "-Xms128m",
                quorum.copies() == 1 ? "-Xmx384m" : "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                libraries() + "/*",
                KafkaNode.class.getName(),
                properties().toString(),
                home.data(name).resolve("log").toString()));
        quorum.cluster().ifPresent(command::add);
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    boolean isReady() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                address(ports.getFirst()),
                "request.timeout.ms",
                "2000",
                "default.api.timeout.ms",
                "2500");
        if (!Ports.isTaken(ports.getFirst())) {
            return false;
        }
        try (var admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }
}

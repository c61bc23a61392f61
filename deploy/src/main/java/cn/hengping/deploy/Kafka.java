package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;

/** Kafka in KRaft mode, one node, from its jars. */
final class Kafka extends Part {
    private final Jdk jdk;
    /** Where the build left them; what runs are copies. */
    private final Path built;

    private final Path configuration;

    Kafka(Home home, Ports ports, Jdk jdk, Path built, Path configuration) {
        super("kafka", home, List.of(ports.of("kafka"), ports.of("kafka-controller")));
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
        var broker = "127.0.0.1:" + ports.getFirst();
        var controller = "127.0.0.1:" + ports.getLast();
        try {
            Files.writeString(
                    properties(),
                    Files.readString(configuration)
                            + """
                    listeners=PLAINTEXT://%s,CONTROLLER://%s
                    advertised.listeners=PLAINTEXT://%s
                    controller.quorum.voters=1@%s
                    log.dirs=%s
                    """.formatted(
                                            broker,
                                            controller,
                                            broker,
                                            controller,
                                            home.data(name).resolve("log")));
        } catch (IOException e) {
            throw new Failed("Kafka 的配置不能写入：" + e.getMessage(), e);
        }
    }

    @Override
    List<String> command() {
        return List.of(
                jdk.java(),
                "-Xms128m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                libraries() + "/*",
                KafkaNode.class.getName(),
                properties().toString(),
                home.data(name).resolve("log").toString());
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    boolean isReady() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                "127.0.0.1:" + ports.getFirst(),
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

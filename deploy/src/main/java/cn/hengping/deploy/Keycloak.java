package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak 26 from its distribution, on PostgreSQL, reached by browsers through the gateway alone. */
final class Keycloak extends Part {
    private final Jdk jdk;
    private final Path archive;
    private final int databasePort;
    private final String publicUrl;

    Keycloak(Home home, Ports ports, Jdk jdk, Path archive, String publicUrl) {
        super("keycloak", home, List.of(ports.of("keycloak")));
        this.jdk = jdk;
        this.archive = archive;
        this.databasePort = ports.of("postgres");
        this.publicUrl = publicUrl;
    }

    private Path folder() {
        return home.parts().resolve("keycloak");
    }

    String address() {
        return "http://127.0.0.1:" + ports.getFirst();
    }

    @Override
    void prepare() {
        if (!Files.exists(folder())) {
            Archives.gzip(archive, folder());
        }
        var built = folder().resolve("hengping.built");
        if (!Files.exists(built)) {
            build();
            try {
                Files.createFile(built);
            } catch (IOException e) {
                throw new Failed("keycloak 不能准备：" + e.getMessage(), e);
            }
        }
    }

    private void build() {
        var builder = new ProcessBuilder(
                        script(), "build", "--db=postgres", "--health-enabled=false", "--metrics-enabled=false")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()));
        builder.environment().putAll(environment());
        try {
            var process = builder.start();
            if (!process.waitFor(4, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new Failed("keycloak 不能准备");
            }
        } catch (IOException e) {
            throw new Failed("keycloak 不能准备：" + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }

    private String script() {
        return folder().resolve("bin").resolve("kc.sh").toString();
    }

    /**
     * Java itself, and not the script that starts it: a script that is killed leaves its child behind, with the port and
     * without a name. The options are the script's own.
     */
    @Override
    List<String> command() {
        var command = new ArrayList<>(List.of(
                jdk.java(),
                "-Xms128m",
                "-Xmx400m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dpicocli.disable.closures=true",
                "-Duser.language=en",
                "-Duser.country=US",
                "--enable-native-access=ALL-UNNAMED"));
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Dkc.home.dir=" + folder(),
                "-Djboss.server.config.dir=" + folder().resolve("conf"),
                "-cp",
                folder().resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(start());
        return command;
    }

    private List<String> start() {
        return List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.getFirst(),
                "--hostname=" + publicUrl,
                "--hostname-admin=" + address(),
                "--hostname-backchannel-dynamic=true",
                "--cache=local",
                "--db-url=jdbc:postgresql://127.0.0.1:" + databasePort + "/keycloak",
                "--db-username=hengping_keycloak",
                "--db-pool-max-size=15",
                "--log-level=warn,org.keycloak.events:info");
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", jdk.home().toString(),
                "JAVA", jdk.java(),
                "KC_DB_PASSWORD", home.secret("database-keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "bootstrap",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", home.secret("keycloak-bootstrap"));
    }

    @Override
    boolean isReady() {
        return Http.isOk(address() + "/realms/master/.well-known/openid-configuration");
    }

    @Override
    Duration patience() {
        return Duration.ofMinutes(5);
    }
}

package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** PostgreSQL 18 from its Maven artifact: passwords from the first moment, durable, one database and one role a service. */
final class Postgres extends Part {
    private final Path configuration;
    private final @Nullable Archive archive;

    /** @param archive where its log goes as it is written; none where nobody keeps one */
    Postgres(Home home, Ports ports, Path configuration, @Nullable Archive archive) {
        super("postgres", home, List.of(ports.of("postgres")));
        this.configuration = configuration;
        this.archive = archive;
    }

    private int port() {
        return ports.getFirst();
    }

    private Path binaries() {
        return home.parts().resolve("postgres");
    }

    private Path cluster() {
        return home.data(name).resolve("cluster");
    }

    @Override
    void prepare() {
        if (!Files.exists(binaries())) {
            var machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
            var archive = Postgres.class.getResourceAsStream("/postgres-linux-" + machine + ".txz");
            if (archive == null) {
                throw new Failed("没有适合这台机器（" + machine + "）的 PostgreSQL");
            }
            Archives.xz(archive, binaries());
        }
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            initialise();
        }
        try {
            var settings = cluster().resolve("hengping.conf");
            Files.writeString(settings, Files.readString(configuration) + archiving());
            own(settings);
        } catch (IOException e) {
            throw new Failed("PostgreSQL 的配置不能写入：" + e.getMessage(), e);
        }
    }

    private String archiving() throws IOException {
        if (archive == null) {
            return "";
        }
        own(archive.log(cluster()));
        return archive.keeping(cluster());
    }

    private void initialise() {
        var password = home.run("postgres.password");
        try {
            Files.writeString(password, home.secret("postgres"));
            own(home.data(name));
            own(password);
            run(List.of(
                    binary("initdb"),
                    "-D",
                    cluster().toString(),
                    "-U",
                    "postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
            Files.writeString(
                    cluster().resolve("postgresql.conf"),
                    "include = 'hengping.conf'\n",
                    java.nio.file.StandardOpenOption.APPEND);
            Files.delete(password);
        } catch (IOException e) {
            throw new Failed("PostgreSQL 不能初始化：" + e.getMessage(), e);
        }
    }

    private String binary(String tool) {
        return binaries().resolve("bin").resolve(tool).toString();
    }

    private void run(List<String> command) {
        var all = new ArrayList<>(prefix());
        all.addAll(command);
        try {
            var process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(home.log(name).toFile()))
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new Failed("postgres 初始化失败");
            }
        } catch (IOException e) {
            throw new Failed("postgres 初始化失败：" + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }

    /** PostgreSQL refuses to run as root; as root it gets a user namespace in which it is nobody. */
    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return hasNamespaces()
                ? List.of("unshare", "-U")
                : List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private static boolean hasNamespaces() {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where there is no user namespace, the files must belong to the other user. */
    private static void own(Path path) throws IOException {
        if (prefix().contains("setpriv")) {
            var nobody = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(path, nobody);
        }
    }

    @Override
    List<String> command() {
        var command = new ArrayList<>(prefix());
        command.addAll(List.of(binary("postgres"), "-D", cluster().toString(), "-p", Integer.toString(port())));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of("LC_ALL", "C.UTF-8");
    }

    /** One that still takes its log back from an archive answers questions already, but changes nothing. */
    @Override
    boolean isReady() {
        try (var connection = databases().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select not pg_is_in_recovery()")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException _) {
            return false;
        }
    }

    /** Taking back the log of days takes long, and is not broken off. */
    @Override
    Duration patience() {
        return Files.exists(cluster().resolve("recovery.signal")) ? Duration.ofHours(12) : super.patience();
    }

    /** SIGINT: "fast" shutdown, which does not wait for clients to leave. */
    @Override
    void end(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException _) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Databases databases() {
        return new Databases("127.0.0.1", port(), home.secret("postgres"));
    }

    /** Makes each database with a role of its own, which no other role may connect to; and checks that nothing can be lost. */
    void makeDatabases(List<String> names) {
        databases().make(names, name -> home.secret("database-" + name));
    }
}

package cn.hengping.deploy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import cn.hengping.deploy.Archive;
import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.LocalSystem;
import cn.hengping.deploy.Ports;

/**
 * Makes a home anew from a base backup and the archived log, up to the last of it or to a moment.
 *
 * <p>Kafka starts empty. What it had taken and its readers had not is known nowhere any more, so the outboxes send the last
 * days again: readers skip by event id what they have. A Kafka that outlived the database must be emptied for the same reason
 * the other way round: it holds facts that, since the restore, never happened.
 */
public final class Restore {
    private static final List<String> SERVICES = List.of("budget", "evaluation", "report");
    /** A zone by name is not known yet when PostgreSQL reads its settings, Z included. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private static final String SENT_AGAIN =
            "update outbox set sent_at = null where sent_at > (select max(sent_at) from outbox) - interval '7 days'";

    private final Home home;
    private final Ports ports;
    private final Archive archive;

    public Restore(Home home, Ports ports, Archive archive) {
        this.home = home;
        this.ports = ports;
        this.archive = archive;
    }

    /**
     * Restores, and leaves PostgreSQL stopped.
     *
     * @param to the moment; everything that was archived where there is none
     * @param system gives what stands on this home, once its passwords are there
     * @return how many events will be sent again
     */
    public long run(Optional<Instant> to, Supplier<LocalSystem> system) {
        if (Files.exists(home.folder().resolve("data"))
                || Files.exists(home.folder().resolve("secrets"))) {
            throw new Failed(home.folder() + " 里还有数据；只恢复到空的文件夹，请换一个 HENGPING_HOME 或移走原来的");
        }
        try {
            copy(base(to));
            prepare(to);
            var restored = system.get();
            restored.restart("postgres");
            var events = sendAgain();
            restored.stop();
            Files.delete(settings());
            return events;
        } catch (IOException e) {
            throw new Failed("恢复没有成功：" + e.getMessage(), e);
        }
    }

    /** The youngest backup that was whole by then. */
    private Path base(Optional<Instant> to) throws IOException {
        try (var bases = Files.list(archive.bases())) {
            return bases.filter(BaseBackup::isWhole)
                    .filter(base -> to.map(moment -> !BaseBackup.momentOf(base).isAfter(moment))
                            .orElse(true))
                    .max(Comparator.comparing(BaseBackup::momentOf))
                    .orElseThrow(() -> new Failed(archive.bases() + " 里没有可用的备份"
                            + to.map(moment -> "（不晚于 " + moment + "）").orElse("")));
        }
    }

    private void copy(Path base) throws IOException {
        taken(base, "secrets", home.folder().resolve("secrets"));
        Files.createDirectories(home.folder().resolve("data"));
        taken(base, "seals", home.folder().resolve("data").resolve("seals"));
        taken(base, "postgres", home.folder().resolve("data").resolve("postgres"));
    }

    private static void taken(Path base, String name, Path to) throws IOException {
        var label = Path.of("cluster", "backup_label");
        var copied = Tree.copy(base.resolve(name), to, place -> !place.equals(label));
        Tree.requireSame(copied, base.resolve(name + ".sha256"));
        if (Files.exists(base.resolve(name).resolve(label))) {
            Files.copy(base.resolve(name).resolve(label), to.resolve(label));
            Files.setOwner(to.resolve(label), Files.getOwner(to.resolve("cluster")));
        }
    }

    private Path cluster() {
        return home.data("postgres").resolve("cluster");
    }

    private Path settings() {
        return cluster().resolve("restore.conf");
    }

    private void prepare(Optional<Instant> to) throws IOException {
        var log = archive.logOf(Archive.identity(cluster()));
        var until = to.map(MOMENT::format)
                .map(moment -> "recovery_target_time = '" + moment + "'\n")
                .orElse("");
        Files.writeString(settings(), Archive.taking(log) + until);
        var main = cluster().resolve("postgresql.conf");
        var included = "include_if_exists = 'restore.conf'\n";
        if (!Files.readString(main).contains(included)) {
            Files.writeString(main, included, StandardOpenOption.APPEND);
        }
        var owner = Files.getOwner(cluster());
        Files.setOwner(settings(), owner);
        Files.setOwner(Files.createFile(cluster().resolve("recovery.signal")), owner);
    }

    private long sendAgain() {
        var database = new Database(home, ports);
        var events = 0L;
        for (var service : SERVICES) {
            try (var connection = database.connect(service);
                    var statement = connection.createStatement()) {
                events += statement.executeLargeUpdate(SENT_AGAIN);
            } catch (SQLException e) {
                throw new Failed(service + " 的事件不能重新送出：" + e.getMessage(), e);
            }
        }
        return events;
    }
}

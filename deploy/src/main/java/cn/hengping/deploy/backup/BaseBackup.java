package cn.hengping.deploy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeMap;

import cn.hengping.deploy.Archive;
import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.Ports;

/**
 * Copies the running cluster file by file while everybody goes on working; the log that is archived meanwhile makes the copy
 * whole. The passwords and the seals' keys go with it: without them it is of no use to anybody, its owner included.
 */
public final class BaseBackup {
    /** Left out: the log, which is in the archive, and what PostgreSQL makes anew at every start. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> WITHOUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "recovery.signal");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Home home;
    private final Archive archive;
    private final Database database;

    public BaseBackup(Home home, Ports ports, Archive archive) {
        this.home = home;
        this.archive = archive;
        this.database = new Database(home, ports);
    }

    /** Takes one, and answers where it lies: under the moment from which on everything can be restored. */
    public Path take() {
        try (var connection = database.connect("postgres")) {
            if (!"on".equals(Database.value(connection, "show archive_mode"))) {
                throw new Failed("PostgreSQL 没有归档日志；请设 HENGPING_ARCHIVE 后重新启动（deploy/down，deploy/up）");
            }
            var part = archive.bases().resolve("making");
            Home.delete(part);
            Files.createDirectories(part);
            copy(connection, part);
            sync(part);
            var whole = archive.bases().resolve(STAMP.format(now(connection)));
            return Files.move(part, whole);
        } catch (SQLException | IOException e) {
            throw new Failed("备份没有成功：" + e.getMessage(), e);
        }
    }

    /** The session that began the backup must end it. */
    private void copy(Connection connection, Path part) throws SQLException, IOException {
        Database.value(connection, "select pg_backup_start('hengping', true)");
        var digests = new TreeMap<>(Tree.copy(home.data("postgres"), part.resolve("postgres"), BaseBackup::belongs));
        var label = part.resolve("postgres").resolve("cluster").resolve("backup_label");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select labelfile, spcmapfile from pg_backup_stop(true)")) {
            rows.next();
            if (!rows.getString("spcmapfile").isBlank()) {
                throw new Failed("数据库用了别处的表空间，不能这样备份");
            }
            Files.writeString(label, rows.getString("labelfile"));
        }
        Tree.write(digests, part.resolve("postgres.sha256"));
        Tree.write(
                Tree.copy(home.folder().resolve("secrets"), part.resolve("secrets"), _ -> true),
                part.resolve("secrets.sha256"));
        Tree.write(Tree.copy(home.data("seals"), part.resolve("seals"), _ -> true), part.resolve("seals.sha256"));
    }

    private static boolean belongs(Path place) {
        var isInside =
                place.getNameCount() > 2 && EMPTY.contains(place.getName(1).toString());
        var name = place.getFileName().toString();
        return !isInside && !WITHOUT.contains(name) && !name.startsWith("pgsql_tmp");
    }

    private static Instant now(Connection connection) throws SQLException {
        return Instant.parse(Database.value(
                connection,
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    /** The moment that a backup is named after. */
    static Instant momentOf(Path base) {
        return STAMP.parse(base.getFileName().toString(), Instant::from);
    }

    static boolean isWhole(Path base) {
        return base.getFileName().toString().matches("\\d{8}T\\d{6}\\.\\d{3}Z");
    }

    private static void sync(Path folder) throws IOException {
        try {
            if (new ProcessBuilder("sync", "-f", folder.toString()).start().waitFor() != 0) {
                throw new IOException("sync");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }
}

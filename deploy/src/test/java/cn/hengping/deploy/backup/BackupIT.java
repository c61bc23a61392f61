package cn.hengping.deploy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cn.hengping.deploy.Archive;
import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.LocalSystem;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A real PostgreSQL that is written to all the while: backed up, lost, restored. The whole system does the same in the drill. */
@DisplayName("备份与恢复：边写边备份，丢失之后恢复到最后，也恢复到某一时刻")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
    private static final int SECONDS = 1;
    private static final Ports PORTS = Ports.free();
    private static final Path FOLDER = Path.of("target", "backup-it").toAbsolutePath();
    private static final Archive ARCHIVE = new Archive(FOLDER.resolve("archive"), SECONDS);
    private static final Home FIRST = new Home(FOLDER.resolve("first"));
    private static final List<Written> WRITTEN = new ArrayList<>();
    private static Instant moment = Instant.EPOCH;
    private static Instant lost = Instant.EPOCH;

    /** A number that was committed, and when that was known. */
    private record Written(int number, Instant sent, Instant answered) {}

    private static LocalSystem system(Home home) {
        var environment = Map.of(
                "HENGPING_ARCHIVE", ARCHIVE.folder().toString(), "HENGPING_ARCHIVE_SECONDS", Integer.toString(SECONDS));
        return new LocalSystem(
                Path.of("..").toAbsolutePath().normalize(),
                home,
                PORTS,
                "http://localhost",
                environment,
                new Progress(System.out));
    }

    @BeforeAll
    static void writeBackUpAndLose() throws Exception {
        Home.delete(FOLDER);
        var system = system(FIRST);
        system.restart("postgres");
        try {
            makeDatabases();
            var writing = new Thread(BackupIT::write);
            writing.start();
            await(50);
            new BaseBackup(FIRST, PORTS, ARCHIVE).take();
            await(count() + 50);
            moment = Instant.now();
            Thread.sleep(Duration.ofSeconds(3 * SECONDS));
            lost = Instant.now();
            system.kill("postgres");
            writing.join();
        } finally {
            system.stop();
        }
        // What is unpacked is handed on: the next home need not unpack it again.
        Files.move(FIRST.folder().resolve("parts"), FOLDER.resolve("parts"));
        Home.delete(FIRST.folder());
    }

    private static Home next(String name) throws IOException {
        var home = new Home(FOLDER.resolve(name));
        Files.createDirectories(home.folder());
        Files.createSymbolicLink(home.folder().resolve("parts"), FOLDER.resolve("parts"));
        return home;
    }

    private static void makeDatabases() throws SQLException {
        for (var name : List.of("budget", "evaluation", "report")) {
            run(FIRST, "postgres", "create database " + name);
            run(FIRST, name, "create table outbox (id bigint primary key, sent_at timestamptz)");
            run(FIRST, name, "insert into outbox values (1, now() - interval '8 days'), (2, now()), (3, null)");
        }
        run(FIRST, "budget", "create table written (number int primary key)");
    }

    private static void run(Home home, String database, String sql) throws SQLException {
        try (var connection = new Database(home, PORTS).connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One commit after the other, until the database is gone. */
    private static void write() {
        try (var connection = new Database(FIRST, PORTS).connect("budget");
                var statement = connection.prepareStatement("insert into written values (?)")) {
            for (var number = 1; ; number++) {
                var sent = Instant.now();
                statement.setInt(1, number);
                statement.execute();
                synchronized (WRITTEN) {
                    WRITTEN.add(new Written(number, sent, Instant.now()));
                }
                Thread.sleep(2);
            }
        } catch (SQLException | InterruptedException _) {
            // The power is off.
        }
    }

    private static int count() {
        synchronized (WRITTEN) {
            return WRITTEN.size();
        }
    }

    private static void await(int count) throws InterruptedException {
        while (count() < count) {
            Thread.sleep(10);
        }
    }

    @AfterAll
    static void tidy() {
        Home.delete(FOLDER);
    }

    private static Set<Integer> restored(Home home, Optional<Instant> to) throws SQLException {
        assertThat(new Restore(home, PORTS, ARCHIVE).run(to, () -> system(home)))
                .as("每个库最近七天送出的那一条")
                .isEqualTo(3);
        var system = system(home);
        system.restart("postgres");
        try (var connection = new Database(home, PORTS).connect("budget");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from written")) {
            var numbers = new HashSet<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            assertThat(Database.value(
                            connection,
                            "select string_agg(id::text, ' ' order by id) from outbox where sent_at is null"))
                    .isEqualTo("2 3");
            return numbers;
        } finally {
            system.stop();
        }
    }

    @Test
    @Order(1)
    @DisplayName("恢复到最后：丢的只是末尾一段，不长于归档间隔加两秒；口令照旧")
    void everything_archived_comes_back() throws SQLException, IOException {
        var there = restored(next("second"), Optional.empty());

        var gone = WRITTEN.stream().filter(one -> !there.contains(one.number())).toList();
        assertThat(there).hasSizeGreaterThan(100);
        assertThat(gone).allSatisfy(one -> assertThat(one.answered()).isAfter(lost.minusSeconds(SECONDS + 2)));
        assertThat(there)
                .as("没有缺口")
                .hasSize(there.stream().max(Integer::compare).orElseThrow());
    }

    @Test
    @Order(2)
    @DisplayName("恢复到某一时刻：之前提交的都在，之后提交的都不在")
    void a_moment_comes_back() throws SQLException, IOException {
        var there = restored(next("third"), Optional.of(moment));

        assertThat(WRITTEN)
                .filteredOn(one -> one.answered().isBefore(moment))
                .isNotEmpty()
                .allMatch(one -> there.contains(one.number()));
        assertThat(WRITTEN)
                .filteredOn(one -> one.sent().isAfter(moment))
                .isNotEmpty()
                .noneMatch(one -> there.contains(one.number()));
    }

    @Test
    @Order(3)
    @DisplayName("不恢复到有数据的文件夹；没有那么早的备份；文件变了一个字节的备份不用")
    void what_must_not_be_restored_is_refused() throws IOException {
        var home = new Home(FOLDER.resolve("second"));
        assertThatThrownBy(() -> new Restore(home, PORTS, ARCHIVE).run(Optional.empty(), () -> system(home)))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("还有数据");
        var empty = new Home(FOLDER.resolve("fourth"));
        assertThatThrownBy(() -> new Restore(empty, PORTS, ARCHIVE)
                        .run(Optional.of(Instant.parse("2020-01-01T00:00:00Z")), () -> system(empty)))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("没有可用的备份");
        try (var files = Files.walk(ARCHIVE.bases())) {
            var version = files.filter(file -> file.endsWith("cluster/PG_VERSION"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(version, "17\n");
        }
        assertThatThrownBy(() -> new Restore(empty, PORTS, ARCHIVE).run(Optional.empty(), () -> system(empty)))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("指纹不符");
    }

    @Test
    @DisplayName("时刻要写明时区；认不得的参数不猜")
    void options_are_read_strictly() {
        assertThat(Backups.to(List.of())).isEmpty();
        assertThat(Backups.to(List.of("--to", "2024-12-31T09:30:00+08:00")))
                .contains(Instant.parse("2024-12-31T01:30:00Z"));
        assertThatThrownBy(() -> Backups.to(List.of("--to", "2024-12-31T09:30:00")))
                .isInstanceOf(Failed.class);
        assertThatThrownBy(() -> Backups.to(List.of("--until", "2024-12-31T09:30:00+08:00")))
                .isInstanceOf(Failed.class);
        assertThatThrownBy(() -> Archive.of(Map.of("HENGPING_ARCHIVE", "/b", "HENGPING_ARCHIVE_SECONDS", "0")))
                .isInstanceOf(Failed.class);
        assertThatThrownBy(() -> new Archive(Path.of("/it's"), 60)).isInstanceOf(Failed.class);
    }
}

package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import cn.hengping.platform.parts.Parts;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier program filled, and what a later and an earlier program make of it. */
@DisplayName("升级与退回：旧库带着数据迁移；旧程序在新库上")
class UpgradeIT {
    /** Before copies were kept, and before an evaluation was stored by its parts. */
    private static final String EARLIER = "22";

    private static final List<Path> MIGRATIONS = List.of(
            Path.of("src/main/resources/db/migration"), Path.of("..", "platform/src/main/resources/db/platform"));

    private String database = "";

    @BeforeEach
    void emptyDatabase() {
        database = "upgrade_" + Long.toString(System.nanoTime(), 36);
        Parts.running().createDatabase(database, database);
    }

    private String address() {
        return "jdbc:postgresql://" + Parts.running().host() + ":"
                + Parts.running().port() + "/" + database;
    }

    /** As platform.yaml sets it. */
    private FluentConfiguration flyway(String... locations) {
        return Flyway.configure()
                .dataSource(address(), database, Parts.PASSWORD)
                .locations(locations)
                .outOfOrder(true);
    }

    private FluentConfiguration today() {
        return flyway("classpath:db/platform", "classpath:db/migration");
    }

    @Test
    @DisplayName("旧版填的自评、抄送、签批，迁移之后一项不少，分放各处")
    void what_an_earlier_program_wrote_is_there_afterwards() throws SQLException {
        today().target(EARLIER).load().migrate();
        try (var connection = DriverManager.getConnection(address(), database, Parts.PASSWORD)) {
            fill(connection);

            today().load().migrate();

            assertThat(row(connection, "select document ->> 'dueDate' || ' ' || due_date from campaign"))
                    .isEqualTo("2025-03-31 2025-03-31");
            assertThat(row(connection, """
                            select array_to_string(copied_accounts, ' ') || '|' || (preparation ->> 'plan') || '|' || (sign_off ->> 'round')
                              || '|' || (sign_off ? 'chain') || '|' || (frozen #>> '{chain,code}') || '|' || (frozen #>> '{project,name}')
                            from self_evaluation where stage = 'IN_REVIEW'""")).isEqualTo("cz-head|方案|2|false|national|专项");
            assertThat(
                            row(
                                    connection,
                                    "select concat_ws('|', preparation::text, sign_off::text, frozen::text) from self_evaluation where stage = 'DRAFTING'"))
                    .as("没有人动过的")
                    .isEmpty();
            assertThat(row(connection, "select count(*) || ' ' || sum(version) from self_evaluation"))
                    .isEqualTo("2 8");
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into campaign (id, year, scope_path, document, issued_at, version)
                    values ('00000000-0000-0000-0000-000000000001', 2024, '130207', '{"dueDate": "2025-03-31"}', now(), 1);
                    insert into project (project_code, year, unit_path, department_path, document)
                    values ('P1', 2024, '130207/101', '130207/101', '{}'), ('P2', 2024, '130207/101', '130207/101', '{}');
                    insert into self_evaluation (id, campaign_id, project_code, year, unit_path, stage, document, version)
                    values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'P1', 2024, '130207/101', 'IN_REVIEW',
                      '{"preparation": {"plan": "方案"}, "signOff": {"round": 2, "chain": {"code": "national"}, "project": {"name": "专项"},
                        "frozen": {"rules": 1}, "onRecord": {"copies": ["cz-head"]}}}', 7);
                    insert into self_evaluation (id, campaign_id, project_code, year, unit_path)
                    values ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001', 'P2', 2024, '130207/101');
                    """);
        }
    }

    private static String row(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    @DisplayName("退回：旧程序不认得后来的迁移，照样启动；平台后加的小号迁移也不拦它，库不被改动")
    void an_earlier_program_starts_on_a_later_database(@TempDir Path earlier) throws IOException {
        var applied = today().load().migrate().migrationsExecuted;
        for (var folder : MIGRATIONS) {
            try (var files = Files.list(folder)) {
                for (var file : files.filter(UpgradeIT::isEarlier).toList()) {
                    Files.copy(file, earlier.resolve(file.getFileName().toString()));
                }
            }
        }
        var old = flyway("filesystem:" + earlier);

        assertThatThrownBy(() -> old.load().migrate())
                .as("小于旧程序最大号的新迁移，Flyway 平常当作缺失")
                .isInstanceOf(FlywayException.class);

        var configured = old.ignoreMigrationPatterns("*:missing", "*:future");
        assertThat(Files.readString(Path.of("..", "platform/src/main/resources/platform.yaml")))
                .as("各服务就是这样设的")
                .contains("ignore-migration-patterns: \"*:missing,*:future\"");
        assertThatCode(() -> configured.load().migrate()).doesNotThrowAnyException();
        assertThat(configured.load().info().applied()).hasSize(applied);
    }

    /** All but the last of the platform's and the last of the service's own. */
    private static boolean isEarlier(Path file) {
        return !file.getFileName().toString().matches("V(0_3|40)__.*");
    }
}

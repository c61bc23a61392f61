package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the service as it is delivered, as a process of its own, and kills it the way a machine does: without a word. */
@DisplayName("下达一万项自评，途中进程被杀")
class OpeningKilledIT {
    private static final int PROJECTS = 10_000;

    private final String database = "killed_" + Long.toString(System.nanoTime(), 36);
    private final String role = "hengping_" + database;
    private @Nullable Process running;

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    @AfterEach
    void nothing_is_left_running() {
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("evaluation-service-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the jar is built before the integration tests: mvn verify"));
        }
    }

    private int start(Path log) throws Exception {
        int port;
        int management;
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0)) {
            port = one.getLocalPort();
            management = other.getLocalPort();
        }
        var parts = Parts.running();
        var builder = new ProcessBuilder(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar().toString());
        builder.environment()
                .putAll(Map.of(
                        "HENGPING_DB_HOST", parts.host(),
                        "HENGPING_DB_PORT", String.valueOf(parts.port()),
                        "HENGPING_DB_NAME", database,
                        "HENGPING_DB_USER", role,
                        "HENGPING_DB_PASSWORD", Parts.PASSWORD,
                        "HENGPING_KAFKA", parts.kafka(),
                        "HENGPING_ISSUER", Tokens.issuer(),
                        "HENGPING_JWKS", Tokens.jwks(),
                        "SERVER_PORT", String.valueOf(port),
                        "MANAGEMENT_SERVER_PORT", String.valueOf(management)));
        // Its group is the one of the service that the other tests share: their events are not its own.
        builder.environment().put("SPRING_KAFKA_LISTENER_AUTOSTARTUP", "false");
        running = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> answers(port));
        return port;
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Tokens.bearer("cz-manager", "/130207/CAMPAIGN_MANAGER"))
                .timeout(Duration.ofSeconds(60));
    }

    private static boolean answers(int port) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(to(port, "/campaigns").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var parts = Parts.running();
        var url = "jdbc:postgresql://" + parts.host() + ":" + parts.port() + "/" + database;
        return DriverManager.getConnection(url, role, Parts.PASSWORD);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void projects(Connection connection, int year) throws SQLException {
        var project = SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json")
                .replace("\"year\": 2024", "\"year\": " + year)
                .replace("'", "''");
        try (var statement = connection.createStatement()) {
            statement.execute("insert into project (project_code, year, unit_path, department_path, document) select 'K"
                    + year
                    + "-' || n, " + year + ", '130207/101', '130207/101', jsonb_set('" + project
                    + "'::jsonb, '{projectCode}', to_jsonb('K" + year + "-' || n)) from generate_series(1, " + PROJECTS
                    + ") n");
        }
    }

    private static String order(int year) {
        return ScoringFixture.JSON.writeValueAsString(Map.of(
                "year",
                year,
                "name",
                "自评",
                "scopePath",
                "130207",
                "ruleSetCode",
                "national",
                "dueDate",
                (year + 1) + "-03-31",
                "chain",
                List.copyOf(SelfEvaluationFixture.chain().desks())));
    }

    /** Issues the campaign, and kills the process as soon as the first part of the opening is there. */
    private long issueAndKill(int port, int year, Connection connection) throws Exception {
        var request = to(port, "/campaigns")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(order(year)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.sendAsync(request, BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> number(connection, "select count(*) from self_evaluation where year = " + year) > 0
                            || answer.isDone());
            Objects.requireNonNull(running).destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            client.shutdownNow();
        }
        return number(connection, "select count(*) from self_evaluation where year = " + year);
    }

    @Test
    @DisplayName("途中杀死（不留遗言），再起之后一项不少、一项不重")
    void a_killed_opening_goes_on_and_loses_and_doubles_nothing(@TempDir Path folder) throws Exception {
        Parts.running().createDatabase(database, role);
        var log = folder.resolve("service.log");
        var port = start(log);
        try (var connection = connect()) {
            var year = 2070;
            var opened = (long) PROJECTS;
            while (opened == PROJECTS && year < 2075) {
                year++;
                projects(connection, year);
                opened = issueAndKill(port, year, connection);
                port = opened == PROJECTS ? start(log) : port;
            }
            assertThat(opened).as("killed on the way, not after").isBetween(1L, PROJECTS - 1L);

            start(log);

            var of = " where year = " + year;
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(number(connection, "select count(*) from self_evaluation" + of))
                            .isEqualTo(PROJECTS));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(number(connection, "select count(*) from campaign_opening where not done"))
                                    .isZero());
            assertThat(number(connection, "select count(distinct project_code) from self_evaluation" + of))
                    .isEqualTo(PROJECTS);
            assertThat(number(connection, "select count(*) from campaign" + of)).isEqualTo(1);
            assertThat(number(
                            connection,
                            "select sum(opened) from campaign_opening o join campaign c on c.id = o.campaign_id" + of))
                    .isEqualTo(PROJECTS);
        }
    }
}

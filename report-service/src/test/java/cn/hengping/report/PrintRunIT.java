package cn.hengping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.report.document.DocumentFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("批量出具：一次任务，杀掉再启动也接着做完")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "hengping.print.lease=3s")
class PrintRunIT {
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final int EVALUATIONS = 120;
    private static final List<Process> CHILDREN = new ArrayList<>();

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "report");
    }

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Autowired
    Environment environment;

    @Autowired
    cn.hengping.report.document.run.PrintWorker worker;

    @AfterAll
    static void killWhatWasStarted() {
        CHILDREN.forEach(Process::destroyForcibly);
    }

    @Test
    @DisplayName("任务途中进程被强行终止，后继者接着做；每份一次，拒绝的写明原因，压缩包与清单逐个相符，别处看不到")
    void a_job_survives_the_death_of_its_worker() throws Exception {
        var call = new Caller(port);
        approve();
        worker.stop();
        var ordered =
                call.post(MANAGER, "/print-runs", Map.of("year", 2024, "place", "130207", "edition", "PUBLIC"), "");
        assertThat(ordered.status()).isEqualTo(202);
        var path = "/print-runs/" + ordered.at("/run/id");
        assertThat(call.get(MANAGER, path + "/parcel").refusal()).isEqualTo("PrintRunUnfinished");

        var child = start();
        await().atMost(Duration.ofMinutes(2)).until(() -> done(call, path) > 5);
        child.destroyForcibly().waitFor();
        var whenKilled = done(call, path);
        assertThat(whenKilled).isLessThan(EVALUATIONS - 2);
        worker.start();

        await().atMost(Duration.ofMinutes(2))
                .until(() -> !call.get(MANAGER, path).at("/run/finishedAt").isEmpty());
        assertThat(done(call, path)).isEqualTo(EVALUATIONS - 1);
        var refused = call.get(MANAGER, path + "/items?limit=100")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("state").asString().equals("REFUSED"))
                .toList();
        assertThat(refused).singleElement().satisfies(item -> {
            assertThat(item.path("refusal").asString()).isEqualTo("GlyphMissing");
            assertThat(item.path("reason").asString()).contains("U+1F600");
        });
        theParcelHoldsWhatTheManifestSays(call.download(MANAGER, path + "/parcel"));
        nobodyElseSeesIt(call, path);
        whatIsClassifiedIsPrintedForThoseWhoMayKnow(call);
    }

    /** One in place of many: a hundred and twenty evaluations, one with a character that no font has, one classified. */
    private void approve() {
        var contract = DocumentFixture.contract();
        Flux.range(0, EVALUATIONS + 1)
                .concatMap(i -> {
                    var id = new UUID(1, i);
                    var fact = contract.replace("0198c5a0-0000-7000-8000-0000000000e1", id.toString())
                            .replace("13020724T000000000001", "13020724T%012d".formatted(i))
                            .replace("教训正文。", i == 7 ? "\uD83D\uDE00" : "教训正文。");
                    return database.sql("""
                                    insert into approved_evaluation
                                        (evaluation_id, version, year, unit_path, project_code, classified, fact)
                                    values (:id, 17, 2024, '130207/101', :code, :classified, :fact::jsonb)
                                    """)
                            .bind("id", id)
                            .bind("code", "13020724T%012d".formatted(i))
                            .bind("classified", i == EVALUATIONS)
                            .bind("fact", fact)
                            .then();
                })
                .blockLast();
    }

    private int done(Caller call, String path) {
        return call.get(MANAGER, path).body().at("/run/done").asInt();
    }

    /** A service of its own, on the same database: one that can be killed. */
    private Process start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "cn.hengping.report.ReportApplication",
                "--server.port=0",
                "--management.server.port=0",
                "--hengping.print.lease=3s"));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        for (var name : List.of(
                "HENGPING_DB_HOST",
                "HENGPING_DB_PORT",
                "HENGPING_DB_NAME",
                "HENGPING_DB_USER",
                "HENGPING_DB_PASSWORD",
                "HENGPING_KAFKA",
                "HENGPING_ISSUER",
                "HENGPING_JWKS")) {
            builder.environment().put(name, Objects.requireNonNull(environment.getProperty(name), name));
        }
        var child = builder.start();
        CHILDREN.add(child);
        return child;
    }

    private static void theParcelHoldsWhatTheManifestSays(byte[] zip) throws Exception {
        var files = new TreeMap<String, String>();
        var manifest = "";
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = in.readAllBytes();
                if (entry.getName().equals("manifest.json")) {
                    manifest = new String(content, StandardCharsets.UTF_8);
                } else {
                    files.put(
                            entry.getName(),
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(content)));
                }
            }
        }
        var listed = new TreeMap<String, String>();
        new JsonMapper()
                .readTree(manifest)
                .forEach(entry -> listed.put(
                        entry.path("file").asString(), entry.path("sha256").asString()));
        assertThat(files).isEqualTo(listed).hasSize((EVALUATIONS - 1) * 6);
    }

    /** The whole edition of the same year: with the classified project for the reviewer, without it for the manager. */
    private void whatIsClassifiedIsPrintedForThoseWhoMayKnow(Caller call) {
        worker.stop();
        var reviewer = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
        var asked = Map.of("year", 2024, "place", "130207", "edition", "FULL");
        var whole = call.post(reviewer, "/print-runs", asked, "");
        assertThat(whole.at("/run/total")).isEqualTo(String.valueOf(EVALUATIONS + 1));
        assertThat(call.post(MANAGER, "/print-runs", asked, "").at("/run/total"))
                .isEqualTo(String.valueOf(EVALUATIONS));
        var items = "/print-runs/" + whole.at("/run/id") + "/items?limit=200";
        assertThat(call.get(reviewer, items).body().path("items").size()).isEqualTo(EVALUATIONS + 1);
        assertThat(call.get(MANAGER, items).body().path("items").size()).isEqualTo(EVALUATIONS);
    }

    private static void nobodyElseSeesIt(Caller call, String path) {
        for (var token : List.of(
                Tokens.of("wx-preparer", "/130207/101/PREPARER"),
                Tokens.of("s", "/130207/SYSTEM_ADMIN"),
                Tokens.of("other", "/130208/CAMPAIGN_MANAGER"))) {
            assertThat(call.get(token, path).status()).isEqualTo(404);
            assertThat(call.get(token, path + "/items").status()).isEqualTo(404);
            assertThat(call.get(token, path + "/parcel").status()).isEqualTo(404);
            assertThat(call.post(token, "/print-runs", Map.of("year", 2024, "place", "130207", "edition", "FULL"), "")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(call.post(MANAGER, "/print-runs", Map.of("year", 1999, "place", "130207", "edition", "FULL"), "")
                        .refusal())
                .isEqualTo("NothingToPrint");
    }
}

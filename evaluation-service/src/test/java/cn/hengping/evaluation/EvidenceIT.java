package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import cn.hengping.evaluation.evidence.EvidenceFiles;
import cn.hengping.evaluation.evidence.Examination;
import cn.hengping.evaluation.evidence.SweepEvidence;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;

@DisplayName("佐证材料：分段存放、不丢、不留孤儿")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "hengping.evidence.sweep=1d")
@DirtiesContext
class EvidenceIT extends RunningEvaluation {
    private static final String PREPARER = Tokens.of("ev-preparer", "/130207/101/PREPARER");
    private static final String OTHER = Tokens.of("ev-other", "/130207/102/PREPARER");
    private static final String BUREAU = Tokens.of("ev-bureau", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("ev-manager", "/130207/CAMPAIGN_MANAGER");
    private static final int MEGABYTE = 1 << 20;
    private static final MovingClock CLOCK = new MovingClock("2026-02-09T01:00:00Z");

    @TestConfiguration
    static class Virtual {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @Autowired
    EvidenceFiles files;

    @Autowired
    SweepEvidence sweeping;

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @BeforeEach
    void eight_evaluations() {
        if (count("select count(*) from campaign") > 0) {
            return;
        }
        try (var publisher = new Publisher(kafka)) {
            for (var i = 1; i <= 9; i++) {
                var code = "13020725T00000000000" + i;
                var unit = i == 9 ? "102" : "101";
                var body = SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json")
                        .replace("13020724T000000000001", code)
                        .replace("\"year\": 2024", "\"year\": 2025")
                        .replace("130207/101", "130207/" + unit);
                publisher.publish("budget.project", "ProjectApproved.v1", code, body, UUID.randomUUID());
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(count("select count(*) from project")).isEqualTo(9));
        var order = Map.of(
                "year", 2025,
                "name", "2025年度自评",
                "scopePath", "130207",
                "ruleSetCode", "national",
                "dueDate", "2026-03-31",
                "chain", SelfEvaluationFixture.chain().desks());
        assertThat(call.post(MANAGER, "/campaigns", order, "").status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(count("select count(*) from self_evaluation"))
                        .isEqualTo(9));
    }

    private String evaluation(String token, int number) {
        return call.get(token, "/self-evaluations?project=13020725T00000000000" + number)
                .at("/items/0/id");
    }

    private Said upload(String token, String id, String name, byte[] content) {
        var path = "/self-evaluations/" + id;
        return call.post(
                token,
                path + "/evidence?indicator=q-reports&fileName=" + name,
                content,
                call.get(token, path).etag());
    }

    private static byte[] text(int size, int seed) {
        var content = new byte[size];
        Arrays.fill(content, (byte) ('a' + seed));
        return content;
    }

    @Test
    @DisplayName("八个文件同时上传到八份自评：各自收下，取回的与交来的一字不差，哈希两种")
    void eight_at_once_are_all_kept() throws Exception {
        try (var together = Executors.newFixedThreadPool(8)) {
            var said = new ArrayList<Future<Said>>();
            for (var i = 1; i <= 8; i++) {
                var number = i;
                said.add(together.submit(() -> upload(
                        PREPARER,
                        evaluation(PREPARER, number),
                        "大" + number + ".txt",
                        text(5 * MEGABYTE + number, number))));
            }
            for (var i = 1; i <= 8; i++) {
                var one = said.get(i - 1).get();
                assertThat(one.status()).as(one.body().toString()).isEqualTo(201);
                assertThat(one.at("/sha256")).hasSize(64);
                assertThat(one.at("/sm3")).hasSize(64);
                var at = "/self-evaluations/" + evaluation(PREPARER, i) + "/evidence/" + one.at("/evidenceId")
                        + "/content";
                assertThat(call.download(BUREAU, at)).isEqualTo(text(5 * MEGABYTE + i, i));
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> left() == 0);
    }

    /** Files of uploads that were not taken away from this machine's disk. */
    private static long left() throws IOException {
        try (var found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return found.filter(file -> file.getFileName().toString().startsWith("hengping-evidence-"))
                    .filter(file -> file.toFile().lastModified()
                            > ProcessHandle.current()
                                    .info()
                                    .startInstant()
                                    .orElseThrow()
                                    .toEpochMilli())
                    .count();
        }
    }

    @Test
    @DisplayName("离线填报表：带走，读回不存，照读回的结果按带走时的版本保存；别人拿不到，别的表不收，太大的不收")
    void a_form_is_taken_along_and_read_without_saving() {
        var path = "/self-evaluations/" + evaluation(PREPARER, 8);
        var form = call.download(PREPARER, path + "/offline-form");
        var before = call.get(PREPARER, path);
        var read = call.ask(HttpMethod.POST, PREPARER, path + "/offline-form", form, "", "");

        assertThat(read.status()).as(read.body().toString()).isEqualTo(200);
        assertThat("\"" + read.at("/version") + "\"").isEqualTo(before.etag());
        assertThat(read.body().path("faults")).isEmpty();
        assertThat(call.get(PREPARER, path).etag()).isEqualTo(before.etag());
        assertThat(call.put(PREPARER, path + "/results", read.body().path("results"), before.etag())
                        .status())
                .isEqualTo(200);
        assertThat(call.put(PREPARER, path + "/results", read.body().path("results"), before.etag())
                        .status())
                .isEqualTo(412);
        assertThat(call.get(BUREAU, path + "/offline-form").refusal()).isEqualTo("NotYoursToWrite");
        assertThat(call.get(OTHER, path + "/offline-form").status()).isEqualTo(404);
        var another = "/self-evaluations/" + evaluation(PREPARER, 7) + "/offline-form";
        assertThat(call.ask(HttpMethod.POST, PREPARER, another, form, "", "").refusal())
                .isEqualTo("FormOfAnother");
        assertThat(call.ask(HttpMethod.POST, PREPARER, another, text(3 * MEGABYTE, 1), "", "")
                        .refusal())
                .isEqualTo("FormTooLarge");
        assertThat(call.ask(HttpMethod.POST, PREPARER, another, "", "", "").refusal())
                .isEqualTo("NotASheet");
    }

    @Test
    @DisplayName("八个文件同时交给同一版自评：只有一个成功，其余告知已有变动，没有一个存了一半")
    void of_eight_for_one_version_one_wins() throws Exception {
        var id = evaluation(OTHER, 9);
        var etag = call.get(OTHER, "/self-evaluations/" + id).etag();
        var before = count("select count(*) from evidence_file");
        List<Integer> statuses;
        try (var together = Executors.newFixedThreadPool(8)) {
            var said = IntStream.range(0, 8)
                    .mapToObj(i -> together.submit(() -> call.post(
                                    OTHER,
                                    "/self-evaluations/" + id + "/evidence?indicator=q-reports&fileName=b" + i + ".txt",
                                    text(MEGABYTE, i),
                                    etag)
                            .status()))
                    .toList();
            statuses = new ArrayList<>();
            for (var one : said) {
                statuses.add(one.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 412);
        assertThat(count("select count(*) from evidence_file")).isEqualTo(before + 1);
        assertThat(count("""
                        select count(*) from evidence_file f where f.parts <> (select count(*) from evidence_part p
                            where p.evidence_id = f.evidence_id)
                        """)).isZero();
    }

    @Test
    @DisplayName("存完而未登记（进程在此刻死去）：一小时内留着，一小时后清走，只由一个实例清；登记过的一个不少")
    void what_was_stored_and_never_attached_goes_after_an_hour(@org.junit.jupiter.api.io.TempDir Path folder)
            throws IOException {
        var id = evaluation(PREPARER, 1);
        assertThat(upload(PREPARER, id, "留.txt", text(300_000, 9)).status()).isEqualTo(201);
        var file = Files.write(folder.resolve("a"), text(600_000, 10));
        var orphan = UUID.randomUUID();
        files.store(orphan, Examination.of(file), CLOCK.instant()).block(Duration.ofSeconds(30));
        var kept = count("select count(*) from evidence_file");

        assertThat(swept()).isZero();
        CLOCK.pass(Duration.ofMinutes(59));
        assertThat(swept()).isZero();
        assertThat(parts(orphan)).isEqualTo(3);
        CLOCK.pass(Duration.ofMinutes(2));
        assertThat(swept()).isPositive();

        assertThat(parts(orphan)).isZero();
        assertThat(count("select count(*) from evidence_file")).isEqualTo(kept);
        assertThat(count("select count(distinct evidence_id) from evidence_part"))
                .isEqualTo(kept);
        assertThat(upload(PREPARER, id, "又.txt", text(300_000, 9)).status()).isEqualTo(201);
    }

    private long swept() {
        return Objects.requireNonNull(sweeping.sweep().block(Duration.ofSeconds(30)));
    }

    private long parts(UUID evidenceId) {
        return count("select count(*) from evidence_part where evidence_id = '" + evidenceId + "'");
    }

    @Test
    @DisplayName("另一单位交过同样的材料：不拒绝，告知审核的人；本单位的人看不到别的单位")
    void the_same_content_elsewhere_is_told_to_the_reviewer() {
        var same = "同一份合同\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThat(upload(PREPARER, evaluation(PREPARER, 2), "合同.txt", same).status())
                .isEqualTo(201);
        assertThat(upload(OTHER, evaluation(OTHER, 9), "协议.txt", same).status()).isEqualTo(201);
        var path = "/self-evaluations/" + evaluation(OTHER, 9) + "/evidence/duplicates";

        assertThat(call.get(BUREAU, path).at("/items/0/otherProjectCode")).isEqualTo("13020725T000000000002");
        assertThat(call.get(BUREAU, path).at("/items/0/otherFileName")).isEqualTo("合同.txt");
        assertThat(call.get(OTHER, path).body().path("items")).isEmpty();
    }

    @Test
    @DisplayName("名字对、内容不对的不收：改名的程序、网页、带宏的表；超限的说明上限")
    void a_right_name_does_not_make_a_right_file() {
        var id = evaluation(PREPARER, 3);
        var before = count("select count(*) from evidence_part");
        for (var content :
                List.of(new byte[] {'M', 'Z', 0, 1, 2}, "<html><script>".getBytes(StandardCharsets.UTF_8), new byte[] {
                    'P', 'K', 3, 4, 0, 0
                })) {
            assertThat(upload(PREPARER, id, "报告.pdf", content).refusal()).isEqualTo("FileKindRefused");
        }
        assertThat(upload(PREPARER, id, "大.pdf", new byte[(20 << 20) + 1]).status())
                .isEqualTo(413);
        assertThat(upload(PREPARER, id, "空.pdf", new byte[0]).refusal()).isEqualTo("EvidenceEmpty");

        assertThat(count("select count(*) from evidence_part")).isEqualTo(before);
    }
}

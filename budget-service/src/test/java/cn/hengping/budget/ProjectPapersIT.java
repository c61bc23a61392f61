package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("项目的上下级、依据文件、复制与涉密")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProjectPapersIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADMIN = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");
    private static final String STAFF = Tokens.of("wx-member", "/130207/101/STAFF");
    private static final String OTHER = Tokens.of("jy-preparer", "/130207/102/PREPARER");
    private static final String DEPARTMENT = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String CAMPAIGNS = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String AUDITOR = Tokens.of("sj-auditor", "/130207/AUDITOR");
    private static final byte[] PDF = "%PDF-1.7\n职能配置、内设机构和人员编制规定".getBytes(StandardCharsets.UTF_8);
    private static final String BASIS = "丰南编字〔2019〕18号";

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_papers");
    }

    @LocalServerPort
    int port;

    @Value("${spring.kafka.bootstrap-servers}")
    String kafka;

    private Caller caller = new Caller(0);

    @BeforeEach
    void caller() {
        caller = new Caller(port);
    }

    private static String code(int number) {
        return "13020724T" + "%012d".formatted(number);
    }

    private static String path(int number) {
        return "/projects/" + code(number);
    }

    private static ObjectNode registration(int number) {
        var file =
                ProjectPapersIT.class.getClassLoader().getResourceAsStream("contracts/budget/ProjectApproved.v1.json");
        var approved = (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
        approved.retain(
                "year", "name", "kind", "classified", "unitCode", "basis", "content", "purpose", "funds", "items");
        return approved.put("projectCode", code(number));
    }

    private Said register(ObjectNode registration) {
        return caller.post(PREPARER, "/projects", registration, "");
    }

    private Said rewrite(ObjectNode registration) {
        var path = "/projects/" + registration.path("projectCode").asString();
        return caller.put(
                PREPARER, path, registration, caller.get(PREPARER, path).etag());
    }

    @Test
    @Order(1)
    @DisplayName("登记两个单位和三个项目")
    void units_and_projects_are_there() {
        for (var unit : List.of("101", "102")) {
            var body = Map.of("unitCode", unit, "name", "单位" + unit, "kind", "DEPARTMENT", "validFrom", "2023-01-01");
            assertThat(caller.post(ADMIN, "/units", body, "").status()).isEqualTo(201);
        }
        IntStream.rangeClosed(1, 3)
                .forEach(i -> assertThat(register(registration(i)).status()).isEqualTo(201));
        assertThat(caller.post(OTHER, "/projects", registration(50).put("unitCode", "102"), "")
                        .status())
                .isEqualTo(201);
        assertThat(register(registration(51).put("year", 2023)).status()).isEqualTo(201);
    }

    @Test
    @Order(2)
    @DisplayName("子项目挂在专项之下，可按专项列出")
    void parts_stand_below_their_parent() {
        assertThat(rewrite(registration(2).put("parentCode", code(1))).at("/parentCode"))
                .isEqualTo(code(1));
        assertThat(register(registration(4).put("parentCode", code(1))).status())
                .isEqualTo(201);

        var parts = caller.get(BUREAU, "/projects?parent=" + code(1)).body().path("items");

        assertThat(parts.valueStream().map(row -> row.path("projectCode").asString()))
                .containsExactly(code(2), code(4));
    }

    @Test
    @Order(3)
    @DisplayName("成环的、外单位的、另一年度的、没有的上级项目，逐一拒绝")
    void circles_other_units_and_other_years_are_refused() {
        assertThat(rewrite(registration(1).put("parentCode", code(1))).faults())
                .containsExactly("/parentCode ParentInCircle");
        assertThat(rewrite(registration(1).put("parentCode", code(2))).faults())
                .containsExactly("/parentCode ParentInCircle");
        assertThat(rewrite(registration(3).put("parentCode", code(51))).faults())
                .containsExactly("/parentCode ParentOfAnotherYear");
        assertThat(rewrite(registration(3).put("parentCode", code(50))).faults())
                .containsExactly("/parentCode ParentUnknown");
        assertThat(rewrite(registration(3).put("parentCode", code(77))).faults())
                .containsExactly("/parentCode ParentUnknown");
        assertThat(rewrite(registration(1).put("year", 2025)).faults()).contains("/year YearOfParts");
    }

    @Test
    @Order(4)
    @DisplayName("两个项目同时互认上级，只成一个")
    void two_that_move_below_each_other_at_once_do_not_both_succeed() {
        for (var round = 0; round < 5; round++) {
            var first = 100 + 2 * round;
            register(registration(first));
            register(registration(first + 1));

            var said = Flux.just(first, first + 1)
                    .flatMap(number -> Mono.fromCallable(() -> rewrite(
                                    registration(number).put("parentCode", code(number == first ? first + 1 : first))))
                            .subscribeOn(Schedulers.boundedElastic()))
                    .map(Said::status)
                    .collectList()
                    .block();

            assertThat(said).containsExactlyInAnyOrder(200, 422);
        }
    }

    private Said attach(String token, int project, String number, String name, byte[] content) {
        return attach(token, project, number, name, content, UUID.randomUUID().toString());
    }

    private Said attach(String token, int project, String number, String name, byte[] content, String key) {
        var etag = caller.get(PREPARER, path(project)).etag();
        return caller.ask(HttpMethod.POST, token, files(project, number, name), content, key, etag);
    }

    private static String files(int project, String number, String name) {
        return path(project) + "/basis-files?documentNumber=" + number + "&fileName=" + name;
    }

    @Test
    @Order(5)
    @DisplayName("依据文件按原样存取，有指纹；重复请求只存一份")
    void a_file_is_kept_as_it_was_brought() {
        var key = UUID.randomUUID().toString();
        var etag = caller.get(PREPARER, path(1)).etag();

        var first = caller.ask(HttpMethod.POST, PREPARER, files(1, BASIS, "三定.pdf"), PDF, key, etag);
        var again = caller.ask(HttpMethod.POST, PREPARER, files(1, BASIS, "三定.pdf"), PDF, key, etag);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        var file = first.body().at("/basisFiles/0");
        assertThat(first.body().path("basisFiles").size()).isEqualTo(1);
        assertThat(file.path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(file.path("bytes").asInt()).isEqualTo(PDF.length);
        var at = path(1) + "/basis-files/" + file.path("id").asString();
        for (var reader : List.of(PREPARER, HEAD, DEPARTMENT, BUREAU, AUDITOR)) {
            assertThat(caller.download(reader, at)).isEqualTo(PDF);
        }
        assertThat(caller.get(OTHER, at).refusal()).isEqualTo("NoSuchProject");
        assertThat(caller.get(ADMIN, at).refusal()).isEqualTo("NoSuchProject");
    }

    @Test
    @Order(6)
    @DisplayName("冒名的、空的、过大的、带路径的、无此文号的文件，逐一拒绝，项目不变")
    void hostile_files_are_refused_by_name() {
        var before = caller.get(PREPARER, path(2)).etag();
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        var large = Arrays.copyOf(PDF, (20 << 20) + 1);

        assertThat(attach(PREPARER, 2, BASIS, "a.pdf", page).refusal()).isEqualTo("BasisFileKindRefused");
        assertThat(attach(PREPARER, 2, BASIS, "a.pdf", new byte[0]).refusal()).isEqualTo("BasisFileEmpty");
        assertThat(attach(PREPARER, 2, BASIS, "a.pdf", large).refusal()).isEqualTo("BasisFileTooLarge");
        assertThat(attach(PREPARER, 2, BASIS, "../a.pdf", PDF).refusal()).isEqualTo("BasisFileNameRefused");
        assertThat(attach(PREPARER, 2, "无此文号", "a.pdf", PDF).refusal()).isEqualTo("NoSuchBasis");
        assertThat(attach(BUREAU, 2, BASIS, "a.pdf", PDF).refusal()).isEqualTo("NotYourRole");
        assertThat(attach(OTHER, 2, BASIS, "a.pdf", PDF).refusal()).isEqualTo("NoSuchProject");
        assertThat(caller.post(PREPARER, files(2, BASIS, "a.pdf"), PDF, "").refusal())
                .isEqualTo("VersionMissing");
        assertThat(caller.post(PREPARER, files(2, BASIS, "a.pdf"), PDF, "\"99\"")
                        .refusal())
                .isEqualTo("ChangedMeanwhile");
        assertThat(caller.get(PREPARER, path(2)).etag()).isEqualTo(before);
    }

    @Test
    @Order(7)
    @DisplayName("大文件逐字节取回；撤去的文件不再可见")
    void a_large_file_comes_back_byte_by_byte_and_a_removed_one_does_not() {
        var large = Arrays.copyOf(PDF, 9 << 20);
        new java.util.Random(7).nextBytes(large);
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        var file = attach(PREPARER, 3, BASIS, "large.pdf", large).at("/basisFiles/0/id");
        var at = path(3) + "/basis-files/" + file;
        assertThat(caller.download(PREPARER, at)).isEqualTo(large);

        var removed = caller.ask(
                HttpMethod.DELETE,
                PREPARER,
                at,
                "",
                "",
                caller.get(PREPARER, path(3)).etag());

        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.body().path("basisFiles").size()).isZero();
        assertThat(caller.get(PREPARER, at).refusal()).isEqualTo("NoSuchBasisFile");
    }

    @Test
    @Order(8)
    @DisplayName("复制到下一年，审核人看得到哪些没有改")
    void a_copy_tells_its_reviewer_what_nobody_touched() {
        var body = Map.of("projectCode", code(900), "year", 2025);
        assertThat(caller.post(PREPARER, path(1) + "/copies", body, "").status())
                .isEqualTo(201);
        assertThat(caller.post(PREPARER, path(1) + "/copies", body, "").refusal())
                .isEqualTo("ProjectRegisteredAlready");
        assertThat(caller.post(OTHER, path(1) + "/copies", Map.of("projectCode", code(901), "year", 2025), "")
                        .refusal())
                .isEqualTo("NoSuchProject");
        assertThat(caller.post(PREPARER, path(1) + "/copies", Map.of("projectCode", code(901), "year", 2024), "")
                        .refusal())
                .isEqualTo("NotALaterYear");
        rewrite(registration(900).put("year", 2025).put("content", "今年的内容另有安排。"));

        var seen = caller.get(DEPARTMENT, path(900)).body().path("lastYear");

        assertThat(seen.path("projectCode").asString()).isEqualTo(code(1));
        assertThat(seen.path("marks")
                        .valueStream()
                        .filter(mark -> mark.path("pointer").asString().equals("/content")))
                .allMatch(mark -> mark.path("likeness").asString().equals("CHANGED"));
        assertThat(seen.path("marks")
                        .valueStream()
                        .filter(mark -> mark.path("likeness").asString().equals("UNCHANGED")))
                .hasSizeGreaterThan(6);
    }

    @Test
    @Order(9)
    @DisplayName("涉密项目只对知悉范围内的岗位存在：单件、文件、清单、计数、导出，都看不到")
    void a_classified_project_exists_only_for_those_who_may_know_of_it() {
        assertThat(register(registration(500).put("classified", true).put("name", "涉密项目甲"))
                        .status())
                .isEqualTo(201);
        var file = attach(PREPARER, 500, BASIS, "secret.pdf", PDF).at("/basisFiles/0/id");
        for (var knowing : List.of(PREPARER, HEAD, DEPARTMENT, BUREAU, AUDITOR)) {
            assertThat(caller.get(knowing, path(500)).status()).isEqualTo(200);
            assertThat(codes(knowing)).contains(code(500));
            assertThat(exported(knowing)).contains("涉密项目甲");
        }
        for (var other : List.of(STAFF, CAMPAIGNS, ADMIN, OTHER)) {
            assertThat(caller.get(other, path(500)).refusal()).isEqualTo("NoSuchProject");
            assertThat(caller.get(other, path(500) + "/basis-files/" + file).refusal())
                    .isEqualTo("NoSuchProject");
            assertThat(caller.get(other, path(500) + "/funds").refusal()).isEqualTo("NoSuchLedger");
            assertThat(codes(other)).doesNotContain(code(500));
            assertThat(caller.get(other, "/projects?classified=true").body().path("items"))
                    .isEmpty();
            assertThat(caller.get(other, "/projects/count?text=涉密项目甲").at("/count"))
                    .isIn("0", "");
            assertThat(exported(other)).doesNotContain("涉密项目甲");
        }
    }

    @Test
    @Order(10)
    @DisplayName("结果应用：上年评价的意见，编下年预算的人看得到，照抄的项目也看得到；重复投递不重复；涉密的只给知悉的人")
    void what_was_noted_of_last_years_result_is_read_beside_this_years_budget() {
        noted(1, "执行率连续两年偏低，建议压减办公费。");
        noted(500, "涉密意见");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(notes(BUREAU, "")).containsExactly("涉密意见", "执行率连续两年偏低，建议压减办公费。"));
        for (var project : List.of(code(1), code(900))) {
            assertThat(notes(PREPARER, "&project=" + project)).containsExactly("执行率连续两年偏低，建议压减办公费。");
        }
        assertThat(notes(CAMPAIGNS, "")).containsExactly("执行率连续两年偏低，建议压减办公费。");
        for (var blind : List.of(OTHER, ADMIN)) {
            assertThat(notes(blind, "")).isEmpty();
        }
        var beside = caller.get(BUREAU, "/result-uses?nextYear=2025&project=" + code(1));
        assertThat(beside.at("/items/0/projectName"))
                .isEqualTo(registration(1).path("name").asString());
        assertThat(beside.at("/items/0/budgetYuan"))
                .isEqualTo(caller.get(BUREAU, path(1)).at("/initialBudgetYuan"));
        assertThat(beside.at("/items/0/next/projectCode")).isEqualTo(code(900));
        assertThat(beside.at("/items/0/next/budgetYuan"))
                .isEqualTo(caller.get(BUREAU, path(900)).at("/initialBudgetYuan"));
        assertThat(caller.get(BUREAU, "/result-uses?nextYear=2026").body().path("items"))
                .isEmpty();
        var first = caller.get(BUREAU, "/result-uses?limit=1");
        assertThat(caller.get(BUREAU, "/result-uses?limit=1&cursor=" + first.at("/next"))
                        .at("/items/0/projectCode"))
                .isEqualTo(code(1));
        assertThat(caller.get(BUREAU, "/result-uses?cursor=x").refusal()).isEqualTo("CursorMalformed");
    }

    private List<String> notes(String token, String more) {
        return caller.get(token, "/result-uses?nextYear=2025" + more)
                .body()
                .path("items")
                .valueStream()
                .map(use -> use.path("note").asString())
                .toList();
    }

    /** Published twice, as delivery may. */
    private void noted(int number, String note) {
        var example = ProjectPapersIT.class
                .getClassLoader()
                .getResourceAsStream("contracts/evaluation/ResultUseNoted.v1.json");
        var fact = (ObjectNode) JSON.readTree(Objects.requireNonNull(example));
        fact.put("projectCode", code(number)).put("note", note);
        var event = UUID.fromString("0198c5a0-0000-7000-8000-%012d".formatted(number));
        try (var publisher = new Publisher(kafka)) {
            for (var time = 0; time < 2; time++) {
                publisher.publish("evaluation.review", "ResultUseNoted.v1", "e1", fact.toString(), event);
            }
        }
    }

    private List<String> codes(String token) {
        return caller.get(token, "/projects?limit=200")
                .body()
                .path("items")
                .valueStream()
                .map(row -> row.path("projectCode").asString())
                .toList();
    }

    private String exported(String token) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(caller.download(token, "/projects/export?format=CSV"));
        return out.toString(StandardCharsets.UTF_8);
    }
}

package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@DisplayName("目标、指标库、填报辅导与双监控")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AimsAndMonitoringIT {
    private static final String ADMIN = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String REVIEWER = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String SCHOOL = Tokens.of("xx1-preparer", "/130207/102/102001/PREPARER");
    private static final String EDUCATION = Tokens.of("jy-reviewer", "/130207/102/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String AUDITOR = Tokens.of("sj", "/130207/AUDITOR");
    private static final String MINE = "13020724T000000000101";
    private static final String THEIRS = "13020724T000000000201";
    private static final String CHECKPOINT = "/projects/" + MINE + "/checkpoints/6";

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "aims");
    }

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    private Caller caller = new Caller(0);

    @BeforeEach
    void client() {
        caller = new Caller(port);
    }

    @Test
    @Order(1)
    @DisplayName("指标库随系统就位；按文字、功能分类、状态查询，翻页不重不漏")
    void the_library_is_there_and_is_searched() {
        assertThat(number("select count(*) from library_entry")).isGreaterThanOrEqualTo(150);

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    caller.get(PREPARER, "/library-entries?limit=37" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.body()
                    .path("items")
                    .forEach(entry -> seen.add(entry.path("code").asString()));
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        assertThat(new HashSet<>(seen)).hasSize(seen.size()).hasSize((int)
                number("select count(*) from library_entry"));

        assertThat(codes(caller.get(PREPARER, "/library-entries?text=农村 公路"))).containsExactly("road-02", "road-05");
        assertThat(codes(caller.get(PREPARER, "/library-entries?text=路&aspect=TIMELINESS")))
                .contains("road-07");
        assertThat(codes(caller.get(PREPARER, "/library-entries?function=2050201&field=教育&limit=200")))
                .contains("edu-01")
                .allMatch(code -> code.startsWith("edu"));
        assertThat(codes(caller.get(PREPARER, "/library-entries?standing=PROPOSED")))
                .isEmpty();
        assertThat(codes(caller.get(PREPARER, "/library-entries?text=%25'%20or%20true%20--")))
                .isEmpty();
        assertThat(codes(caller.get(ADMIN, "/library-entries"))).isEmpty();
        assertThat(caller.get(PREPARER, "/library-entries?text=" + "长".repeat(41))
                        .refusal())
                .isEqualTo("SearchTextTooLong");
        assertThat(caller.get(PREPARER, "/library-entries?order=REUSE&cursor=eA")
                        .refusal())
                .isEqualTo("CursorMalformed");
    }

    @Test
    @Order(2)
    @DisplayName("推荐的指标只有推荐者一支和财政局看得到；收录后人人可用，重复提交只算一次")
    void an_entry_is_proposed_and_adopted() {
        var body = Map.of("code", "net-99", "wording", wording("网络直播平台巡查次数"));
        var key = UUID.randomUUID().toString();

        var proposed = caller.ask(HttpMethod.POST, PREPARER, "/library-entries", body, key, "");
        var again = caller.ask(HttpMethod.POST, PREPARER, "/library-entries", body, key, "");

        assertThat(proposed.status()).isEqualTo(201);
        assertThat(again).isEqualTo(proposed);
        assertThat(caller.post(SCHOOL, "/library-entries", body, "").refusal()).isEqualTo("LibraryCodeTaken");
        assertThat(caller.get(SCHOOL, "/library-entries/net-99").status()).isEqualTo(404);
        assertThat(caller.get(REVIEWER, "/library-entries/net-99").status()).isEqualTo(200);
        assertThat(codes(caller.get(SCHOOL, "/library-entries?text=直播平台"))).isEmpty();
        assertThat(codes(caller.get(MANAGER, "/library-entries?standing=PROPOSED")))
                .containsExactly("net-99");

        assertThat(moveEntry(PREPARER, "ADOPT", "\"1\"").refusal()).isEqualTo("NotYourRole");
        assertThat(moveEntry(MANAGER, "ADOPT", "").status()).isEqualTo(428);
        assertThat(moveEntry(MANAGER, "ADOPT", "\"9\"").status()).isEqualTo(412);
        assertThat(moveEntry(MANAGER, "ADOPT", "\"1\"").at("/standing")).isEqualTo("ADOPTED");
        assertThat(codes(caller.get(SCHOOL, "/library-entries?text=直播平台"))).containsExactly("net-99");
        var wrong = Map.of("code", "a b", "wording", wording("x"));
        assertThat(caller.post(PREPARER, "/library-entries", wrong, "").refusal())
                .isEqualTo("LibraryCodeMalformed");
    }

    private Said moveEntry(String token, String step, String etag) {
        return caller.post(token, "/library-entries/net-99/moves", Map.of("step", step), etag);
    }

    private static Map<String, String> wording(String name) {
        var wording = new LinkedHashMap<String, String>();
        wording.put("functionCode", "20137");
        wording.put("field", "网信");
        wording.put("aspect", "QUANTITY");
        wording.put("name", name);
        wording.put("sign", "AT_LEAST");
        wording.put("typicalTarget", "12..48");
        wording.put("measure", "次");
        wording.put("evidenceSource", "巡查记录");
        return wording;
    }

    @Test
    @Order(3)
    @DisplayName("填报辅导：草稿进、提示出，不留痕，不要求防重号；看得懂半截草稿，读不了的说得清")
    void the_coach_answers_a_draft() {
        var commands = number("select count(*) from command_log");
        var draft = Map.of(
                "objective", "全年巡查直播平台36次",
                "focus", "/indicators/0",
                "indicators", List.of(Map.of("aspect", "QUANTITY", "name", "网络直播平台巡查", "target", "多次")));

        var said = caller.ask(HttpMethod.POST, PREPARER, "/objectives/coaching", draft, "", "");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()
                        .path("hints")
                        .valueStream()
                        .map(hint -> hint.path("pointer").asString() + " "
                                + hint.path("code").asString()))
                .containsExactly(
                        "/objective NUMBER_WITHOUT_INDICATOR",
                        "/indicators/0/target NO_NUMBER",
                        "/indicators/0/evidenceSource NO_EVIDENCE",
                        "/indicators MISSING_DIMENSION");
        assertThat(said.at("/hints/0/title")).isEqualTo("目标中的 36 没有对应的指标");
        assertThat(said.at("/hints/0/clears")).isNotBlank();
        assertThat(said.at("/hints/3/title")).isEqualTo("缺少一级指标 效益");
        assertThat(said.at("/proposals/0/code")).isEqualTo("net-99");
        assertThat(said.body().path("proposals").size()).isBetween(1, 5);
        assertThat(number("select count(*) from command_log")).isEqualTo(commands);

        assertThat(coach(PREPARER, Map.of()).status()).isEqualTo(200);
        assertThat(coach(ADMIN, Map.of()).refusal()).isEqualTo("NotYourRole");
        assertThat(coach(PREPARER, Map.of("objective", "长".repeat(2_001))).faults())
                .containsExactly("/objective TextLength");
        var monster = Map.of("indicators", List.of(Map.of("name", "重", "weight", "1e999999999")));
        assertThat(coach(PREPARER, monster).body().toString()).contains("TOO_HEAVY");
        assertThat(coach(PREPARER, Map.of("indicators", "x")).refusal()).isEqualTo("BodyMalformed");
    }

    private Said coach(String token, Object draft) {
        return caller.ask(HttpMethod.POST, token, "/objectives/coaching", draft, "", "");
    }

    @Test
    @Order(4)
    @DisplayName("批复目标即计入复用次数，与批复同进退；十二个项目同时批复，一次不少")
    void reuse_is_counted_at_approval() {
        unit("101", "DEPARTMENT", Map.of());
        unit("102", "DEPARTMENT", Map.of());
        unit("102001", "UNIT", Map.of("departmentCode", "102"));
        approve(MINE, "101", PREPARER, REVIEWER);
        approve(THEIRS, "102001", SCHOOL, EDUCATION);
        assertThat(reuse("net-99")).isEqualTo(2);
        assertThat(reuse("net-02")).isEqualTo(4);

        var etags = new LinkedHashMap<String, String>();
        for (var i = 0; i < 12; i++) {
            var code = "13020724T0000000003" + (10 + i);
            etags.put(code, endorse(code, "101", PREPARER, REVIEWER));
        }
        assertThat(reuse("net-99")).isEqualTo(2);
        var statuses = Objects.requireNonNull(Flux.fromIterable(etags.entrySet())
                .flatMap(
                        project -> Mono.fromCallable(
                                        () -> moveProject(BUREAU, project.getKey(), "APPROVE", project.getValue())
                                                .status())
                                .subscribeOn(Schedulers.boundedElastic()),
                        12)
                .collectList()
                .block(Duration.ofMinutes(1)));

        assertThat(statuses).hasSize(12).containsOnly(200);
        assertThat(reuse("net-99")).isEqualTo(14);
        assertThat(reuse("net-02")).isEqualTo(28);
        assertThat(codes(caller.get(PREPARER, "/library-entries?order=REUSE&limit=2")))
                .containsExactly("net-02", "net-99");
        assertThat(codes(caller.get(
                        PREPARER,
                        "/library-entries?order=REUSE&limit=1&cursor="
                                + caller.get(PREPARER, "/library-entries?order=REUSE&limit=1")
                                        .at("/next"))))
                .containsExactly("net-99");
    }

    private void unit(String code, String kind, Map<String, String> more) {
        var body = new LinkedHashMap<String, String>(
                Map.of("unitCode", code, "name", "单位" + code, "kind", kind, "validFrom", "2019-01-01"));
        body.putAll(more);
        assertThat(caller.post(ADMIN, "/units", body, "").status()).isEqualTo(201);
    }

    private void approve(String code, String unit, String preparer, String reviewer) {
        var endorsed = endorse(code, unit, preparer, reviewer);
        assertThat(moveProject(BUREAU, code, "APPROVE", endorsed).status()).isEqualTo(200);
    }

    private String endorse(String code, String unit, String preparer, String reviewer) {
        var registered = caller.post(preparer, "/projects", registration(code, unit, 2024), "");
        assertThat(registered.status()).isEqualTo(201);
        var aimed = caller.put(preparer, "/projects/" + code + "/objective", objective("20"), registered.etag());
        assertThat(aimed.status()).isEqualTo(200);
        var submitted = moveProject(preparer, code, "SUBMIT", aimed.etag());
        return moveProject(reviewer, code, "ENDORSE", submitted.etag()).etag();
    }

    private static Map<String, Object> registration(String code, String unit, int year) {
        var registration = new LinkedHashMap<String, Object>();
        registration.put("projectCode", code);
        registration.put("year", year);
        registration.put("name", "网信维护" + code.substring(18));
        registration.put("kind", "SPECIFIC_TARGET");
        registration.put("classified", false);
        registration.put("unitCode", unit);
        registration.put("basis", List.of(Map.of("documentNumber", "〔2024〕1号", "subject", "通知")));
        registration.put("content", "维护");
        registration.put("purpose", "运行");
        registration.put("funds", List.of(Map.of("source", "CURRENT_YEAR_APPROPRIATION", "amountYuan", "120000.00")));
        registration.put("items", List.of(Map.of("code", "30226", "name", "劳务费", "amountYuan", "120000.00")));
        return registration;
    }

    private Said moveProject(String token, String code, String step, String etag) {
        return caller.post(token, "/projects/" + code + "/moves", Map.of("step", step), etag);
    }

    private static Map<String, Object> objective(String weight) {
        return Map.of(
                "objective",
                "全年巡查",
                "indicators",
                List.of(
                        indicator("q", "OUTPUT", "QUANTITY", "120", weight, "net-99"),
                        indicator("r", "OUTPUT", "QUANTITY", "12", "15", "net-02"),
                        indicator("s", "OUTPUT", "QUALITY", "6", "15", "net-02"),
                        indicator("b", "BENEFIT", "SOCIAL", "100", "30", "unknown-1"),
                        indicator("z", "SATISFACTION", "SERVICE_SATISFACTION", "90", "10", "")));
    }

    private static Map<String, String> indicator(
            String code, String dimension, String aspect, String target, String weight, String library) {
        var indicator = new LinkedHashMap<String, String>(Map.of(
                "code", code,
                "dimension", dimension,
                "aspect", aspect,
                "name", "指标" + code,
                "sign", "AT_LEAST",
                "target", target,
                "measure", "次",
                "weight", weight,
                "evidenceSource", "台账"));
        if (!library.isEmpty()) {
            indicator.put("libraryCode", library);
        }
        return indicator;
    }

    private long reuse(String code) {
        return number("select reuse_count from library_entry where code = '" + code + "'");
    }

    @Test
    @Order(5)
    @DisplayName("目标的权重按年度取用：2019年没有分值设置，离谱的权重被指出")
    void weights_go_by_the_year() {
        var code = "13020724T000000000401";
        var registration = registration(code, "101", 2019);
        var registered = caller.post(PREPARER, "/projects", registration, "");
        var path = "/projects/" + code;

        assertThat(caller.put(PREPARER, path + "/objective", objective("20"), registered.etag())
                        .faults())
                .containsExactly("/indicators NoWeightScheme");
        registration.put("year", 2024);
        var moved = caller.put(PREPARER, path, registration, registered.etag());
        assertThat(caller.put(PREPARER, path + "/objective", objective("1e999999999"), moved.etag())
                        .faults())
                .containsExactly("/indicators/0/weight WeightOutOfRange");
        var aimed = caller.put(PREPARER, path + "/objective", objective("20"), moved.etag());
        assertThat(aimed.status()).isEqualTo(200);
        registration.put("year", 2019);
        assertThat(caller.put(PREPARER, path, registration, aimed.etag()).faults())
                .containsExactly("/indicators NoWeightScheme");
    }

    @Test
    @Order(6)
    @DisplayName("填报监控：执行数取台账截至月末的数，七月的支付不算在六月；亮红灯不说明不得提交")
    void a_checkpoint_is_opened_explained_and_submitted() {
        pay("V-1", "2024-06-30", "30000.00");
        pay("V-2", "2024-07-01", "90000.00");
        assertThat(caller.post(REVIEWER, "/projects/" + MINE + "/checkpoints", report("60", List.of()), "")
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(caller.post(SCHOOL, "/projects/" + MINE + "/checkpoints", report("60", List.of()), "")
                        .status())
                .isEqualTo(404);
        assertThat(caller.get(PREPARER, CHECKPOINT).refusal()).isEqualTo("NoSuchCheckpoint");
        assertThat(caller.get(PREPARER, "/projects/" + MINE + "/checkpoints/13").refusal())
                .isEqualTo("NoSuchMonth");

        var opened = caller.post(PREPARER, "/projects/" + MINE + "/checkpoints", report("60", List.of()), "");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.at("/reading/executedYuan")).isEqualTo("30000.00");
        assertThat(opened.at("/reading/executionRatePercent")).isEqualTo("25.00");
        assertThat(opened.at("/reading/executionLight")).isEqualTo("RED");
        assertThat(opened.at("/reading/worst")).isEqualTo("RED");
        assertThat(caller.post(PREPARER, "/projects/" + MINE + "/checkpoints", report("60", List.of()), "")
                        .refusal())
                .isEqualTo("CheckpointOpenedAlready");
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(move(PREPARER, "SUBMIT", "\"1\"").faults())
                .containsExactly("/explanations/execution-rate ExplanationMissing");

        assertThat(caller.put(PREPARER, CHECKPOINT, account("60", List.of(explanation())), "")
                        .status())
                .isEqualTo(428);
        assertThat(caller.put(PREPARER, CHECKPOINT, account("60", List.of(explanation())), "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(caller.put(PREPARER, CHECKPOINT, account("1e9", List.of()), "\"1\"")
                        .faults())
                .containsExactly("/progress/0/actual ActualDoesNotFit");
        var written = caller.put(PREPARER, CHECKPOINT, account("60", List.of(explanation())), "\"1\"");
        var key = UUID.randomUUID().toString();
        var path = CHECKPOINT + "/moves";
        var submitted = caller.ask(HttpMethod.POST, PREPARER, path, Map.of("step", "SUBMIT"), key, written.etag());
        var again = caller.ask(HttpMethod.POST, PREPARER, path, Map.of("step", "SUBMIT"), key, written.etag());

        assertThat(submitted.at("/stage")).isEqualTo("WITH_DEPARTMENT");
        assertThat(again).isEqualTo(submitted);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(number("select count(*) from outbox where sent_at is not null"
                                + " and type = 'CheckpointRecorded.v1' and topic = 'budget.monitoring'"))
                        .isEqualTo(1));
    }

    private void pay(String voucher, String date, String amount) {
        var payment = Map.of(
                "voucherNumber",
                voucher,
                "source",
                "CURRENT_YEAR_APPROPRIATION",
                "itemCode",
                "30226",
                "amountYuan",
                amount,
                "date",
                date,
                "summary",
                "劳务");
        var ledger = Map.of(
                "kind", "ADJUSTMENT",
                "source", "CURRENT_YEAR_APPROPRIATION",
                "amountYuan", "0.01",
                "date", "2024-12-01",
                "documentNumber", voucher,
                "reason", "年底调整不算在六月");
        assertThat(caller.post(PREPARER, "/projects/" + MINE + "/payments", payment, "")
                        .status())
                .isEqualTo(201);
        assertThat(caller.post(BUREAU, "/projects/" + MINE + "/ledger-entries", ledger, "")
                        .status())
                .isEqualTo(201);
    }

    private static Map<String, Object> explanation() {
        return Map.of(
                "place", "execution-rate",
                "reason", "采购流程延后，合同六月才签",
                "measure", "七月完成首付款支付",
                "dueDate", "2024-08-31");
    }

    private static Map<String, Object> account(String actual, List<?> explanations) {
        return Map.of(
                "progress",
                List.of(
                        Map.of("code", "q", "actual", actual),
                        Map.of("code", "r", "actual", "6"),
                        Map.of("code", "s", "actual", "3"),
                        Map.of("code", "b", "actual", "50"),
                        Map.of("code", "z", "actual", "45")),
                "explanations",
                explanations);
    }

    private static Map<String, Object> report(String actual, List<?> explanations) {
        var report = new LinkedHashMap<String, Object>(account(actual, explanations));
        report.put("month", 6);
        return report;
    }

    private Said move(String token, String step, String etag) {
        return caller.post(token, CHECKPOINT + "/moves", Map.of("step", step, "remark", "请说明"), etag);
    }

    @Test
    @Order(7)
    @DisplayName("红黄灯清单和各色灯数，只到各自的数据范围；未填报的也数得出")
    void lights_are_listed_and_counted_within_the_scope() {
        for (var token : List.of(REVIEWER, BUREAU, MANAGER, AUDITOR)) {
            var list = caller.get(token, "/checkpoints?year=2024&month=6&light=RED")
                    .body();
            assertThat(list.path("items").size()).isEqualTo(1);
            assertThat(list.at("/items/0/submitted/account/explanations/0/place")
                            .asString())
                    .isEqualTo("execution-rate");
        }
        for (var token : List.of(SCHOOL, EDUCATION, ADMIN, Tokens.of("y", "/13020/AUDITOR"))) {
            assertThat(caller.get(token, "/checkpoints?year=2024")
                            .body()
                            .path("items")
                            .isEmpty())
                    .isTrue();
            assertThat(caller.get(token, CHECKPOINT).status()).isEqualTo(404);
            assertThat(caller.get(token, CHECKPOINT + "/editions").status()).isEqualTo(404);
            assertThat(caller.get(token, "/projects/" + MINE + "/checkpoints").status())
                    .isEqualTo(404);
        }
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024&light=YELLOW")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024&month=7")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024&under=130207/102")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(caller.get(EDUCATION, "/checkpoints?year=2024&under=130207/101")
                        .refusal())
                .isEqualTo("OutsideYourScope");
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024&under=../etc").refusal())
                .isEqualTo("NoSuchPlace");
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024&cursor=eA").refusal())
                .isEqualTo("CursorMalformed");

        var counts = caller.get(BUREAU, "/checkpoints/counts?year=2024&month=6").body();

        assertThat(counts.toString())
                .isEqualTo("[{\"place\":\"130207/101\",\"projects\":13,\"red\":1,\"yellow\":0,\"blue\":0,\"green\":0,"
                        + "\"missing\":12},{\"place\":\"130207/102\",\"projects\":1,\"red\":0,\"yellow\":0,\"blue\":0,"
                        + "\"green\":0,\"missing\":1}]");
        assertThat(caller.get(EDUCATION, "/checkpoints/counts?year=2024&month=6")
                        .at("/0/place"))
                .isEqualTo("130207/102/102001");
        assertThat(caller.get(ADMIN, "/checkpoints/counts?year=2024&month=6")
                        .body()
                        .isEmpty())
                .isTrue();
    }

    @Test
    @Order(8)
    @DisplayName("主管部门审阅；财政局要求说明；更正留下前一版，更正未交之前清单不变")
    void it_is_reviewed_asked_about_and_corrected() {
        var etag = caller.get(REVIEWER, CHECKPOINT).etag();
        var both = Tokens.of("wx-preparer", "/130207/101/DEPARTMENT_REVIEWER");
        assertThat(move(both, "ACKNOWLEDGE", etag).refusal()).isEqualTo("ReviewedByItsWriter");
        assertThat(move(EDUCATION, "ACKNOWLEDGE", etag).status()).isEqualTo(404);
        assertThat(move(AUDITOR, "ASK", etag).refusal()).isEqualTo("NotYourRole");
        var acknowledged = move(REVIEWER, "ACKNOWLEDGE", etag);
        assertThat(acknowledged.at("/acknowledgedBy")).isEqualTo("wx-reviewer");
        assertThat(move(REVIEWER, "ACKNOWLEDGE", acknowledged.etag()).refusal()).isEqualTo("CheckpointAtOtherStage");

        var asked = move(MANAGER, "ASK", acknowledged.etag());
        assertThat(asked.at("/stage")).isEqualTo("DRAFTING");
        assertThat(asked.at("/question/remark")).isEqualTo("请说明");
        assertThat(move(PREPARER, "SUBMIT", asked.etag()).faults())
                .containsExactly("/explanations ExplanationAskedFor");
        assertThat(caller.get(BUREAU, "/checkpoints?year=2024&light=RED")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        var more = Map.of("place", "overall", "reason", "合同谈判多用了两个月", "measure", "八月底前全部支付", "dueDate", "2024-08-31");
        var rewritten = caller.put(PREPARER, CHECKPOINT, account("60", List.of(explanation(), more)), asked.etag());
        assertThat(move(PREPARER, "SUBMIT", rewritten.etag()).at("/submitted/number"))
                .isEqualTo("2");

        var editions = caller.get(AUDITOR, CHECKPOINT + "/editions").body().path("items");
        assertThat(editions.size()).isEqualTo(2);
        assertThat(editions.at("/0/account/explanations").size()).isEqualTo(1);
        assertThat(editions.at("/1/account/explanations").size()).isEqualTo(2);
        assertThat(caller.get(AUDITOR, CHECKPOINT + "/editions?limit=1").at("/next"))
                .isNotBlank();
        assertThat(caller.get(PREPARER, "/projects/" + MINE + "/checkpoints")
                        .body()
                        .size())
                .isEqualTo(1);
    }

    @Test
    @Order(9)
    @DisplayName("两人同时提交，只有一个成功，版次不缺不重")
    void two_at_once_make_one_edition() {
        var etag = caller.get(PREPARER, CHECKPOINT).etag();
        var corrected = move(PREPARER, "CORRECT", etag);

        var statuses = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(
                        _ -> Mono.fromCallable(() -> move(PREPARER, "SUBMIT", corrected.etag())
                                        .status())
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .collectList()
                .block(Duration.ofMinutes(1)));

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status != 200))
                .allMatch(status -> status == 412 || status == 409);
        assertThat(number("select count(*) from checkpoint_edition")).isEqualTo(3);
        assertThat(number("select max(number) from checkpoint_edition")).isEqualTo(3);
        assertThat(number("select count(*) from outbox where type = 'CheckpointRecorded.v1'"))
                .isEqualTo(3);
    }

    private static List<String> codes(Said said) {
        return said.body()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("code").asString())
                .toList();
    }

    private long number(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row ->
                        Objects.requireNonNullElse(row.get(0, Number.class), 0).longValue())
                .one()
                .block(Duration.ofSeconds(10)));
    }
}

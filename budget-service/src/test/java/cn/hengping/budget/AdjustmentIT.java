package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("批复之后的调整：从申请到生效")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdjustmentIT {
    /** Callers wait on threads of their own: the service runs in this JVM, and they must not take its threads from it. */
    private static final Scheduler CALLERS = Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADMIN = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String STAFF = Tokens.of("wx-member", "/130207/101/STAFF");
    private static final String STRANGER = Tokens.of("jy-preparer", "/130207/102/PREPARER");
    private static final String DEPARTMENT = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String AUDITOR = Tokens.of("sj-auditor", "/130207/AUDITOR");
    private static final String CODE = "13020724T000000000001";
    private static final String SECRET = "13020724T000000000002";
    private static final String PROJECT = "/projects/" + CODE;
    private static final String ADJUSTMENTS = PROJECT + "/adjustments";
    private static final String DOCUMENT = "丰南财绩〔2024〕15号";

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_adjustments");
    }

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    private Caller caller = new Caller(0);

    @BeforeEach
    void caller() {
        caller = new Caller(port);
    }

    private static ObjectNode example() {
        var file = AdjustmentIT.class.getClassLoader().getResourceAsStream("contracts/budget/ProjectApproved.v1.json");
        return (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
    }

    private static ObjectNode registration(String code) {
        return example()
                .retain(
                        "year",
                        "name",
                        "kind",
                        "classified",
                        "unitCode",
                        "basis",
                        "content",
                        "purpose",
                        "funds",
                        "items")
                .put("projectCode", code);
    }

    private static Map<String, Object> objective(String target) {
        return Map.of(
                "objective",
                "全年稳定运行",
                "indicators",
                List.of(
                        indicator("q", "OUTPUT", "QUANTITY", "AT_LEAST", target, "50"),
                        indicator("b", "BENEFIT", "SOCIAL", "QUALITATIVE", "明显改善", "30"),
                        indicator("s", "SATISFACTION", "SERVICE_SATISFACTION", "AT_LEAST", "90", "10")));
    }

    private static Map<String, String> indicator(
            String code, String dimension, String aspect, String sign, String target, String weight) {
        var words = Map.of("name", "指标" + code, "measure", "条", "evidenceSource", "台账");
        var all = new java.util.TreeMap<>(words);
        all.putAll(Map.of("code", code, "dimension", dimension, "aspect", aspect));
        all.putAll(Map.of("sign", sign, "target", target, "weight", weight));
        return all;
    }

    /** What a unit asks for, with what shall change. */
    private static Map<String, Object> proposal(String field, Object value) {
        return Map.of("documentNumber", DOCUMENT, "reason", "机构职责调整。", field, value);
    }

    /** The items with this much less for repairs and more for travel. */
    private static JsonNode items(String repairs, String travel) {
        var items = example().path("items");
        for (var item : items) {
            switch (item.path("code").asString()) {
                case "30213" -> ((ObjectNode) item).put("amountYuan", repairs);
                case "30211" -> ((ObjectNode) item).put("amountYuan", travel);
                default -> {}
            }
        }
        return items;
    }

    private Said ask(Map<String, Object> proposal) {
        return caller.post(PREPARER, ADJUSTMENTS, proposal, "");
    }

    private Said move(String token, int number, String step) {
        var path = ADJUSTMENTS + "/" + number;
        var reasons = List.of(Map.of("code", "OTHER", "remark", "请补充理由"));
        var body = step.equals("SEND_BACK") ? Map.of("step", step, "reasons", reasons) : Map.of("step", step);
        return caller.post(
                token, path + "/moves", body, caller.get(AUDITOR, path).etag());
    }

    private void approve(int number) {
        assertThat(move(PREPARER, number, "SUBMIT").status()).isEqualTo(200);
        assertThat(move(DEPARTMENT, number, "ENDORSE").status()).isEqualTo(200);
        assertThat(move(BUREAU, number, "APPROVE").at("/stage")).isEqualTo("APPROVED");
    }

    private void approved(ObjectNode registration) {
        var path = "/projects/" + registration.path("projectCode").asString();
        assertThat(caller.post(PREPARER, "/projects", registration, "").status())
                .isEqualTo(201);
        var etag = caller.put(
                        PREPARER,
                        path + "/objective",
                        objective("280"),
                        caller.get(PREPARER, path).etag())
                .etag();
        for (var step : List.of("SUBMIT", "ENDORSE", "APPROVE")) {
            var token = step.equals("SUBMIT") ? PREPARER : step.equals("ENDORSE") ? DEPARTMENT : BUREAU;
            var moved = caller.post(token, path + "/moves", Map.of("step", step), etag);
            assertThat(moved.status()).isEqualTo(200);
            etag = moved.etag();
        }
    }

    private Said pay(String voucher, String item, String amount) {
        var source = Map.of("source", "CURRENT_YEAR_APPROPRIATION", "date", "2024-06-28", "summary", "支出");
        var payment = new java.util.TreeMap<String, Object>(source);
        payment.putAll(Map.of("voucherNumber", voucher, "itemCode", item, "amountYuan", amount));
        return caller.post(PREPARER, PROJECT + "/payments", payment, "");
    }

    private List<String> column(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block());
    }

    @Test
    @Order(1)
    @DisplayName("批复之前不谈调整：直接修改即可")
    void before_the_approval_there_is_nothing_to_adjust() {
        for (var unit : List.of("101", "102")) {
            var body = Map.of("unitCode", unit, "name", "单位" + unit, "kind", "DEPARTMENT", "validFrom", "2024-01-01");
            assertThat(caller.post(ADMIN, "/units", body, "").status()).isEqualTo(201);
        }
        var early = registration("13020724T000000000009");
        assertThat(caller.post(PREPARER, "/projects", early, "").status()).isEqualTo(201);

        var said =
                caller.post(PREPARER, "/projects/13020724T000000000009/adjustments", proposal("content", "新的内容"), "");

        assertThat(said.status() + " " + said.refusal()).isEqualTo("409 NotApprovedYet");
        assertThat(said.at("/title")).contains("填报中");
        approved(registration(CODE));
        approved(registration(SECRET).put("classified", true));
        assertThat(caller.get(PREPARER, PROJECT).at("/may/0")).isEqualTo("ADJUST");
        assertThat(caller.get(PREPARER, PROJECT).at("/edition")).isEqualTo("1");
    }

    @Test
    @Order(2)
    @DisplayName("批复的内容不能直接改；外单位看不到，别的岗位不能提")
    void what_is_approved_changes_by_no_other_way() {
        var etag = caller.get(PREPARER, PROJECT).etag();

        assertThat(caller.put(PREPARER, PROJECT, registration(CODE).put("content", "偷改"), etag)
                        .refusal())
                .isEqualTo("BudgetApprovedAlready");
        assertThat(caller.put(PREPARER, PROJECT + "/objective", objective("1"), etag)
                        .refusal())
                .isEqualTo("BudgetApprovedAlready");
        assertThat(caller.post(STRANGER, ADJUSTMENTS, proposal("content", "新的内容"), "")
                        .status())
                .isEqualTo(404);
        for (var token : List.of(DEPARTMENT, BUREAU, AUDITOR, STAFF)) {
            assertThat(caller.post(token, ADJUSTMENTS, proposal("content", "新的内容"), "")
                            .refusal())
                    .isEqualTo("NotYourRole");
        }
        assertThat(column("select count(*)::text from project_adjustment")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"documentNumber\": null, \"reason\": \"x\", \"content\": \"y\"}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"items\": [null]}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"items\": [{}]}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"items\": []}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"basis\": []}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"items\": [{\"code\": \"30226\", \"name\": \"劳务费\", \"amountYuan\": \"1e999999999\"}]}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"items\": [{\"code\": \"30226\", \"name\": \"劳务费\", \"amountYuan\": \"-1.00\"}]}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"content\": \"\\u0000\"}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"objective\": {\"objective\": \"x\", \"indicators\": []}}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\", \"objective\": {}}",
                "{\"documentNumber\": \"x\", \"reason\": \"x\"}"
            })
    @Order(3)
    @DisplayName("奇怪的申请：一律四百段的答复，什么也不留下")
    void odd_proposals_are_refused(String body) {
        var answer = caller.as(PREPARER)
                .post()
                .uri(ADJUSTMENTS)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .returnResult(String.class);

        assertThat(answer.getStatus().value()).isIn(400, 422);
        assertThat(column("select count(*)::text from project_adjustment")).containsExactly("0");
    }

    @Test
    @Order(4)
    @DisplayName("同时提出二十项：恰有一项成立；同一请求重复，答复相同")
    void of_many_asked_at_once_one_is_opened() {
        var said = Objects.requireNonNull(Flux.range(0, 20)
                .flatMap(
                        i -> Mono.fromCallable(() -> ask(proposal("content", "内容" + i)))
                                .subscribeOn(CALLERS),
                        20)
                .collectList()
                .block());

        assertThat(said.stream().filter(one -> one.status() == 201)).hasSize(1);
        assertThat(said.stream().filter(one -> one.status() != 201).map(Said::refusal))
                .hasSize(19)
                .containsOnly("AdjustmentOpen");
        assertThat(move(PREPARER, 1, "DROP").at("/stage")).isEqualTo("DROPPED");
        var key = UUID.randomUUID().toString();
        var first = caller.ask(HttpMethod.POST, PREPARER, ADJUSTMENTS, proposal("content", "再提"), key, "");
        var second = caller.ask(HttpMethod.POST, PREPARER, ADJUSTMENTS, proposal("content", "再提"), key, "");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second).isEqualTo(first);
        assertThat(move(PREPARER, 2, "DROP").status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    @DisplayName("提交、退回、重写、审核、批复：前后逐处可见，批复之前项目不变")
    void an_adjustment_goes_the_way_of_the_project() {
        var before = caller.get(PREPARER, PROJECT);
        var opened = ask(proposal("objective", objective("260")));
        assertThat(opened.at("/number")).isEqualTo("3");
        assertThat(opened.at("/differences/0/place")).isEqualTo("/objective/indicators/q/target");
        assertThat(opened.at("/differences/0/before") + opened.at("/differences/0/after"))
                .isEqualTo("280260");
        assertThat(move(DEPARTMENT, 3, "ENDORSE").refusal()).isEqualTo("AdjustmentAtOtherStage");
        assertThat(move(PREPARER, 3, "SUBMIT").at("/stage")).isEqualTo("WITH_DEPARTMENT");
        assertThat(move(BUREAU, 3, "APPROVE").refusal()).isEqualTo("AdjustmentAtOtherStage");
        assertThat(move(DEPARTMENT, 3, "SEND_BACK").at("/sentBackFor/0/remark")).isEqualTo("请补充理由");
        var path = ADJUSTMENTS + "/3";
        assertThat(caller.put(PREPARER, path, proposal("objective", objective("270")), "")
                        .status())
                .isEqualTo(428);
        var etag = caller.get(PREPARER, path).etag();
        assertThat(caller.put(PREPARER, path, proposal("objective", objective("270")), etag)
                        .status())
                .isEqualTo(200);
        assertThat(caller.put(PREPARER, path, proposal("objective", objective("275")), etag)
                        .status())
                .isEqualTo(412);
        assertThat(caller.get(PREPARER, PROJECT)).isEqualTo(before);

        approve(3);
        assertThat(caller.put(
                                PREPARER,
                                path,
                                proposal("objective", objective("280")),
                                caller.get(PREPARER, path).etag())
                        .refusal())
                .isEqualTo("AdjustmentNotDrafting");

        var after = caller.get(PREPARER, PROJECT);
        assertThat(after.at("/objective/indicators/0/target")).isEqualTo("270");
        assertThat(after.at("/edition")).isEqualTo("2");
        assertThat(column(
                        "select type || ' ' || (body::jsonb ->> 'edition') || ' ' || (body::jsonb #>> '{changes,0,after}')"
                                + " from outbox where type = 'ProjectAdjusted.v1'"))
                .containsExactly("ProjectAdjusted.v1 2 270");
    }

    @Test
    @Order(6)
    @DisplayName("调整明细：合计不变；已支付的不能调走；新增的科目随即可以支付，取消的不能再支付")
    void items_are_moved_within_the_budget() {
        assertThat(pay("P-1", "30213", "6000.00").status()).isEqualTo(201);
        assertThat(ask(proposal("items", items("5800.00", "6500.00"))).faults())
                .containsExactly("/items/2/amountYuan ItemBelowPaid");
        assertThat(ask(proposal("items", items("7000.00", "6500.00"))).faults())
                .containsExactly("/items ItemsDoNotAddUp");
        var items = (tools.jackson.databind.node.ArrayNode) items("6000.00", "4500.00");
        items.remove(4);
        items.addObject().put("code", "30202").put("name", "印刷费").put("amountYuan", "6300.00");
        assertThat(pay("P-2", "30202", "100.00").faults()).isNotEmpty();
        assertThat(ask(proposal("items", items)).status()).isEqualTo(201);

        approve(4);

        assertThat(pay("P-3", "30202", "100.00").status()).isEqualTo(201);
        assertThat(pay("P-4", "30211", "100.00").faults()).containsExactly("/itemCode ItemNotInBudget");
    }

    @Test
    @Order(7)
    @DisplayName("一边批复取消科目，一边向它支付：不会既取消又支付")
    void nothing_is_paid_out_of_an_item_that_an_approval_takes_away() {
        var races = List.of(
                List.of("30201", "30207", "邮电费"), List.of("30299", "30206", "电费"), List.of("30226", "30205", "水费"));
        for (var round = 0; round < races.size(); round++) {
            var number = 5 + round;
            var race = races.get(round);
            var list = caller.get(PREPARER, PROJECT).body().path("items").deepCopy();
            list.valueStream()
                    .filter(item -> item.path("code").asString().equals(race.getFirst()))
                    .map(ObjectNode.class::cast)
                    .forEach(item -> item.put("code", race.get(1)).put("name", race.get(2)));
            assertThat(ask(proposal("items", list)).status()).isEqualTo(201);
            assertThat(move(PREPARER, number, "SUBMIT").status()).isEqualTo(200);
            assertThat(move(DEPARTMENT, number, "ENDORSE").status()).isEqualTo(200);
            var voucher = "RACE-" + round;
            var both = new ArrayList<>(Objects.requireNonNull(Flux.just("approve", "pay")
                    .flatMapSequential(
                            act -> Mono.fromCallable(() -> act.equals("approve")
                                            ? move(BUREAU, number, "APPROVE")
                                            : pay(voucher, race.getFirst(), "1.00"))
                                    .subscribeOn(CALLERS),
                            2)
                    .collectList()
                    .block()));

            var isApproved = both.getFirst().status() == 200;
            var isPaid = both.getLast().status() == 201;
            assertThat(isApproved && isPaid).as(race + " " + both).isFalse();
            assertThat(isApproved || isPaid).isTrue();
            if (!isApproved) {
                assertThat(both.getFirst().faults()).containsExactly("/items ItemPaidAlready");
                assertThat(move(BUREAU, number, "SEND_BACK").status()).isEqualTo(200);
                assertThat(move(PREPARER, number, "DROP").status()).isEqualTo(200);
            }
        }
    }

    @Test
    @Order(8)
    @DisplayName("各版次都可查：第一版是批复的内容，其后每版写明文号和理由")
    void every_edition_can_be_read() {
        var editions = caller.get(AUDITOR, PROJECT + "/editions").body();

        assertThat(editions.size()).isGreaterThanOrEqualTo(3);
        assertThat(editions.at("/0/plan/objective/indicators/0/target").asString())
                .isEqualTo("280");
        assertThat(editions.at("/1/plan/objective/indicators/0/target").asString())
                .isEqualTo("270");
        assertThat(editions.at("/1/documentNumber").asString()).isEqualTo(DOCUMENT);
        assertThat(editions.at("/1/adjustment").asInt()).isEqualTo(3);
        assertThat(caller.get(AUDITOR, PROJECT).at("/edition")).isEqualTo(Integer.toString(editions.size()));
        assertThat(caller.get(STRANGER, PROJECT + "/editions").status()).isEqualTo(404);
        assertThat(caller.get(STRANGER, ADJUSTMENTS).status()).isEqualTo(404);
        assertThat(caller.get(STRANGER, ADJUSTMENTS + "/3").status()).isEqualTo(404);
    }

    private Said lay(String token, int number, String documentNumber, byte[] content, String key, String etag) {
        var path = ADJUSTMENTS + "/" + number + "/files?documentNumber=" + documentNumber + "&fileName=批复.pdf";
        return caller.ask(HttpMethod.POST, token, path, content, key, etag);
    }

    @Test
    @Order(10)
    @DisplayName("调整文件：按原样存取，重复请求只存一份；冒名的、空的、别人的、过时的，一律拒绝；提交之后不能再动")
    void the_document_of_an_adjustment_comes_with_its_file() {
        var pdf = "%PDF-1.7\n关于调整项目内容的批复".getBytes(StandardCharsets.UTF_8);
        var number = ask(proposal("content", "附文件的调整")).body().path("number").asInt();
        var path = ADJUSTMENTS + "/" + number;
        var etag = caller.get(PREPARER, path).etag();
        var key = UUID.randomUUID().toString();

        var laid = lay(PREPARER, number, DOCUMENT, pdf, key, etag);
        var again = lay(PREPARER, number, DOCUMENT, pdf, key, etag);

        assertThat(laid.status() + " " + laid.at("/files/0/mediaType")).isEqualTo("201 application/pdf");
        assertThat(again.body()).isEqualTo(laid.body());
        assertThat(laid.body().path("files").size()).isEqualTo(1);
        var at = path + "/files/" + laid.at("/files/0/id");
        for (var reader : List.of(PREPARER, DEPARTMENT, BUREAU, AUDITOR)) {
            assertThat(caller.download(reader, at)).isEqualTo(pdf);
        }
        assertThat(caller.get(STRANGER, at).refusal()).isEqualTo("NoSuchAdjustment");
        assertThat(caller.get(PREPARER, ADJUSTMENTS + "/1/files/" + laid.at("/files/0/id"))
                        .refusal())
                .isEqualTo("NoSuchBasisFile");
        var now = laid.etag();
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(lay(PREPARER, number, DOCUMENT, page, fresh(), now).refusal())
                .isEqualTo("BasisFileKindRefused");
        assertThat(lay(PREPARER, number, DOCUMENT, new byte[0], fresh(), now).refusal())
                .isEqualTo("BasisFileEmpty");
        assertThat(lay(PREPARER, number, "无此文号", pdf, fresh(), now).refusal()).isEqualTo("NoSuchBasis");
        assertThat(lay(BUREAU, number, DOCUMENT, pdf, fresh(), now).refusal()).isEqualTo("NotYourRole");
        assertThat(lay(STRANGER, number, DOCUMENT, pdf, fresh(), now).refusal()).isEqualTo("NoSuchAdjustment");
        assertThat(lay(PREPARER, number, DOCUMENT, pdf, fresh(), etag).refusal())
                .isEqualTo("ChangedMeanwhile");
        assertThat(lay(PREPARER, number, DOCUMENT, pdf, fresh(), "").refusal()).isEqualTo("VersionMissing");
        assertThat(column("select count(*)::text from basis_file_part")).containsExactly("1");

        assertThat(move(PREPARER, number, "SUBMIT").at("/files/0/fileName")).isEqualTo("批复.pdf");
        var later = caller.get(PREPARER, path).etag();
        assertThat(lay(PREPARER, number, DOCUMENT, pdf, fresh(), later).refusal())
                .isEqualTo("AdjustmentNotDrafting");
        assertThat(caller.ask(HttpMethod.DELETE, PREPARER, at, "", "", later).refusal())
                .isEqualTo("AdjustmentNotDrafting");
        assertThat(move(PREPARER, number, "WITHDRAW").status()).isEqualTo(200);
        var drafted = caller.get(PREPARER, path).etag();
        assertThat(caller.ask(HttpMethod.DELETE, PREPARER, at, "", "", drafted)
                        .body()
                        .path("files")
                        .size())
                .isZero();
        assertThat(caller.get(PREPARER, at).refusal()).isEqualTo("NoSuchBasisFile");
        assertThat(move(PREPARER, number, "DROP").status()).isEqualTo(200);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    @Order(11)
    @DisplayName("监控节点按该月末有效的版次取目标：调整之前的月份不因调整而变，之后的月份按调整后的目标")
    void a_checkpoint_is_held_against_what_held_at_the_end_of_its_month() {
        var was = caller.get(AUDITOR, PROJECT + "/editions").body();
        var last = was.get(was.size() - 1);
        var adjusted = last.at("/plan/objective/indicators/0/target").asString();
        run(
                "update project_adjustment set document = jsonb_set(document, '{approvedAt}', '\"2024-08-15T10:00:00+08:00\"')"
                        + " where stage = 'APPROVED'");

        var july = opened(7);
        var august = opened(8);

        assertThat(adjusted).isNotEqualTo("280");
        assertThat(july.at("/indicators/0/target")).isEqualTo("280");
        assertThat(august.at("/indicators/0/target")).isEqualTo(adjusted);
    }

    @Test
    @Order(12)
    @DisplayName("各清单均可整份导出：中文标题，只含数据范围之内的行，公式只是文字")
    void every_list_is_exported_within_the_scope() {
        run("update project_adjustment set document = jsonb_set(document, '{proposal,reason}', '\"=1+1\"')");

        var adjustments = exported(BUREAU, "adjustments?format=CSV");
        assertThat(adjustments.getFirst()).startsWith("项目编码,项目名称,年度");
        assertThat(adjustments.size())
                .isEqualTo(1
                        + caller.get(BUREAU, "/adjustments?limit=200")
                                .body()
                                .path("items")
                                .size());
        assertThat(adjustments.get(1)).contains(",'=1+1,");
        assertThat(exported(STRANGER, "adjustments?format=CSV")).hasSize(1);
        assertThat(exported(PREPARER, "adjustments?format=CSV&stage=APPROVED")).anyMatch(line -> line.contains("已批复"));
        var ledger = exported(PREPARER, "projects/" + CODE + "/ledger-entries?format=CSV");
        assertThat(ledger.getFirst()).startsWith("序号,资金性质,资金来源");
        assertThat(ledger.get(1)).startsWith("1,年初预算,当年财政拨款");
        assertThat(caller.get(STRANGER, "/exports/projects/" + CODE + "/ledger-entries")
                        .refusal())
                .isEqualTo("NoSuchLedger");
        assertThat(exported(ADMIN, "units?format=CSV")).contains("101,单位101,主管部门,101,单位101,2024-01-01,");
        assertThat(exported(STRANGER, "units?format=CSV")).hasSize(2);
        assertThat(exported(ADMIN, "staff?format=CSV").getFirst()).startsWith("账号,岗位名称");
        assertThat(exported(PREPARER, "library-entries?format=CSV"))
                .hasSizeGreaterThan(100)
                .anyMatch(line -> line.contains("产出"));
        assertThat(exported(BUREAU, "checkpoints?year=2024&format=CSV").getFirst())
                .contains("亮灯");
        assertThat(caller.download(BUREAU, "/exports/adjustments")).startsWith('P', 'K');
        assertThat(caller.get(PREPARER, "/exports/adjustments?under=130207/102").refusal())
                .isEqualTo("OutsideYourScope");
    }

    private Said opened(int month) {
        var account = Map.of("month", month, "progress", List.of(), "explanations", List.of());
        return caller.post(PREPARER, PROJECT + "/checkpoints", account, "");
    }

    private List<String> exported(String token, String list) {
        var table = new String(caller.download(token, "/exports/" + list), StandardCharsets.UTF_8);
        return table.replace("\uFEFF", "").lines().toList();
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    @Test
    @Order(9)
    @DisplayName("调整清单：按环节列出，只见数据范围之内；涉密项目的调整同样只有知悉的人可见")
    void lists_hold_what_is_within_the_scope() {
        var path = "/projects/" + SECRET + "/adjustments";
        assertThat(caller.post(PREPARER, path, proposal("content", "涉密内容"), "").status())
                .isEqualTo(201);

        var seen = caller.get(BUREAU, "/adjustments?stage=DRAFTING").body().path("items");
        var first = caller.get(BUREAU, "/adjustments?limit=2").body();
        var rest = caller.get(
                        BUREAU,
                        "/adjustments?limit=200&cursor=" + first.path("next").asString())
                .body()
                .path("items");

        assertThat(seen.valueStream().map(row -> row.path("projectCode").asString()))
                .containsExactly(SECRET);
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(rest.valueStream()
                        .map(row -> row.path("projectCode").asString()
                                + row.path("number").asInt()))
                .doesNotHaveDuplicates()
                .contains(SECRET + "1");
        assertThat(caller.get(STAFF, "/adjustments?stage=DRAFTING")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(caller.get(STAFF, path).status()).isEqualTo(404);
        assertThat(caller.get(STRANGER, "/adjustments").body().path("items").isEmpty())
                .isTrue();
        assertThat(caller.get(PREPARER, "/adjustments?under=130207/102").refusal())
                .isEqualTo("OutsideYourScope");
        assertThat(caller.get(BUREAU, "/adjustments?under=//").status()).isEqualTo(400);
        assertThat(caller.get(BUREAU, "/adjustments?cursor=x").status()).isEqualTo(400);
        assertThat(caller.get(BUREAU, "/adjustments?stage=NEVER").status()).isEqualTo(400);
    }
}

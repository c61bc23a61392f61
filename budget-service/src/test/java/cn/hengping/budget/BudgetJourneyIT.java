package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import cn.hengping.platform.parts.OpenApiContract;
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
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("预算：从登记单位到支付")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BudgetJourneyIT {
    private static final String CODE = "13020724T000000000001";
    private static final String PROJECT = "/projects/" + CODE;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ADMIN = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String REVIEWER = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String STRANGER = Tokens.of("xx1-preparer", "/130207/102/102001/PREPARER");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget");
    }

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    WebTestClient web = WebTestClient.bindToServer().build();

    @BeforeEach
    void client() {
        web = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** What came back: enough to say whether and why. */
    record Said(int status, String etag, JsonNode body) {
        String refusal() {
            return body.path("type").asString("").replaceFirst(".*:", "");
        }

        List<String> faults() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }
    }

    private Said ask(HttpMethod method, String token, String path, Object body, String key, String etag) {
        var request = web.method(method).uri(path).headers(headers -> {
            headers.setBearerAuth(token);
            if (!key.isEmpty()) {
                headers.set("Idempotency-Key", key);
            }
            if (!etag.isEmpty()) {
                headers.set("If-Match", etag);
            }
        });
        var result = (body.equals("") ? request : request.bodyValue(body))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        var text = Objects.requireNonNullElse(result.getResponseBody(), "{}");
        return new Said(
                result.getStatus().value(),
                Objects.requireNonNullElse(result.getResponseHeaders().getETag(), ""),
                JSON.readTree(text));
    }

    private Said get(String token, String path) {
        return ask(HttpMethod.GET, token, path, "", "", "");
    }

    private Said post(String token, String path, Object body) {
        return ask(HttpMethod.POST, token, path, body, UUID.randomUUID().toString(), "");
    }

    private Said move(String token, String step, String etag) {
        return ask(
                HttpMethod.POST,
                token,
                PROJECT + "/moves",
                Map.of("step", step, "reasons", List.of()),
                UUID.randomUUID().toString(),
                etag);
    }

    private static ObjectNode registration() {
        var file =
                BudgetJourneyIT.class.getClassLoader().getResourceAsStream("contracts/budget/ProjectApproved.v1.json");
        var approved = (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
        var registration = JSON.createObjectNode();
        for (var field : List.of(
                "projectCode",
                "year",
                "name",
                "kind",
                "classified",
                "unitCode",
                "basis",
                "content",
                "purpose",
                "funds",
                "items")) {
            registration.set(field, approved.get(field));
        }
        return registration;
    }

    private static Map<String, Object> objective(String outputWeight) {
        return Map.of(
                "objective",
                "全年稳定运行",
                "indicators",
                List.of(
                        indicator("q", "OUTPUT", "QUANTITY", "AT_LEAST", "280", outputWeight),
                        indicator("b", "BENEFIT", "SOCIAL", "QUALITATIVE", "明显改善", "30"),
                        indicator("s", "SATISFACTION", "SERVICE_SATISFACTION", "AT_LEAST", "90", "10")));
    }

    private static Map<String, String> indicator(
            String code, String dimension, String aspect, String sign, String target, String weight) {
        return Map.of(
                "code",
                code,
                "dimension",
                dimension,
                "aspect",
                aspect,
                "name",
                "指标" + code,
                "sign",
                sign,
                "target",
                target,
                "measure",
                "条",
                "weight",
                weight,
                "evidenceSource",
                "台账");
    }

    private static Map<String, Object> payment(String voucher, String amount) {
        return Map.of(
                "voucherNumber",
                voucher,
                "source",
                "CURRENT_YEAR_APPROPRIATION",
                "itemCode",
                "30226",
                "amountYuan",
                amount,
                "date",
                "2024-06-28",
                "summary",
                "劳务");
    }

    private static Map<String, Object> adjustment(String amount) {
        return Map.of(
                "kind",
                "ADJUSTMENT",
                "source",
                "CURRENT_YEAR_APPROPRIATION",
                "amountYuan",
                amount,
                "date",
                "2024-09-12",
                "documentNumber",
                "丰南财预〔2024〕31号",
                "reason",
                "压减");
    }

    @Test
    @Order(1)
    @DisplayName("系统管理员登记单位；他人不得登记")
    void units_are_registered_by_the_system_administrator() {
        assertThat(post(ADMIN, "/units", unit("101", "丰南区委网信办", "DEPARTMENT", null))
                        .status())
                .isEqualTo(201);
        assertThat(post(ADMIN, "/units", unit("102", "丰南区教育局", "DEPARTMENT", null))
                        .status())
                .isEqualTo(201);
        assertThat(post(ADMIN, "/units", unit("102001", "丰南区实验小学", "UNIT", "102"))
                        .body()
                        .path("path")
                        .asString())
                .isEqualTo("130207/102/102001");

        assertThat(post(ADMIN, "/units", unit("101", "另一单位", "DEPARTMENT", null))
                        .refusal())
                .isEqualTo("UnitRegisteredAlready");
        assertThat(post(ADMIN, "/units", unit("9", "无主管", "UNIT", null)).refusal())
                .isEqualTo("DepartmentNeeded");
        assertThat(post(ADMIN, "/units", unit("9", "错主管", "UNIT", "102001")).refusal())
                .isEqualTo("NotADepartment");
        assertThat(post(PREPARER, "/units", unit("9", "越权", "DEPARTMENT", null)).refusal())
                .isEqualTo("NotYourRole");
        assertThat(get(STRANGER, "/units")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(unit -> unit.path("unitCode").asString()))
                .containsExactly("102001");
    }

    private static Map<String, Object> unit(
            String code, String name, String kind, @org.jspecify.annotations.Nullable String department) {
        var body = new java.util.LinkedHashMap<String, Object>(
                Map.of("unitCode", code, "name", name, "kind", kind, "validFrom", "2024-01-01"));
        if (department != null) {
            body.put("departmentCode", department);
        }
        return body;
    }

    @Test
    @Order(2)
    @DisplayName("申报项目：明细不平、科目不符、越权，各被拒绝且不留痕")
    void a_project_is_registered() {
        var uneven = registration();
        ((ObjectNode) uneven.path("items").get(0)).put("amountYuan", "169500.01");
        assertThat(post(PREPARER, "/projects", uneven).faults()).containsExactly("/items ItemsDoNotAddUp");
        var misnamed = registration();
        ((ObjectNode) misnamed.path("items").get(0)).put("name", "劳务");
        assertThat(post(PREPARER, "/projects", misnamed).faults()).containsExactly("/items/0/name ItemNameMismatch");
        assertThat(post(STRANGER, "/projects", registration()).status()).isEqualTo(404);
        assertThat(count("project")).isZero();

        var registered = post(PREPARER, "/projects", registration());

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.body().path("initialBudgetYuan").asString()).isEqualTo("211800.00");
        assertThat(registered.body().path("may").isEmpty()).isTrue();
        assertThat(post(PREPARER, "/projects", registration()).refusal()).isEqualTo("ProjectRegisteredAlready");
    }

    @Test
    @Order(3)
    @DisplayName("绩效目标：权重合计不对即拒；版本不对即拒")
    void the_objective_is_set() {
        var etag = get(PREPARER, PROJECT).etag();
        assertThat(aim("49", etag).faults()).containsExactly("/indicators WeightsDoNotAddUp");
        assertThat(aim("50", "").status()).isEqualTo(428);
        assertThat(aim("50", "\"7\"").status()).isEqualTo(412);
        assertThat(get(PREPARER, PROJECT).etag()).isEqualTo(etag);

        var aimed = aim("50", etag);

        assertThat(aimed.status()).isEqualTo(200);
        assertThat(aimed.body().path("may").get(0).asString()).isEqualTo("SUBMIT");
    }

    private Said aim(String weight, String etag) {
        return ask(HttpMethod.PUT, PREPARER, PROJECT + "/objective", objective(weight), "", etag);
    }

    @Test
    @Order(4)
    @DisplayName("提交、审核、批复依次办理；次序不对、角色不对均被拒绝")
    void the_project_is_approved_step_by_step() {
        var etag = get(PREPARER, PROJECT).etag();
        assertThat(move(BUREAU, "APPROVE", etag).refusal()).isEqualTo("WrongStage");
        assertThat(move(BUREAU, "APPROVE", etag).body().path("title").asString())
                .isEqualTo("项目现处于 填报中，不能办理 批复");
        assertThat(move(REVIEWER, "SUBMIT", etag).refusal()).isEqualTo("NotYourRole");
        var early = post(PREPARER, PROJECT + "/payments", payment("V-0", "1.00"));
        assertThat(early.status() + " " + early.refusal()).isEqualTo("409 LedgerNotOpened");
        assertThat(early.body().path("title").asString()).contains("填报中");
        assertThat(post(STRANGER, PROJECT + "/payments", payment("V-0", "1.00")).refusal())
                .isEqualTo("NoSuchLedger");

        var key = UUID.randomUUID().toString();
        var submitted = ask(HttpMethod.POST, PREPARER, PROJECT + "/moves", Map.of("step", "SUBMIT"), key, etag);
        var again = ask(HttpMethod.POST, PREPARER, PROJECT + "/moves", Map.of("step", "SUBMIT"), key, etag);
        assertThat(submitted.body().path("stage").asString()).isEqualTo("WITH_DEPARTMENT");
        assertThat(again).isEqualTo(submitted);
        var other =
                ask(HttpMethod.POST, PREPARER, PROJECT + "/moves", Map.of("step", "WITHDRAW"), key, submitted.etag());
        assertThat(other.refusal()).isEqualTo("KeyReused");
        assertThat(move(PREPARER, "ENDORSE", submitted.etag()).refusal()).isEqualTo("NotYourRole");

        var endorsed = move(REVIEWER, "ENDORSE", submitted.etag());
        var approved = move(BUREAU, "APPROVE", endorsed.etag());

        assertThat(approved.body().path("stage").asString()).isEqualTo("APPROVED");
        assertThat(get(PREPARER, PROJECT + "/funds")
                        .body()
                        .path("fullYearBudgetYuan")
                        .asString())
                .isEqualTo("211800.00");
        assertThat(aim("50", approved.etag()).refusal()).isEqualTo("BudgetApprovedAlready");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("select type from outbox where sent_at is not null and subject = '"
                                + CODE + "' order by id"))
                        .containsExactly("ProjectApproved.v1", "BudgetExecutionRecorded.v1"));
    }

    @Test
    @Order(5)
    @DisplayName("调整与支付：超预算、重凭证、错科目均被拒绝且不留痕；执行率自动计算")
    void payments_make_the_execution_rate() {
        assertThat(post(BUREAU, PROJECT + "/ledger-entries", adjustment("-10000.00"))
                        .status())
                .isEqualTo(201);
        assertThat(post(PREPARER, PROJECT + "/ledger-entries", adjustment("1.00"))
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(post(PREPARER, PROJECT + "/payments", payment("V-1", "196500.00"))
                        .status())
                .isEqualTo(201);

        assertThat(post(PREPARER, PROJECT + "/payments", payment("V-2", "5300.01"))
                        .faults())
                .containsExactly("/amountYuan ExecutionAboveBudget");
        assertThat(post(PREPARER, PROJECT + "/payments", payment("V-1", "1.00")).refusal())
                .isEqualTo("VoucherRecordedAlready");
        assertThat(post(BUREAU, PROJECT + "/ledger-entries", adjustment("-5300.01"))
                        .faults())
                .containsExactly("/amountYuan AdjustmentBelowExecution");

        var funds = get(PREPARER, PROJECT + "/funds").body();
        assertThat(funds.path("executionRatePercent").asString()).isEqualTo("97.37");
        assertThat(funds.path("sequence").asInt()).isEqualTo(3);
        assertThat(get(BUREAU, PROJECT + "/ledger-entries")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(line -> line.path("kind").asString()))
                .containsExactly("INITIAL", "ADJUSTMENT", "EXECUTION");
        assertThat(count("voucher")).isEqualTo(1);
    }

    @Test
    @Order(6)
    @DisplayName("许多笔支付同时到来，合计不超预算，台账不缺号")
    void many_payments_at_once_never_exceed_the_budget() {
        var accepted = new AtomicInteger();

        Flux.range(0, 60)
                .flatMap(
                        i -> Mono.fromCallable(() -> post(PREPARER, PROJECT + "/payments", payment("C-" + i, "100.00")))
                                .subscribeOn(Schedulers.boundedElastic()),
                        12)
                .doOnNext(said -> accepted.addAndGet(said.status() == 201 ? 1 : 0))
                .blockLast(Duration.ofMinutes(2));

        assertThat(accepted.get()).isEqualTo(53);
        var funds = get(PREPARER, PROJECT + "/funds").body();
        assertThat(funds.path("executedYuan").asString()).isEqualTo("201800.00");
        assertThat(rows("select case when max(sequence) = count(*) then 'gapless' end from ledger_entry"))
                .containsExactly("gapless");
        assertThat(rows("select sum(amount)::text from ledger_entry where kind = 'EXECUTION'"))
                .containsExactly("201800.00");
    }

    @Test
    @Order(7)
    @DisplayName("看不到数据范围之外的项目：单个、列表、台账都一样")
    void nothing_is_seen_outside_the_scope() {
        for (var token :
                List.of(STRANGER, ADMIN, Tokens.of("x", "/130207/1011/UNIT_HEAD"), Tokens.of("y", "/13020/AUDITOR"))) {
            assertThat(get(token, PROJECT).status()).isEqualTo(404);
            assertThat(get(token, PROJECT + "/funds").status()).isEqualTo(404);
            assertThat(get(token, PROJECT + "/ledger-entries").status()).isEqualTo(404);
            assertThat(get(token, "/projects").body().path("items").isEmpty()).isTrue();
        }
        for (var token : List.of(PREPARER, REVIEWER, BUREAU, Tokens.of("sj", "/130207/AUDITOR"))) {
            assertThat(get(token, "/projects?year=2024&stage=APPROVED&limit=1")
                            .body()
                            .path("items")
                            .size())
                    .isEqualTo(1);
        }
        assertThat(get(PREPARER, "/projects?cursor=%25").refusal()).isEqualTo("CursorMalformed");
        assertThat(get(PREPARER, "/projects?limit=100000").refusal()).isEqualTo("LimitOutOfRange");
        assertThat(get(PREPARER, "/projects?cursor=abc").refusal()).isEqualTo("CursorMalformed");
        assertThat(get(PREPARER, "/projects?stage=NOWHERE").body().path("title").asString())
                .isEqualTo("参数 stage 缺少或不合规");
    }

    @Test
    @Order(8)
    @DisplayName("红冲：一笔只冲一次，凭证可重新登记；账、分录、凭证三方相符；结转到下一年度的项目")
    void mistakes_are_taken_back_and_what_is_left_is_carried_over() {
        var correction = Map.of("date", "2024-12-01", "documentNumber", "更正1号", "reason", "金额录错");
        assertThat(post(PREPARER, PROJECT + "/ledger-entries/3/reversal", correction)
                        .body()
                        .path("executedYuan")
                        .asString())
                .isEqualTo("5300.00");
        assertThat(post(PREPARER, PROJECT + "/ledger-entries/3/reversal", correction)
                        .refusal())
                .isEqualTo("ReversedAlready");
        assertThat(post(PREPARER, PROJECT + "/ledger-entries/2/reversal", correction)
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(post(BUREAU, PROJECT + "/ledger-entries/1/reversal", correction)
                        .refusal())
                .isEqualTo("NotReversible");
        assertThat(post(BUREAU, PROJECT + "/ledger-entries/999/reversal", correction)
                        .refusal())
                .isEqualTo("NoSuchEntry");
        assertThat(post(STRANGER, PROJECT + "/ledger-entries/3/reversal", correction)
                        .status())
                .isEqualTo(404);
        assertThat(post(PREPARER, PROJECT + "/payments", payment("V-1", "190000.00"))
                        .status())
                .isEqualTo(201);
        assertThat(post(PREPARER, PROJECT + "/payments", payment("V-1", "1.00")).refusal())
                .isEqualTo("VoucherRecordedAlready");

        var books = get(BUREAU, PROJECT + "/reconciliation").body();
        assertThat(books.path("agrees").asBoolean()).as(books.toString()).isTrue();
        assertThat(books.path("vouchersYuan").asString()).isEqualTo("195300.00");

        var next = approvedNextYear();
        var order = Map.of(
                "toProject",
                next,
                "source",
                "CURRENT_YEAR_APPROPRIATION",
                "amountYuan",
                "6500.00",
                "date",
                "2025-02-10",
                "documentNumber",
                "结转1号",
                "reason",
                "年末结转");
        assertThat(post(PREPARER, PROJECT + "/carry-over", order).refusal()).isEqualTo("NotYourRole");
        assertThat(post(BUREAU, PROJECT + "/carry-over", order).status()).isEqualTo(201);
        assertThat(post(BUREAU, PROJECT + "/carry-over", order).faults()).containsExactly("/amountYuan MoreThanIsLeft");
        assertThat(get(PREPARER, "/projects/" + next + "/funds")
                        .body()
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("source").asString() + " "
                                + row.path("initialBudgetYuan").asString()))
                .containsExactly("CURRENT_YEAR_APPROPRIATION 211800.00", "CARRY_OVER 6500.00");
        assertThat(get(PREPARER, PROJECT + "/funds")
                        .body()
                        .path("fullYearBudgetYuan")
                        .asString())
                .isEqualTo("201800.00");
        assertThat(rows("select project_code from ledger_entry group by 1 having max(sequence) <> count(*)"))
                .isEmpty();
    }

    private String approvedNextYear() {
        var code = "13020725T000000000001";
        var path = "/projects/" + code;
        var registration = registration().put("projectCode", code).put("year", 2025);
        assertThat(post(PREPARER, "/projects", registration).status()).isEqualTo(201);
        ask(
                HttpMethod.PUT,
                PREPARER,
                path + "/objective",
                objective("50"),
                "",
                get(PREPARER, path).etag());
        for (var step :
                List.of(Map.entry("SUBMIT", PREPARER), Map.entry("ENDORSE", REVIEWER), Map.entry("APPROVE", BUREAU))) {
            var moved = ask(
                    HttpMethod.POST,
                    step.getValue(),
                    path + "/moves",
                    Map.of("step", step.getKey()),
                    UUID.randomUUID().toString(),
                    get(BUREAU, path).etag());
            assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        }
        return code;
    }

    @Test
    @Order(9)
    @DisplayName("接口说明与约定一致")
    void the_api_description_is_the_contract() {
        OpenApiContract.check(
                web.mutate()
                        .defaultHeader("Authorization", "Bearer " + PREPARER)
                        .build(),
                "budget");
    }

    @Test
    @Order(10)
    @DisplayName("接口说明里，同名的两样东西不互相顶替：结转与划转、批复的版次与监控的报送")
    void each_body_is_described_as_itself() throws java.io.IOException {
        var api = JSON.readTree(
                java.nio.file.Files.readString(java.nio.file.Path.of("..", "contracts", "openapi", "budget.json")));
        var asked = "/requestBody/content/application~1json/schema/$ref";
        var answered = "/responses/200/content/*~1*/schema/items/$ref";

        assertThat(fields(api, "carry-over/post" + asked)).contains("toProject", "amountYuan");
        assertThat(fields(api, "editions/get" + answered)).contains("plan", "documentNumber");
    }

    private static Iterable<String> fields(tools.jackson.databind.JsonNode api, String place) {
        var name =
                api.at("/paths/~1projects~1{projectCode}~1" + place).asString().replace("#", "");
        return api.at(name + "/properties").propertyNames();
    }

    private long count(String table) {
        return Long.parseLong(rows("select count(*)::text from " + table).getFirst());
    }

    private List<String> rows(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10)));
    }
}

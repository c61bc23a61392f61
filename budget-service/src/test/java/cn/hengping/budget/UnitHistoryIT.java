package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
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
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@DisplayName("单位沿革：上年的数归上年的树")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnitHistoryIT {
    private static final Scheduler CALLERS = Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());
    private static final String ADMIN = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String SCHOOL = Tokens.of("xx1-preparer", "/130207/102/102001/PREPARER");
    private static final String SCHOOL_NOW = Tokens.of("xx1-preparer", "/130207/101/102001/PREPARER");
    private static final String OLD_DEPARTMENT = Tokens.of("jy-reviewer", "/130207/102/DEPARTMENT_REVIEWER");
    private static final String NEW_DEPARTMENT = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_units");
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

    private Said register(String code, String name, String kind, String department, String from) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("unitCode", code, "name", name, "kind", kind, "validFrom", from));
        if (!department.isEmpty()) {
            body.put("departmentCode", department);
        }
        return caller.post(ADMIN, "/units", body, "");
    }

    private Said change(String code, Map<String, Object> what, String on) {
        return caller.post(ADMIN, "/units/" + code + "/changes", body(what, on), etag(code));
    }

    private static Map<String, Object> body(Map<String, Object> what, String on) {
        var body = new LinkedHashMap<>(what);
        body.putAll(Map.of("effectiveOn", on, "reason", "机构改革", "documentNumber", "丰编〔2025〕1号"));
        return body;
    }

    private String etag(String code) {
        return caller.get(ADMIN, "/units/" + code).etag();
    }

    private List<String> list(String token, String query) {
        return caller.get(token, "/units" + query)
                .body()
                .path("items")
                .valueStream()
                .map(unit ->
                        unit.path("path").asString() + " " + unit.path("name").asString())
                .toList();
    }

    private List<String> column(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> String.valueOf(row.get(0)))
                .all()
                .collectList()
                .block());
    }

    @Test
    @Order(1)
    @DisplayName("备好一个区：两个部门、三所学校")
    void a_district_stands() {
        register("101", "网信办", "DEPARTMENT", "", "2024-01-01");
        register("102", "教育局", "DEPARTMENT", "", "2024-01-01");
        register("102001", "实验小学", "UNIT", "102", "2024-01-01");
        register("102002", "第一中学", "UNIT", "102", "2024-01-01");
        register("102003", "第二中学", "UNIT", "102", "2024-01-01");

        assertThat(list(ADMIN, "?asOf=2024-06-30")).hasSize(5);
        assertThat(list(ADMIN, "?asOf=2023-12-31")).isEmpty();
        assertThat(caller.get(ADMIN, "/units?asOf=yesterday").refusal()).isEqualTo("ParameterMalformed");
        assertThat(caller.get(ADMIN, "/units?knownAt=now").refusal()).isEqualTo("ParameterMalformed");
    }

    @Test
    @Order(2)
    @DisplayName("变更须指明版本；同一请求重发得同一答复；陈旧的版本被拒")
    void a_change_is_conditional_and_idempotent() {
        var body = body(Map.of("kind", "RENAME", "name", "教体局"), "2025-01-01");
        assertThat(caller.post(ADMIN, "/units/102/changes", body, "").refusal()).isEqualTo("VersionMissing");
        assertThat(caller.post(ADMIN, "/units/102/changes", body, "\"7\"").refusal())
                .isEqualTo("ChangedMeanwhile");
        assertThat(caller.post(ADMIN, "/units/102/changes", Map.of("kind", "BURN"), "\"1\"")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post(SCHOOL, "/units/102/changes", body, "\"1\"").refusal())
                .isEqualTo("NotYourRole");
        var key = UUID.randomUUID().toString();

        var renamed = caller.ask(HttpMethod.POST, ADMIN, "/units/102/changes", body, key, "\"1\"");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.etag()).isEqualTo("\"2\"");
        assertThat(caller.ask(HttpMethod.POST, ADMIN, "/units/102/changes", body, key, "\"1\""))
                .isEqualTo(renamed);
        assertThat(column("select count(*) from command_log where action = 'RENAME_UNIT'"))
                .containsExactly("1");
    }

    @Test
    @Order(3)
    @DisplayName("部门更名之后，上年的单位仍写旧部门名，当年的写新名")
    void a_department_is_called_as_on_the_day() {
        assertThat(caller.get(ADMIN, "/units/102001?asOf=2024-12-31").at("/departmentName"))
                .isEqualTo("教育局");
        assertThat(caller.get(ADMIN, "/units/102001?asOf=2025-01-01").at("/departmentName"))
                .isEqualTo("教体局");
        assertThat(caller.get(ADMIN, "/units/102001").at("/departmentName")).isEqualTo("教体局");
        assertThat(caller.get(ADMIN, "/units/102001?asOf=2023-01-01").refusal()).isEqualTo("NoSuchUnit");
    }

    @Test
    @Order(4)
    @DisplayName("划转、合并、分设之后：各日各树，各部门只见各年归自己的单位")
    void every_day_has_its_tree() {
        var before = column("select now()::text").getFirst();
        assertThat(change("102001", Map.of("kind", "MOVE", "departmentCode", "101"), "2025-01-01")
                        .at("/path"))
                .isEqualTo("130207/101/102001");
        assertThat(change("102002", Map.of("kind", "MERGE", "into", "102003"), "2025-01-01")
                        .at("/validTo"))
                .isEqualTo("2025-01-01");
        assertThat(change(
                                "102003",
                                Map.of(
                                        "kind",
                                        "SPLIT",
                                        "remains",
                                        true,
                                        "parts",
                                        List.of(Map.of("unitCode", "102004", "name", "第四中学"))),
                                "2025-09-01")
                        .status())
                .isEqualTo(200);

        assertThat(list(ADMIN, "?asOf=2024-12-31"))
                .containsExactly(
                        "130207/101 网信办",
                        "130207/102 教育局",
                        "130207/102/102001 实验小学",
                        "130207/102/102002 第一中学",
                        "130207/102/102003 第二中学");
        assertThat(list(ADMIN, "?asOf=2025-09-01"))
                .containsExactly(
                        "130207/101 网信办",
                        "130207/101/102001 实验小学",
                        "130207/102 教体局",
                        "130207/102/102003 第二中学",
                        "130207/102/102004 第四中学");
        assertThat(list(OLD_DEPARTMENT, "?asOf=2024-12-31")).contains("130207/102/102001 实验小学");
        assertThat(list(OLD_DEPARTMENT, "?asOf=2025-01-01")).noneMatch(path -> path.contains("102001"));
        assertThat(list(NEW_DEPARTMENT, "?asOf=2024-12-31")).containsExactly("130207/101 网信办");
        assertThat(list(NEW_DEPARTMENT, "?asOf=2025-01-01"))
                .containsExactly("130207/101 网信办", "130207/101/102001 实验小学");
        assertThat(list(
                        ADMIN,
                        "?asOf=2025-09-01&knownAt=" + before.replace(" ", "T").replaceAll("\\+00$", "Z")))
                .as("the tree of that day as it was known before the three changes")
                .contains("130207/102/102001 实验小学", "130207/102/102002 第一中学")
                .noneMatch(path -> path.contains("102004"));
    }

    @Test
    @Order(5)
    @DisplayName("沿革：每一段是谁依哪个文件何时记的，来处与去处；范围之外的段不示人")
    void the_history_says_who_recorded_what() {
        var history = caller.get(ADMIN, "/units/102001/history").body();

        assertThat(history.path("versions").valueStream().map(UnitHistoryIT::line))
                .containsExactly(
                        "REGISTER 130207/102/102001 2024-01-01..- superseded",
                        "MOVE 130207/102/102001 2024-01-01..2025-01-01 known",
                        "MOVE 130207/101/102001 2025-01-01..- known");
        assertThat(history.at("/versions/2/documentNumber").asString()).isEqualTo("丰编〔2025〕1号");
        assertThat(history.at("/versions/2/account").asString()).isEqualTo("sys-admin");
        assertThat(caller.get(ADMIN, "/units/102003/history")
                        .body()
                        .path("predecessors")
                        .toString())
                .isEqualTo("[{\"unitCode\":\"102002\",\"change\":\"MERGE\",\"on\":\"2025-01-01\"}]");
        assertThat(caller.get(ADMIN, "/units/102003/history").at("/successors/0/unitCode"))
                .isEqualTo("102004");
        assertThat(caller.get(ADMIN, "/units/102002/history").at("/successors/0/unitCode"))
                .isEqualTo("102003");
        assertThat(caller.get(NEW_DEPARTMENT, "/units/102001/history")
                        .body()
                        .path("versions")
                        .size())
                .isEqualTo(1);
        assertThat(caller.get(NEW_DEPARTMENT, "/units/102002/history").refusal())
                .isEqualTo("NoSuchUnit");
    }

    private static String line(JsonNode version) {
        var to = version.at("/unit/validTo").asString("");
        return version.path("change").asString() + " "
                + version.at("/unit/path").asString() + " "
                + version.at("/unit/validFrom").asString() + ".." + (to.isEmpty() ? "-" : to)
                + (version.path("supersededAt").isNull() ? " known" : " superseded");
    }

    @Test
    @Order(6)
    @DisplayName("树形：单位挂在当日的主管部门之下")
    void the_tree_hangs_together() {
        var tree = caller.get(ADMIN, "/unit-tree?asOf=2025-09-01").body();

        assertThat(tree.at("/0/unitCode").asString()
                        + tree.at("/0/below/0/unitCode").asString())
                .isEqualTo("101102001");
        assertThat(tree.at("/1/below").size()).isEqualTo(2);
        assertThat(caller.get(SCHOOL_NOW, "/unit-tree?asOf=2025-09-01").at("/0/unitCode"))
                .isEqualTo("102001");
    }

    @Test
    @Order(7)
    @DisplayName("已登记的项目归其年度的单位；新项目须指明当年在的单位")
    void a_project_stays_with_the_unit_of_its_year() {
        var ofLastYear = caller.post(SCHOOL, "/projects", project("13020724T000000000001", 2024, "102001"), "");
        assertThat(ofLastYear.at("/unit/path")).isEqualTo("130207/102/102001");
        assertThat(ofLastYear.at("/department/name")).isEqualTo("教育局");

        var ofThisYear = caller.post(SCHOOL_NOW, "/projects", project("13020725T000000000002", 2025, "102001"), "");
        assertThat(ofThisYear.at("/unit/path")).isEqualTo("130207/101/102001");

        assertThat(caller.post(SCHOOL, "/projects", project("13020725T000000000003", 2025, "102001"), "")
                        .refusal())
                .isEqualTo("OutsideYourScope");
        var closed = Tokens.of("x", "/130207/102/102002/PREPARER");
        assertThat(caller.post(closed, "/projects", project("13020725T000000000004", 2025, "102002"), "")
                        .refusal())
                .isEqualTo("UnitNotInYear");
        assertThat(caller.get(OLD_DEPARTMENT, "/projects/13020724T000000000001").status())
                .isEqualTo(200);
        assertThat(caller.get(NEW_DEPARTMENT, "/projects/13020724T000000000001").status())
                .isEqualTo(404);
        assertThat(caller.get(NEW_DEPARTMENT, "/projects/13020725T000000000002").status())
                .isEqualTo(200);
    }

    private static Map<String, Object> project(String code, int year, String unit) {
        return Map.ofEntries(
                Map.entry("projectCode", code),
                Map.entry("year", year),
                Map.entry("name", "校园维护"),
                Map.entry("kind", "SPECIFIC_TARGET"),
                Map.entry("classified", false),
                Map.entry("unitCode", unit),
                Map.entry("basis", List.of(Map.of("documentNumber", "丰教〔2024〕1号", "subject", "通知"))),
                Map.entry("content", "校园维护"),
                Map.entry("purpose", "保障教学"),
                Map.entry("funds", List.of(Map.of("source", "CURRENT_YEAR_APPROPRIATION", "amountYuan", "1000.00"))),
                Map.entry("items", List.of(Map.of("code", "30201", "name", "办公费", "amountYuan", "1000.00"))));
    }

    @Test
    @Order(8)
    @DisplayName("一边撤销部门，一边在其下登记二十个单位：从不留下没有主管部门的单位")
    void a_department_is_not_closed_under_a_unit() {
        for (var round = 0; round < 6; round++) {
            var department = "9" + round;
            register(department, "临时局", "DEPARTMENT", "", "2024-01-01");
            var number = round;
            var said = Objects.requireNonNull(Flux.range(0, 21)
                    .flatMap(
                            i -> Mono.fromCallable(() -> i == number * 3
                                            ? change(department, Map.of("kind", "CLOSE"), "2025-01-01")
                                            : register(department + "0" + i, "站", "UNIT", department, "2024-02-01"))
                                    .subscribeOn(CALLERS),
                            21)
                    .collectList()
                    .block());

            assertThat(said.stream().map(answer -> answer.status() < 300 ? "made" : answer.refusal()))
                    .isSubsetOf("made", "DepartmentHasUnits", "UnitClosed");
        }
        assertThat(column("""
                        select v.unit_code from unit_version v where v.kind = 'UNIT' and v.superseded_at = 'infinity'
                        and not exists (select 1 from unit_version d where d.unit_code = v.department_code
                            and d.superseded_at = 'infinity' and d.valid_to >= v.valid_to)
                        and v.unit_code like '9%'
                        """)).isEmpty();
        assertThat(column("select unit_code from unit_version where superseded_at = 'infinity'"
                        + " group by unit_code, valid_from having count(*) > 1"))
                .isEmpty();
    }

    @Test
    @Order(9)
    @DisplayName("十二人同时改同一单位：只成一次，事件序号不缺")
    void one_change_wins() {
        var etag = etag("102003");

        var statuses = Objects.requireNonNull(Flux.range(0, 12)
                .flatMap(
                        i -> Mono.fromCallable(() -> caller.post(
                                                ADMIN,
                                                "/units/102003/changes",
                                                body(Map.of("kind", "RENAME", "name", "中学" + i), "2026-01-01"),
                                                etag)
                                        .status())
                                .subscribeOn(CALLERS),
                        12)
                .collectList()
                .block());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(412);
        assertThat(column("select body::jsonb ->> 'sequence' from outbox where type = 'UnitChanged.v1'"
                        + " and subject = '102003' order by id"))
                .containsExactly("2", "3");
    }
}

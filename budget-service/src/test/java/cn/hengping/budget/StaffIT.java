package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

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

@DisplayName("工作人员：登记、定岗、停用")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StaffIT {
    /** Callers wait on threads of their own: the service runs in this JVM, and they must not take its threads from it. */
    private static final Scheduler CALLERS = Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());

    private static final String SYSTEM = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String SECURITY = Tokens.of("sec-admin", "/130207/SECURITY_ADMIN");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");
    private static final String OTHER_DISTRICT = Tokens.of("other", "/130208/SYSTEM_ADMIN");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_staff");
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

    private static Map<String, Object> person(String account, String unit) {
        return Map.of("account", account, "title", "填报岗", "personName", "某某", "email", "a@b.cn", "unitCode", unit);
    }

    private static Map<String, Object> posts(String... posts) {
        return Map.of(
                "reason",
                "定岗",
                "posts",
                List.of(posts).stream()
                        .map(post ->
                                Map.of("role", post.replaceFirst(" .*", ""), "scope", post.replaceFirst(".* ", "")))
                        .toList());
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
    @DisplayName("登记两个单位和一名人员；重复、越权、单位不明各被拒绝")
    void people_are_registered() {
        caller.post(SYSTEM, "/units", unit("101", "丰南区委网信办", "DEPARTMENT"), "");
        caller.post(SYSTEM, "/units", unit("102", "丰南区教育局", "DEPARTMENT"), "");
        var key = UUID.randomUUID().toString();

        var made = caller.ask(HttpMethod.POST, SYSTEM, "/staff", person("wx-preparer", "101"), key, "");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/unit/path")).isEqualTo("130207/101");
        assertThat(caller.ask(HttpMethod.POST, SYSTEM, "/staff", person("wx-preparer", "101"), key, ""))
                .isEqualTo(made);
        assertThat(caller.post(SYSTEM, "/staff", person("wx-preparer", "102"), "")
                        .refusal())
                .isEqualTo("StaffRegisteredAlready");
        assertThat(caller.post(SECURITY, "/staff", person("x1", "101"), "").refusal())
                .isEqualTo("NotYourRole");
        assertThat(caller.post(SYSTEM, "/staff", person("x1", "999"), "").refusal())
                .isEqualTo("NoSuchUnit");
        assertThat(caller.post(OTHER_DISTRICT, "/staff", person("x1", "101"), "")
                        .refusal())
                .isEqualTo("NoSuchUnit");
        assertThat(caller.post(SYSTEM, "/staff", Map.of("account", "x1"), "").status())
                .isEqualTo(400);
    }

    private static Map<String, Object> unit(String code, String name, String kind) {
        return Map.of("unitCode", code, "name", name, "kind", kind, "validFrom", "2024-01-01");
    }

    @Test
    @Order(2)
    @DisplayName("定岗、改任、停用，每次一件事件，序号不缺；并发定岗只成一次")
    void every_change_is_told_once() {
        var staff = caller.get(SECURITY, "/staff/wx-preparer");
        assertThat(staff.body().path("may").toString()).isEqualTo("[\"APPOINT\",\"ISSUE_PASSWORD\"]");
        assertThat(caller.put(SECURITY, "/staff/wx-preparer/posts", posts("STAFF 130207/101"), "")
                        .refusal())
                .isEqualTo("VersionMissing");

        var statuses = Objects.requireNonNull(Flux.range(0, 12)
                .flatMap(
                        _ -> Mono.fromCallable(() -> caller.put(
                                                SECURITY,
                                                "/staff/wx-preparer/posts",
                                                posts("PREPARER 130207/101", "STAFF 130207/102"),
                                                staff.etag())
                                        .status())
                                .subscribeOn(CALLERS),
                        12)
                .collectList()
                .block());

        assertThat(statuses).containsOnlyOnce(200).hasSize(12);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(412);
        var gone = caller.post(SYSTEM, "/staff/wx-preparer/moves", Map.of("step", "DEACTIVATE"), "\"2\"");
        assertThat(gone.body().path("active").asBoolean(true)).isFalse();
        assertThat(column("select body::jsonb ->> 'sequence' || (body::jsonb ->> 'active') from outbox"
                        + " where topic = 'budget.staff' order by id"))
                .containsExactly("1true", "2true", "3false");
        assertThat(column("select body from outbox where topic = 'budget.staff'"))
                .allSatisfy(body -> assertThat(body).doesNotContain("某某").doesNotContain("a@b.cn"));
    }

    @Test
    @Order(3)
    @DisplayName("姓名和邮箱只给管理员看；数据范围之外的人员如同没有")
    void names_are_for_administrators() {
        assertThat(caller.get(SYSTEM, "/staff/wx-preparer").at("/personName")).isEqualTo("某某");
        assertThat(caller.get(HEAD, "/staff/wx-preparer")
                        .body()
                        .path("personName")
                        .isNull())
                .isTrue();
        assertThat(caller.get(Tokens.of("x", "/130207/102/UNIT_HEAD"), "/staff/wx-preparer")
                        .refusal())
                .isEqualTo("NoSuchStaff");
        assertThat(caller.get(SYSTEM, "/staff?under=a//b").refusal()).isEqualTo("ParameterMalformed");
    }

    /** Eight departments of five units, three people in each unit: what a caller may see is known beforehand. */
    @Test
    @Order(4)
    @DisplayName("二百人同时翻看单位和人员，谁也看不到数据范围之外的一行，也不少看一行")
    void no_list_ever_holds_a_row_outside_the_scope() {
        run("""
                insert into unit (unit_code, path, kind, valid_from, document)
                select c, p, 'UNIT', '2024-01-01', jsonb_build_object('unitCode', c, 'name', c, 'kind', 'UNIT', 'path', p,
                    'department', jsonb_build_object('unitCode', d, 'name', d, 'path', '130207/' || d), 'validFrom', '2024-01-01', 'version', 1)
                from (select '2' || d || u as c, '2' || d as d, '130207/2' || d || '/2' || d || u as p
                    from generate_series(1, 8) d, generate_series(1, 5) u) x
                """);
        run("""
                insert into unit_version (unit_code, valid_from, sequence, recorded_at, name, path, kind, department_code, change,
                    reason, document_number, account, document)
                select unit_code, valid_from, 1, now(), unit_code, path, kind, document -> 'department' ->> 'unitCode', 'REGISTER', '',
                    '', '', document
                from unit where unit_code like '2__'
                """);
        run("""
                insert into staff (account, unit_code, unit_path, document, sequence)
                select unit_code || '-' || n, unit_code, path, jsonb_build_object('account', unit_code || '-' || n, 'title', 'x',
                    'unit', jsonb_build_object('unitCode', unit_code, 'name', unit_code, 'path', path), 'posts', '[]'::jsonb,
                    'active', true, 'sequence', 1), 1
                from unit, generate_series(1, 3) n where unit_code like '2__'
                """);

        var wrong = Flux.range(0, 200)
                .flatMap(number -> Mono.fromCallable(() -> wrongRows(number)).subscribeOn(CALLERS), 200)
                .collectList()
                .block();

        assertThat(wrong).hasSize(200).containsOnly("");
    }

    private String wrongRows(int number) {
        var department = "2" + (number % 8 + 1);
        var scope = switch (number % 4) {
            case 0 -> "130207/" + department;
            case 1 -> "130207/" + department + "/" + department + (number % 5 + 1);
            case 2 -> "130207/2";
            default -> "13020";
        };
        var units = number % 4 == 0 ? 5 : number % 4 == 1 ? 1 : 0;
        var token = Tokens.of("caller-" + number, "/" + scope + "/PREPARER");
        return wrong(paths(token, "/units", "/path"), scope, units)
                + wrong(paths(token, "/staff", "/unit/path"), scope, units * 3);
    }

    private static String wrong(List<String> paths, String scope, int expected) {
        var isWithin = paths.stream().allMatch(path -> path.equals(scope) || path.startsWith(scope + "/"));
        return isWithin && paths.size() == expected ? "" : scope + " expected " + expected + ": " + paths + "; ";
    }

    private List<String> paths(String token, String list, String pointer) {
        var found = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            Said page = caller.get(token, list + "?limit=4" + cursor);
            IntStream.range(0, page.body().path("items").size())
                    .forEach(i -> found.add(page.at("/items/" + i + pointer)));
            cursor = page.body().path("next").isString() ? "&cursor=" + page.at("/next") : "";
        } while (!cursor.isEmpty());
        return found;
    }

    @Test
    @Order(5)
    @DisplayName("单位更名、划转到期之日，人员随之，并告知他人；岗位不动；还没到日子的不动")
    void staff_follow_their_unit_on_the_day() {
        var station = new java.util.HashMap<String, Object>(unit("102001", "实验小学", "UNIT"));
        station.put("departmentCode", "102");
        caller.post(SYSTEM, "/units", station, "");
        caller.post(SYSTEM, "/staff", person("xx1-head", "102001"), "");
        caller.put(SECURITY, "/staff/xx1-head/posts", posts("UNIT_HEAD 130207/102/102001"), "\"1\"");
        var order = Map.of("reason", "划转", "documentNumber", "丰编〔2025〕1号");
        var move = new java.util.HashMap<String, Object>(order);
        move.putAll(Map.of("kind", "MOVE", "departmentCode", "101", "effectiveOn", "2025-01-01"));
        var rename = new java.util.HashMap<String, Object>(order);
        rename.putAll(Map.of("kind", "RENAME", "name", "将来的名", "effectiveOn", "2090-01-01"));

        assertThat(caller.post(SYSTEM, "/units/102001/changes", move, "\"1\"").status())
                .isEqualTo(200);
        assertThat(caller.post(SYSTEM, "/units/102001/changes", rename, "\"2\"").status())
                .isEqualTo(200);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(caller.get(SYSTEM, "/staff/xx1-head").at("/unit/path"))
                                .isEqualTo("130207/101/102001"));
        assertThat(caller.get(SYSTEM, "/staff/xx1-head").at("/unit/name")).isEqualTo("实验小学");
        assertThat(caller.get(SYSTEM, "/staff/xx1-head").at("/posts/0/scope")).isEqualTo("130207/102/102001");
        assertThat(column("select body::jsonb ->> 'sequence' || ' ' || (body::jsonb ->> 'unitPath') from outbox"
                        + " where topic = 'budget.staff' and subject = 'xx1-head' order by id"))
                .containsExactly("1 130207/102/102001", "2 130207/102/102001", "3 130207/101/102001");
    }

    private void run(String sql) {
        database.sql(sql).fetch().rowsUpdated().block();
    }

    @Test
    @Order(6)
    @DisplayName("单位划转之后，其岗位一次全部带走：只由安全管理员办，重复请求一次生效，岗位不合去向的不办")
    void all_posts_of_a_place_are_taken_to_another() {
        for (var unit : List.of("101901", "102901")) {
            var body = new java.util.HashMap<String, Object>(unit(unit, "下属单位" + unit, "UNIT"));
            body.put("departmentCode", unit.substring(0, 3));
            assertThat(caller.post(SYSTEM, "/units", body, "").status()).isEqualTo(201);
        }
        for (var account : List.of("move-a", "move-b", "move-c")) {
            assertThat(caller.post(SYSTEM, "/staff", person(account, "101"), "").status())
                    .isEqualTo(201);
        }
        appoint("move-a", "PREPARER 130207/101/101901", "STAFF 130207/102");
        appoint("move-b", "UNIT_HEAD 130207/101/101901", "STAFF 130207/101/101901");
        appoint("move-c", "STAFF 130207/101");
        caller.post(SYSTEM, "/staff/move-b/moves", Map.of("step", "DEACTIVATE"), etag("move-b"));
        var order = Map.of("from", "130207/101/101901", "to", "130207/102/102901", "reason", "划转");
        var path = "/staff/post-moves";
        assertThat(caller.post(SYSTEM, path, order, "").refusal()).isEqualTo("NotYourRole");
        assertThat(caller.post(Tokens.of("s", "/130208/SECURITY_ADMIN"), path, order, "")
                        .refusal())
                .isEqualTo("OutsideYourScope");
        assertThat(caller.post(
                                SECURITY,
                                path,
                                Map.of("from", "130207/101/101901", "to", "130207/101/101901", "reason", ""),
                                "")
                        .faults())
                .containsExactlyInAnyOrder("/reason TextLength", "/to SamePlace");
        assertThat(caller.post(SECURITY, path, Map.of("from", "130207/777", "to", "130207/102", "reason", "x"), "")
                        .refusal())
                .isEqualTo("NoPostsThere");
        assertThat(caller.post(
                                SECURITY,
                                path,
                                Map.of("from", "130207/101/101901", "to", "130207/888", "reason", "x"),
                                "")
                        .faults())
                .contains("/to PostOffItsPlace");
        var key = UUID.randomUUID().toString();

        var moved = caller.ask(HttpMethod.POST, SECURITY, path, order, key, "");
        var again = caller.ask(HttpMethod.POST, SECURITY, path, order, key, "");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(again).isEqualTo(moved);
        assertThat(moved.body().path("accounts").toString()).isEqualTo("[\"move-a\",\"move-b\"]");
        assertThat(caller.get(SECURITY, "/staff/move-a").body().path("posts").toString())
                .contains("130207/102/102901")
                .contains("\"130207/102\"")
                .doesNotContain("101901");
        assertThat(column("select count(*)::text from staff where document::text like '%101901%'"))
                .containsExactly("0");
        assertThat(
                        column(
                                "select subject from outbox where type = 'StaffChanged.v1' and body like '%102901%' order by 1"))
                .containsExactly("move-a", "move-b");
    }

    private void appoint(String account, String... posts) {
        assertThat(caller.put(SECURITY, "/staff/" + account + "/posts", posts(posts), etag(account))
                        .status())
                .isEqualTo(200);
    }

    private String etag(String account) {
        return caller.get(SECURITY, "/staff/" + account).etag();
    }
}

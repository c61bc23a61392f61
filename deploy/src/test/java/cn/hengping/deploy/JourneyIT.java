package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.hengping.deploy.observe.Scrape;
import cn.hengping.deploy.observe.ServiceLogs;
import cn.hengping.deploy.observe.Watched;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.Journey;
import cn.hengping.deploy.walk.Step;
import cn.hengping.deploy.walk.WalkTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The same walk as {@code deploy/up}, on a second system of its own, with the power cut now and then. */
@DisplayName("主线：从预算到签批完毕的自评报告")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final Ports PORTS = Ports.free();
    private static final String URL = "http://localhost:" + PORTS.of("gateway");
    private static final Home HOME = new Home(Path.of("target", "journey").toAbsolutePath());
    private static final LocalSystem SYSTEM = system();
    private static final WalkTarget TARGET = new WalkTarget(URI.create(URL), Up.DEMONSTRATION_PASSWORD, HOME.reports());

    private static LocalSystem system() {
        HOME.forget();
        var checkout = Path.of("..").toAbsolutePath().normalize();
        return new LocalSystem(
                checkout, HOME, PORTS, URL, Map.of("HENGPING_LOG_FORMAT", "ecs"), new Progress(System.out));
    }

    @BeforeAll
    static void start() {
        SYSTEM.start();
    }

    @AfterAll
    static void stop() {
        SYSTEM.stop();
    }

    @Test
    @Order(1)
    @DisplayName("一路走来，每个服务都被断电一次、消息断一次：重启之后走完，不丢、不重")
    void the_walk_completes_though_every_service_is_killed_on_the_way() throws IOException {
        var cuts = Map.of(
                2, List.of("budget-service"),
                7, List.of("kafka"),
                11, List.of("evaluation-service"),
                15, List.of("evaluation-service", "gateway"),
                18, List.of("evaluation-service"),
                21, List.of("report-service"));
        var steps = new Journey(TARGET).steps();
        for (var i = 0; i < steps.size(); i++) {
            take(steps.get(i), cuts.getOrDefault(i, List.of()));
        }

        try (var files = Files.list(HOME.reports())) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll(".*\\.", "")))
                    .containsExactlyInAnyOrder("pdf", "pdf", "docx", "docx", "ofd", "ofd");
        }
    }

    /** Takes the step while the power of some parts is cut under it; a while later they come back. */
    private static void take(Step step, List<String> cut) {
        cut.forEach(SYSTEM::kill);
        var back = CompletableFuture.runAsync(
                () -> cut.forEach(SYSTEM::restart), CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        System.out.println(step.title() + " … " + step.act().get() + (cut.isEmpty() ? "" : "（断电：" + cut + "）"));
        back.join();
    }

    @Test
    @Order(2)
    @DisplayName("走完之后：流转不缺号，事件全部送出且各生效一次，文件一套四份，台账与支付相符")
    void nothing_is_lost_and_nothing_is_doubled() throws SQLException {
        for (var database : List.of("budget", "evaluation", "report")) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(query(database, "select count(*) from outbox where sent_at is null"))
                                    .containsExactly("0"));
            assertThat(
                            query(
                                    database,
                                    "select account || request_key from command_log where request_key is not null group by 1 having count(*) > 1"))
                    .isEmpty();
        }
        assertThat(query("evaluation", "select string_agg(sequence || step, ' ' order by sequence) from move"))
                .containsExactly("1SUBMIT 2SIGN 3SIGN 4SEND_BACK 5SUBMIT 6SIGN 7SIGN 8SIGN 9SIGN");
        assertThat(query("evaluation", "select count(*) from outbox where type = 'SelfEvaluationApproved.v1'"))
                .containsExactly("1");
        assertThat(query("budget", "select sum(amount) from ledger_entry where kind = 'EXECUTION'"))
                .containsExactly("196500.00");
        assertThat(query("budget", "select count(*) from voucher")).containsExactly("6");
        assertThat(query("budget", "select count(*) || ' ' || sum(jsonb_array_length(document -> 'posts')) from staff"))
                .as("名册与账号相符")
                .containsExactly("21 22");
        assertThat(new Api(TARGET)
                        .get("sec-admin", "/api/budget/account-drifts")
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(query("report", "select kind || format from document order by 1"))
                .containsExactly("REPORTDOCX", "REPORTOFD", "REPORTPDF", "TABLEDOCX", "TABLEOFD", "TABLEPDF");
    }

    @Test
    @Order(3)
    @DisplayName("再走一遍，一切照旧，什么也不重复")
    void a_second_walk_changes_nothing() throws SQLException {
        var before = query("evaluation", "select count(*) from command_log") + "/"
                + query("budget", "select count(*) from command_log");

        assertThat(new Journey(TARGET).steps())
                .allSatisfy(step -> assertThat(step.act().get()).isNotBlank());

        assertThat(query("evaluation", "select count(*) from command_log") + "/"
                        + query("budget", "select count(*) from command_log"))
                .isEqualTo(before);
    }

    @Test
    @Order(3)
    @DisplayName("告警和看板所问的每一个指标都有；日志是 JSON，带追踪号，不出现账号")
    void what_is_watched_is_told_and_logs_name_nobody() {
        var management = Stream.of("gateway", "budget", "evaluation", "report")
                .map(name -> PORTS.of(name + "-management"))
                .toList();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Scrape.ofPorts(management).missing(Watched.expressions()))
                        .isEmpty());

        var logs = ServiceLogs.of(SYSTEM.services().stream().map(HOME::log).toList());
        assertThat(logs.plain()).isEmpty();
        assertThat(logs.structured())
                .anySatisfy(
                        line -> assertThat(line.path("traceId").asString("")).hasSize(32));
        assertThat(logs.withAccounts()).isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("服务只用自己的库；除网关外都只在本机回环上听")
    void every_service_has_its_own_database() {
        assertThat(canConnect("budget", "evaluation")).isFalse();
        assertThat(canConnect("evaluation", "keycloak")).isFalse();
        assertThat(canConnect("report", "postgres")).isFalse();
        assertThat(canConnect("report", "report")).isTrue();
    }

    private static boolean canConnect(String role, String database) {
        try (var connection = connect(role, database)) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    @Test
    @Order(5)
    @DisplayName("浏览器经网关在真的 Keycloak 登录：令牌不到浏览器；没有会话的脚本得到 401")
    void a_browser_logs_in_through_the_gateway() throws IOException, InterruptedException {
        try (var browser = HttpClient.newBuilder()
                .cookieHandler(new LoopbackCookies())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var page = ask(browser, HttpRequest.newBuilder(URI.create(URL + "/oauth2/authorization/keycloak")));
            var form = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
            assertThat(form.find()).as(page.body()).isTrue();
            var credentials =
                    "username=wx-head&password=" + URLEncoder.encode(Up.DEMONSTRATION_PASSWORD, StandardCharsets.UTF_8);

            var home = ask(
                    browser,
                    HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(credentials)));

            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.body()).contains("衡评").doesNotContain("eyJ");
            assertThat(ask(browser, HttpRequest.newBuilder(URI.create(URL + "/me")))
                            .body())
                    .contains("\"account\":\"wx-head\"");
            var list = ask(browser, HttpRequest.newBuilder(URI.create(URL + "/api/evaluation/self-evaluations")));
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body()).contains("网信系统建设及维护资金");
            var stranger = HttpClient.newHttpClient();
            assertThat(ask(stranger, HttpRequest.newBuilder(URI.create(URL + "/api/evaluation/self-evaluations")))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @Order(5)
    @DisplayName("浏览器看到一半就走：别人打开的页面一个字节也不坏")
    void nobody_gets_a_torn_file_because_somebody_left() throws IOException {
        var served = Path.of("..", "gateway", "target", "classes", "static");
        assumeTrue(Files.exists(served.resolve("assets")), "控制台没有构建");
        assertThat(new LeavingReaders(URI.create(URL), served).torn(20_000)).isEmpty();
        assertThat(HOME.log("gateway")).content().doesNotContain("ZipException");
    }

    @Test
    @Order(6)
    @DisplayName("浏览器里各岗位点完主线：填报、断线、登录过期、冲突、退回、签批、文件；每一页中英文都看过；没有浏览器时跳过并说明")
    void every_role_clicks_through_the_console() throws IOException, InterruptedException {
        var chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行");
        var log = Files.createDirectories(Path.of("target")).resolve("browser.log");
        var console = Path.of("..", "gateway", "console");
        var command = new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        try (var files = Files.list(console.resolve("tests"))) {
            files.map(file -> "tests/" + file.getFileName())
                    .filter(file -> file.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }
        var tests = new ProcessBuilder(command)
                .directory(console.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        tests.environment()
                .putAll(Map.of(
                        "HENGPING_GATEWAY",
                        URL,
                        "HENGPING_PASSWORD",
                        Up.DEMONSTRATION_PASSWORD,
                        "HENGPING_CHROMIUM",
                        chromium.orElseThrow().toString(),
                        "HENGPING_SHOTS",
                        Path.of("target", "shots").toAbsolutePath().toString()));
        var running = tests.start();
        try {
            assertThat(running.waitFor(20, TimeUnit.MINUTES)).as("浏览器测试二十分钟内跑完").isTrue();
        } finally {
            running.destroyForcibly();
        }
        var said = Files.readString(log);
        System.out.println(said);
        // The failed steps stand in the refusal itself: a build machine keeps its last lines, and not the pictures.
        assertThat(running.exitValue())
                .as(
                        "见 deploy/target/browser.log 和 deploy/target/shots；没有通过的步骤：%s",
                        said.substring(Math.max(0, said.lastIndexOf("failing tests:"))))
                .isZero();
    }

    /** Browsers count the loopback address as secure, and send it Secure cookies over plain HTTP; Java's jar does not. */
    private static final class LoopbackCookies extends CookieManager {
        LoopbackCookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    private static HttpResponse<String> ask(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Order(7)
    @DisplayName("认证服务不在：已登录的照常办理；消息不在：命令照收，回来即送；数据库不在：答 503，回来自行恢复")
    void parts_that_are_away_come_back_without_help() throws SQLException {
        var api = new Api(TARGET);
        var impatient = new Api(TARGET, Duration.ZERO);
        assertThat(impatient.get("sys-admin", "/api/budget/units").status()).isEqualTo(200);
        assertThat(api.get("wx-preparer", "/api/budget/projects").status()).isEqualTo(200);
        SYSTEM.kill("keycloak");
        assertThat(api.get("wx-preparer", "/api/budget/projects").status()).isEqualTo(200);
        assertThat(api.get("wx-preparer", "/api/evaluation/self-evaluations").status())
                .isEqualTo(200);
        SYSTEM.restart("keycloak");
        assertThat(api.get("sys-admin", "/api/budget/units").status()).isEqualTo(200);
        SYSTEM.kill("kafka");
        var unit = Map.of("unitCode", "103", "name", "丰南区科技局", "kind", "DEPARTMENT", "validFrom", "2024-01-01");
        assertThat(api.post("sys-admin", "/api/budget/units", unit, "while-kafka-is-away")
                        .status())
                .isEqualTo(201);
        assertThat(query("budget", "select count(*) from outbox where sent_at is null"))
                .containsExactly("1");
        SYSTEM.restart("kafka");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(query("budget", "select count(*) from outbox where sent_at is null"))
                        .containsExactly("0"));

        SYSTEM.kill("postgres");
        var away = impatient.get("sys-admin", "/api/budget/units");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.title()).isEqualTo("数据库暂时不可用，请稍后再试");
        SYSTEM.restart("postgres");
        assertThat(api.get("sys-admin", "/api/budget/units").status()).isEqualTo(200);
    }

    @Test
    @Order(8)
    @DisplayName("学过一次的服务从缓存启动，照常应答")
    void a_service_starts_from_what_it_learned() throws IOException {
        var api = new Api(TARGET);

        SYSTEM.train(
                Set.of("report-service"),
                () -> assertThat(api.get("cz-reviewer", "/api/report/dashboards/2024")
                                .status())
                        .isEqualTo(200));

        var process = Files.readString(HOME.run("report-service.pid")).split(" ", 2)[0];
        assertThat(Files.readString(Path.of("/proc", process, "maps"))).contains("/apps/report-service.aot");
        assertThat(api.get("cz-reviewer", "/api/report/dashboards/2024").status())
                .isEqualTo(200);
    }

    private static java.sql.Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + PORTS.of("postgres") + "/" + database,
                "hengping_" + role,
                HOME.secret("database-" + role));
    }

    private static List<String> query(String database, String sql) throws SQLException {
        try (var connection = connect(database, database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

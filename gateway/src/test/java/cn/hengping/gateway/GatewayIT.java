package cn.hengping.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

@DisplayName("网关")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class GatewayIT {
    private static final Provider PROVIDER = new Provider();
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static final DisposableServer BACKEND = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                SEEN.add(request.uri());
                var said = "{\"uri\":\"" + request.uri() + "\",\"cookie\":\""
                        + request.requestHeaders().get("Cookie", "") + "\",\"token\":"
                        + request.requestHeaders().get("Authorization", "").startsWith("Bearer ") + "}";
                return response.header("Content-Type", "application/json")
                        .header("Set-Cookie", "HENGPING_SESSION=; Max-Age=0")
                        .header("Location", "/projects/7")
                        .sendString(Mono.just(said));
            })
            .bindNow();

    /** Callers of their own: the gateway lives in this JVM too and needs the shared threads. */
    private static final Scheduler CALLERS = Schedulers.newBoundedElastic(32, 1_000, "callers");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        registry.add("HENGPING_PUBLIC_URL", () -> "http://localhost");
        registry.add("HENGPING_KEYCLOAK", PROVIDER::address);
        registry.add("HENGPING_GATEWAY_SECRET", () -> "only-for-tests");
        registry.add("HENGPING_BUDGET", () -> "http://127.0.0.1:" + BACKEND.port());
        registry.add("HENGPING_REPORT", () -> "http://127.0.0.1:1");
        registry.add("HENGPING_BURST", () -> 60);
        registry.add("HENGPING_REQUESTS_PER_SECOND", () -> 20);
        registry.add("server.port", () -> 0);
        registry.add("management.server.port", () -> 0);
    }

    @Autowired
    ReactiveJwtDecoder tokens;

    @LocalServerPort
    int port;

    WebTestClient web = WebTestClient.bindToServer().build();

    @BeforeEach
    void client() {
        web = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private WebTestClient.ResponseSpec bearer(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .cookie("OTHER", "x")
                .exchange();
    }

    @Test
    @DisplayName("程序持令牌进入：去掉前缀转到服务，不转发浏览器的 Cookie，也不让服务改网关的会话")
    void a_program_with_a_token_reaches_the_service() {
        bearer(Tokens.of("a1", "/130207/101/PREPARER"), "/api/budget/projects?limit=1")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectHeader()
                .location("/api/budget/projects/7")
                .expectBody()
                .jsonPath("$.uri")
                .isEqualTo("/projects?limit=1")
                .jsonPath("$.cookie")
                .isEqualTo("")
                .jsonPath("$.token")
                .isEqualTo(true);
    }

    @Test
    @DisplayName("程序的令牌只验一次签名，到期为止")
    void a_good_token_is_checked_once() {
        var good = Tokens.of("a1", "/130207/101/PREPARER");

        assertThat(tokens.decode(good).block())
                .isNotNull()
                .isSameAs(tokens.decode(good).block());
    }

    @Test
    @DisplayName("坏令牌：过期、他人签发、给别的系统、改过、无签名，一律 401")
    void a_bad_token_is_refused() {
        var post = "/130207/101/PREPARER";
        for (var token : List.of(
                Tokens.sign(Tokens.good("a", post)
                        .expirationTime(java.util.Date.from(java.time.Instant.EPOCH))
                        .build()),
                Tokens.sign(Tokens.good("a", post).issuer("http://elsewhere").build()),
                Tokens.sign(Tokens.good("a", post).audience("account").build()),
                Tokens.of("a", post) + "x",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.")) {
            bearer(token, "/api/budget/projects")
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.title")
                    .isEqualTo("请先登录，或登录已过期");
        }
    }

    @Test
    @DisplayName("未登录：脚本得到 401 与中文说明，人的访问转去登录；首页带防护标头")
    void a_script_is_told_and_a_person_is_sent_to_the_login() {
        web.get()
                .uri("/api/budget/projects")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.get()
                .uri("/api/budget/projects")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.traceId")
                .value(String.class, trace -> assertThat(trace).hasSize(32));
        web.get()
                .uri("/docs")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/oauth2/authorization/keycloak");
        web.get()
                .uri("/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.loggedIn")
                .isEqualTo(false);
        web.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Security-Policy", ".*frame-ancestors 'none'.*")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectCookie()
                .exists("XSRF-TOKEN")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<div id=\"app\">").doesNotContain("src=\"http"));
    }

    @Test
    @DisplayName("浏览器提交而无防伪标记：403")
    void a_post_without_the_csrf_token_is_refused() {
        web.post()
                .uri("/api/budget/projects")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("请求缺少防伪标记，请刷新页面");
    }

    @Test
    @DisplayName("认证服务只露出登录所需：管理界面和主领域进不去，绕路也不行")
    void only_the_login_pages_of_keycloak_are_reached() throws IOException {
        web.get()
                .uri("/realms/hengping/page")
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .exists("KC");
        for (var path : List.of(
                "/realms/master/page",
                "/admin/page",
                "/realms/hengping/../master/page",
                "/realms/hengping/%2e%2e/master/page",
                "/realms/hengping/..%2fmaster/page",
                "/realms//master/page",
                "/realms/hengping/..;/master/page",
                "/resources/../admin/page",
                "/resources/..%5cadmin/page",
                "/api/budget/../../admin/page")) {
            assertThat(raw(path)).as(path).doesNotContain("secret").doesNotStartWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("地址里藏着斜杠、点、分号：一样说明白，不是一片空白")
    void an_address_that_the_firewall_turns_away_is_answered_like_every_other_no() throws IOException {
        for (var path : List.of("/api/budget/a%2Fb", "/api/budget/%2e%2e", "/api/budget/a;b")) {
            assertThat(raw(path))
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "请求无法理解")
                    .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
        }
    }

    /** Sends the path as it is written; every client library would tidy it up. */
    private String raw(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return reader.lines().reduce("", (one, other) -> one + other + "\n");
        }
    }

    @Test
    @DisplayName("服务不在：503 并说明何时再试；没有的地址：404；过大：413")
    void what_is_away_too_large_or_nowhere_has_its_answer() {
        var token = Tokens.of("a2", "/130207/101/PREPARER");
        bearer(token, "/api/report/documents")
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .exists("Retry-After");
        bearer(token, "/api/nowhere")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("没有这个地址");
        web.post()
                .uri("/api/budget/projects")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(new byte[67 << 20])
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    @DisplayName("同一账号请求过密：429；别的账号不受影响")
    void one_caller_does_not_crowd_out_the_others() {
        var greedy = Tokens.of("greedy", "/130207/101/PREPARER");
        var statuses = Flux.range(0, 200)
                .flatMap(
                        _ -> Mono.fromCallable(() -> bearer(greedy, "/api/budget/x")
                                        .expectBody(String.class)
                                        .returnResult()
                                        .getStatus()
                                        .value())
                                .subscribeOn(CALLERS),
                        20)
                .collectList()
                .block(Duration.ofMinutes(1));

        assertThat(statuses).contains(200, 429).doesNotContain(500, 502, 503);
        bearer(Tokens.of("modest", "/130207/101/PREPARER"), "/api/budget/x")
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName("浏览器登录：令牌留在服务端，会话 Cookie 不可被脚本读取；令牌到期时许多请求只刷新一次")
    void a_browser_logs_in_and_its_token_is_refreshed_once() {
        PROVIDER.forget();
        PROVIDER.lifetime(1);

        var done = login();

        assertThat(PROVIDER.calls().getFirst()).contains("code_verifier=");
        assertThat(done.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE))
                .contains("HENGPING_SESSION=")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("eyJ");
        var session = session(done);
        var answers = Flux.fromStream(IntStream.range(0, 20).boxed())
                .flatMap(
                        i -> Mono.fromCallable(() -> web.get()
                                        .uri("/api/budget/p" + i)
                                        .cookie("HENGPING_SESSION", session)
                                        .exchange()
                                        .expectBody(String.class)
                                        .returnResult())
                                .subscribeOn(CALLERS),
                        20)
                .collectList()
                .block(Duration.ofMinutes(1));
        assertThat(answers).hasSize(20).allSatisfy(answer -> {
            assertThat(answer.getStatus().value()).isEqualTo(200);
            assertThat(answer.getResponseBody()).contains("\"token\":true").doesNotContain("eyJ");
        });
        assertThat(PROVIDER.refreshes()).isEqualTo(1);
        web.get()
                .uri("/me")
                .cookie("HENGPING_SESSION", session)
                .exchange()
                .expectBody()
                .jsonPath("$.account")
                .isEqualTo("wx-preparer")
                .jsonPath("$.posts[0].title")
                .isEqualTo("填报人");
    }

    /** Goes the whole way that a browser goes, and gives the answer that brings its session. */
    private EntityExchangeResult<byte[]> login() {
        var start = web.get()
                .uri("/oauth2/authorization/keycloak")
                .exchange()
                .expectStatus()
                .isFound()
                .expectBody()
                .returnResult();
        var location = Objects.requireNonNull(start.getResponseHeaders().getLocation());
        assertThat(location.toString())
                .startsWith("http://localhost/realms/hengping/protocol/openid-connect/auth")
                .contains("code_challenge_method=S256");
        PROVIDER.expect(parameter(location, "nonce"));

        return web.get()
                .uri(URI.create("http://127.0.0.1:" + port + "/login/oauth2/code/keycloak?code=c&state="
                        + parameter(location, "state").replace("=", "%3D")))
                .cookie("HENGPING_SESSION", session(start))
                .exchange()
                .expectStatus()
                .isFound()
                .expectBody()
                .returnResult();
    }

    @Test
    @DisplayName("认证服务不在：已登录的用到令牌到期；到期之后说认证服务不在，不说没有登录")
    void while_the_login_is_away_a_session_works_until_its_token_ends() {
        PROVIDER.lifetime(6);
        var session = session(login());
        PROVIDER.away(true);
        try {
            inSession(session).expectStatus().isOk();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> inSession(session)
                            .expectStatus()
                            .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                            .expectHeader()
                            .exists("Retry-After"));
        } finally {
            PROVIDER.away(false);
        }
        inSession(session).expectStatus().isOk();
    }

    private WebTestClient.ResponseSpec inSession(String session) {
        return web.get()
                .uri("/api/budget/mine")
                .cookie("HENGPING_SESSION", session)
                .exchange();
    }

    private static String session(EntityExchangeResult<byte[]> result) {
        return Objects.requireNonNull(result.getResponseCookies().getFirst("HENGPING_SESSION"))
                .getValue();
    }

    private static String parameter(URI location, String name) {
        var match = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(location.toString());
        assertThat(match.find()).isTrue();
        return URLDecoder.decode(match.group(1), StandardCharsets.UTF_8);
    }
}

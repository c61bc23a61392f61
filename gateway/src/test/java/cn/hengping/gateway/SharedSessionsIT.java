package cn.hengping.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two gateways and a real Redis; skipped, and said so, where Debian's package redis-server is not installed. */
@DisplayName("两个网关共用会话：一个没了，登录还在")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedSessionsIT {
    private static final String PASSWORD = "only-for-tests";
    private static final Provider PROVIDER = new Provider();
    private static final List<Process> REDIS = new ArrayList<>();
    private static final List<ReactiveWebServerApplicationContext> GATEWAYS = new ArrayList<>();
    private static int redisPort;
    private static String session = "";

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/redis-server")), "没有找到 Redis（Debian 软件包 redis-server），共用会话未测");
        try (var socket = new ServerSocket(0)) {
            redisPort = socket.getLocalPort();
        }
        startRedis(folder);
        GATEWAYS.add(gateway());
        GATEWAYS.add(gateway());
    }

    private static void startRedis(Path folder) throws IOException, InterruptedException {
        REDIS.add(new ProcessBuilder(
                        "/usr/bin/redis-server",
                        "--port",
                        Integer.toString(redisPort),
                        "--bind",
                        "127.0.0.1",
                        "--requirepass",
                        PASSWORD,
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        for (var tries = 0; tries < 50; tries++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), redisPort)) {
                return;
            } catch (IOException _) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("redis-server does not listen");
    }

    /** Threads and connections of its own: the shared ones end with the first context that closes, for every test after. */
    @TestConfiguration
    static class Apart {
        @Bean
        ReactorResourceFactory resources() {
            var own = new ReactorResourceFactory();
            own.setUseGlobalResources(false);
            return own;
        }
    }

    private static ReactiveWebServerApplicationContext gateway() {
        return (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(GatewayApplication.class, Apart.class)
                .run(
                        "--HENGPING_PUBLIC_URL=http://localhost",
                        "--HENGPING_KEYCLOAK=" + PROVIDER.address(),
                        "--HENGPING_GATEWAY_SECRET=only-for-tests",
                        "--hengping.redis=redis://:" + PASSWORD + "@127.0.0.1:" + redisPort,
                        "--server.port=0",
                        "--management.server.port=0");
    }

    @AfterAll
    static void stop() {
        GATEWAYS.forEach(ReactiveWebServerApplicationContext::close);
        REDIS.forEach(Process::destroyForcibly);
    }

    private static WebTestClient web(int gateway) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:"
                        + Objects.requireNonNull(GATEWAYS.get(gateway).getWebServer())
                                .getPort())
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private static WebTestClient.ResponseSpec me(int gateway) {
        return web(gateway).get().uri("/me").cookie("HENGPING_SESSION", session).exchange();
    }

    @Test
    @Order(1)
    @DisplayName("在一个网关开始登录，在另一个完成；两个都认得")
    void a_login_begins_here_and_ends_there() {
        PROVIDER.lifetime(300);
        var start = web(0).get()
                .uri("/oauth2/authorization/keycloak")
                .exchange()
                .expectBody()
                .returnResult();
        var location = Objects.requireNonNull(start.getResponseHeaders().getLocation());
        PROVIDER.expect(parameter(location, "nonce"));

        var done = web(1).get()
                .uri(uri -> URI.create(uri.build() + "/login/oauth2/code/keycloak?code=c&state="
                        + parameter(location, "state").replace("=", "%3D")))
                .cookie("HENGPING_SESSION", sessionOf(start))
                .exchange()
                .expectStatus()
                .isFound()
                .expectBody()
                .returnResult();

        session = sessionOf(done);
        assertThat(done.getResponseHeaders().getFirst("Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax");
        me(0).expectBody().jsonPath("$.loggedIn").isEqualTo(true);
        me(1).expectBody().jsonPath("$.loggedIn").isEqualTo(true);
    }

    @Test
    @Order(2)
    @DisplayName("一个网关没了，另一个照常认得")
    void a_session_outlives_its_gateway() {
        GATEWAYS.getFirst().close();

        me(1).expectBody().jsonPath("$.loggedIn").isEqualTo(true);
    }

    @Test
    @Order(3)
    @DisplayName("Redis 没了：答 503，不说没有登录，也不久等")
    void without_redis_the_door_says_so() throws InterruptedException {
        REDIS.getFirst().destroyForcibly();
        assertThat(REDIS.getFirst().waitFor(10, TimeUnit.SECONDS)).isTrue();

        me(1).expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static String sessionOf(EntityExchangeResult<byte[]> result) {
        return Objects.requireNonNull(result.getResponseCookies().getFirst("HENGPING_SESSION"))
                .getValue();
    }

    private static String parameter(URI location, String name) {
        var match = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(location.toString());
        assertThat(match.find()).isTrue();
        return URLDecoder.decode(match.group(1), StandardCharsets.UTF_8);
    }
}

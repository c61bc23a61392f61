package cn.hengping.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.hengping.platform.parts.Tokens;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** An issuer with the addresses of Keycloak's that the gateway calls. The first token is old as soon as it is given. */
final class Provider {
    /** Asked for here, because the keys are made by waiting, which an event loop must not do. */
    private static final String KEYS = Tokens.jwks();

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String nonce = "";
    private volatile int lifetime = 1;
    private volatile boolean away;
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.post("/realms/hengping/protocol/openid-connect/token", this::token)
                    .get("/realms/hengping/protocol/openid-connect/certs", Provider::keys)
                    .get(
                            "/realms/hengping/page",
                            (_, response) ->
                                    response.addHeader("Set-Cookie", "KC=1").sendString(Mono.just("page")))
                    .get("/realms/master/page", (_, response) -> response.sendString(Mono.just("secret")))
                    .get("/admin/page", (_, response) -> response.sendString(Mono.just("secret"))))
            .bindNow();

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    void expect(String asked) {
        nonce = asked;
    }

    /** How many seconds the next first token lives. */
    void lifetime(int seconds) {
        lifetime = seconds;
    }

    /** Whether it breaks off without an answer, as a Keycloak that is being restarted does. */
    void away(boolean isAway) {
        away = isAway;
    }

    void forget() {
        calls.clear();
    }

    long refreshes() {
        return calls.stream()
                .filter(body -> body.contains("grant_type=refresh_token"))
                .count();
    }

    List<String> calls() {
        return calls;
    }

    private static Mono<Void> keys(HttpServerRequest request, HttpServerResponse response) {
        return HttpClient.create()
                .get()
                .uri(KEYS)
                .responseContent()
                .aggregate()
                .asString()
                .flatMap(keys -> response.header("Content-Type", "application/json")
                        .sendString(Mono.just(keys))
                        .then());
    }

    private Mono<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(body -> {
            calls.add(body);
            if (away) {
                request.withConnection(Connection::dispose);
                return Mono.empty();
            }
            var seconds = body.contains("grant_type=refresh_token") ? 3_600 : lifetime;
            return response.header("Content-Type", "application/json")
                    .sendString(Mono.just(answer(seconds)).delayElement(java.time.Duration.ofMillis(200)))
                    .then();
        });
    }

    private String answer(int seconds) {
        var identity = Tokens.sign(Tokens.good("wx-preparer", "/130207/101/PREPARER")
                .audience("hengping-gateway")
                .claim("nonce", nonce)
                .build());
        return """
                {"access_token":"%s","id_token":"%s","refresh_token":"r-%d","token_type":"Bearer","expires_in":%d,"scope":"openid"}
                """.formatted(Tokens.of("wx-preparer", "/130207/101/PREPARER"), identity, calls.size(), seconds);
    }
}

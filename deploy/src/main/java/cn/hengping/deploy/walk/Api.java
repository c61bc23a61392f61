package cn.hengping.deploy.walk;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The system as a program sees it: one gateway, one token per account.
 *
 * <p>A part that is away for a moment is waited for. Asking again is safe, because every change carries an Idempotency-Key.
 */
public final class Api {
    private static final int MOST_LOGINS = 4;
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    /** The same body is the same bytes on every run: a repeated key must come with what it came with first. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> logins = new ConcurrentHashMap<>();
    private final WalkTarget target;
    private final Duration patience;

    public Api(WalkTarget target) {
        this(target, PATIENCE);
    }

    /** An API that waits so long for a part that is away. */
    public Api(WalkTarget target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    /** Who calls, and in which of his posts; an account that holds one post need not name it. */
    public record Seat(String account, String post) {
        static Seat of(String account) {
            return new Seat(account, "");
        }
    }

    private record Token(String value, Instant renewAt) {}

    /** What the system said. */
    @SuppressWarnings("ArrayRecordComponent") // read once: no copies, no comparisons
    public record Answer(int status, String etag, byte[] content, JsonNode body) {
        public boolean isOk() {
            return status < 300;
        }

        /** The name of the refusal, or nothing. */
        public String refusal() {
            var type = body.path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }

        public String title() {
            return body.path("title").asString("");
        }
    }

    public Answer get(String account, String path) {
        return send(account, path, request -> request.GET());
    }

    /** A change that may be asked again under the same key. */
    public Answer post(String account, String path, Object body, String key) {
        return send(account, path, request -> keyed(request, key).POST(content(body)));
    }

    public Answer post(String account, String path, Object body, String key, String etag) {
        return send(
                account,
                path,
                request -> keyed(request, key).header("If-Match", etag).POST(content(body)));
    }

    public Answer put(String account, String path, Object body, String key, String etag) {
        return send(
                account,
                path,
                request -> keyed(request, key).header("If-Match", etag).PUT(content(body)));
    }

    public Answer upload(String account, String path, byte[] body, String key, String etag) {
        return send(
                account,
                path,
                request -> keyed(request, key)
                        .header("If-Match", etag)
                        .setHeader("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer get(Seat seat, String path) {
        return send(seat, path, request -> request.GET());
    }

    /** A change by somebody who holds several posts; an empty version names none. */
    public Answer post(Seat seat, String path, Object body, String key, String etag) {
        return send(
                seat, path, request -> conditional(keyed(request, key), etag).POST(content(body)));
    }

    public Answer put(Seat seat, String path, Object body, String key, String etag) {
        return send(
                seat, path, request -> conditional(keyed(request, key), etag).PUT(content(body)));
    }

    public Answer upload(Seat seat, String path, byte[] body, String key) {
        return send(
                seat,
                path,
                request -> keyed(request, key)
                        .setHeader("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder conditional(HttpRequest.Builder request, String etag) {
        return etag.isEmpty() ? request : request.header("If-Match", etag);
    }

    /** Under which key the log keeps a change that was asked for under this one. */
    public static String requestKey(String key) {
        return UUID.nameUUIDFromBytes(("hengping-walk:" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static HttpRequest.Builder keyed(HttpRequest.Builder request, String key) {
        return request.header("Idempotency-Key", requestKey(key)).setHeader("Content-Type", "application/json");
    }

    private BodyPublisher content(Object body) {
        return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    }

    private static HttpRequest.Builder acting(HttpRequest.Builder request, Seat seat) {
        return seat.post().isEmpty() ? request : request.header("X-Acting-Post", seat.post());
    }

    private interface Shape {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private Answer send(String account, String path, Shape shape) {
        return send(Seat.of(account), path, shape);
    }

    private Answer send(Seat seat, String path, Shape shape) {
        var until = Instant.now().plus(patience);
        while (true) {
            try {
                var request = shape.of(acting(
                                HttpRequest.newBuilder(target.gateway().resolve(path))
                                        .timeout(Duration.ofSeconds(30))
                                        .header("Accept", "application/json, application/problem+json, */*")
                                        .header("Authorization", "Bearer " + token(seat.account())),
                                seat))
                        .build();
                var answer = http.send(request, BodyHandlers.ofByteArray());
                if (!AWAY.contains(answer.statusCode()) || Instant.now().isAfter(until)) {
                    return answer(answer);
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(until)) {
                    throw new WalkFailed("系统没有应答：" + path, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WalkFailed("被中断：" + path, e);
            }
            pause();
        }
    }

    private Answer answer(HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode body = type.contains("json") ? json.readTree(answer.body()) : MissingNode.getInstance();
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("ETag").orElse(""), answer.body(), body);
    }

    /** One login at a time for an account: several at once look like somebody who tries passwords, and lock it. */
    private String token(String account) throws IOException, InterruptedException {
        var known = tokens.get(account);
        if (known != null && Instant.now().isBefore(known.renewAt())) {
            return known.value();
        }
        var lock = logins.computeIfAbsent(account, _ -> new ReentrantLock());
        lock.lock();
        try {
            var meanwhile = tokens.get(account);
            if (meanwhile != null && Instant.now().isBefore(meanwhile.renewAt())) {
                return meanwhile.value();
            }
            var fresh = loginOnceFree(account);
            tokens.put(account, fresh);
            return fresh.value();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keycloak refuses a second login while it still works on a first one, whose answer the gateway no longer waited for; it looks
     * like a wrong password. A few tries, far fewer than lock an account, tell the two apart.
     */
    private Token loginOnceFree(String account) throws IOException, InterruptedException {
        for (var tries = 1; tries < MOST_LOGINS; tries++) {
            try {
                return login(account);
            } catch (NotLetIn _) {
                Thread.sleep(Duration.ofSeconds(2));
            }
        }
        return login(account);
    }

    private static final class NotLetIn extends WalkFailed {
        private static final long serialVersionUID = 1;

        NotLetIn(String account, String answer) {
            super(account + " 无法登录：" + answer);
        }
    }

    private Token login(String account) throws IOException, InterruptedException {
        var form = Map.of(
                        "grant_type", "password",
                        "client_id", "hengping-programs",
                        "scope", "openid",
                        "username", account,
                        "password", target.password())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var address = URI.create("/realms/hengping/protocol/openid-connect/token");
        var answer = http.send(
                HttpRequest.newBuilder(target.gateway().resolve(address))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofByteArray());
        if (AWAY.contains(answer.statusCode())) {
            throw new IOException("login is away: " + answer.statusCode());
        }
        if (answer.statusCode() != 200) {
            throw new NotLetIn(account, new String(answer.body(), StandardCharsets.UTF_8));
        }
        var body = json.readTree(answer.body());
        var lifetime = body.path("expires_in").asLong(60);
        return new Token(body.path("access_token").asString(), Instant.now().plusSeconds(lifetime / 2));
    }

    static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        }
    }
}

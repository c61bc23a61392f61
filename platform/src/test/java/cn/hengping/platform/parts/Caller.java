package cn.hengping.platform.parts;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a service as somebody, and tells what it said. */
public final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient web;

    public Caller(int port) {
        web = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    /** What came back: enough to say whether and why. */
    public record Said(int status, String etag, JsonNode body) {
        public String refusal() {
            return body.path("type").asString("").replaceFirst(".*:", "");
        }

        /** Pointer and code of each bad place. */
        public List<String> faults() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }

        public String at(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    public Said get(String token, String path) {
        return ask(HttpMethod.GET, token, path, "", "", "");
    }

    /** A POST under a key of its own. */
    public Said post(String token, String path, Object body, String etag) {
        return ask(HttpMethod.POST, token, path, body, UUID.randomUUID().toString(), etag);
    }

    public Said put(String token, String path, Object body, String etag) {
        return ask(HttpMethod.PUT, token, path, body, "", etag);
    }

    /** Empty strings leave out the body, the key, the version. */
    public Said ask(HttpMethod method, String token, String path, Object body, String key, String etag) {
        var request = web.method(method).uri(path).headers(headers -> {
            headers.setBearerAuth(token);
            if (!key.isEmpty()) {
                headers.set("Idempotency-Key", key);
            }
            if (!etag.isEmpty()) {
                headers.set("If-Match", etag);
            }
            if (body instanceof byte[]) {
                headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
            }
        });
        var result = (body.equals("") ? request : request.bodyValue(body))
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
        var content = Objects.requireNonNullElse(result.getResponseBody(), new byte[0]);
        var type = Objects.requireNonNullElse(result.getResponseHeaders().getContentType(), MediaType.ALL);
        var isJson = type.getSubtype().contains("json");
        return new Said(
                result.getStatus().value(),
                Objects.requireNonNullElse(result.getResponseHeaders().getETag(), ""),
                isJson ? JSON.readTree(content) : MissingNode.getInstance());
    }

    /** The bytes at this address. */
    public byte[] download(String token, String path) {
        var body = web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNullElse(body, new byte[0]);
    }

    /** For what this class has no word for. */
    public WebTestClient as(String token) {
        return web.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }
}

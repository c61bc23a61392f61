package cn.hengping.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.BodyMalformed;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Computes the digest of a keyed request as its body streams by, so that a repeated key with another body is noticed.
 *
 * <p>An address with a zero byte in it, which no database column can hold, is turned away here as well.
 */
final class RequestDigestFilter implements WebFilter, Ordered {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String ATTRIBUTE = RequestDigestFilter.class.getName();

    /** The digest of this request; meaningful once the body has been read. */
    static Supplier<String> digestOf(ServerWebExchange exchange) {
        var digest = exchange.<Digest>getRequiredAttribute(ATTRIBUTE);
        return digest::hex;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getURI().toString().contains("%00")) {
            return Mono.error(() -> new BodyMalformed(List.of(Fault.at("", "Unreadable"))).asError());
        }
        if (!exchange.getRequest().getHeaders().containsHeader(IDEMPOTENCY_KEY)) {
            return chain.filter(exchange);
        }
        var request = exchange.getRequest();
        var digest = new Digest(request.getMethod() + " " + request.getURI().getRawPath() + "?"
                + request.getURI().getRawQuery());
        exchange.getAttributes().put(ATTRIBUTE, digest);
        return chain.filter(exchange.mutate().request(watched(request, digest)).build());
    }

    private static ServerHttpRequest watched(ServerHttpRequest request, Digest digest) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().doOnNext(digest::add);
            }
        };
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    /** Confined to one request, whose body arrives in order. */
    private static final class Digest {
        private final MessageDigest sha256;

        Digest(String head) {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            sha256.update(head.getBytes(StandardCharsets.UTF_8));
        }

        synchronized void add(DataBuffer part) {
            try (var buffers = part.readableByteBuffers()) {
                while (buffers.hasNext()) {
                    ByteBuffer bytes = buffers.next();
                    sha256.update(bytes);
                }
            }
        }

        synchronized String hex() {
            try {
                return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

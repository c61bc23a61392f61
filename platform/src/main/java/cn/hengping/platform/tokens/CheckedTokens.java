package cn.hengping.platform.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Checks the signature of a token once and not with every request: a good token is remembered by the digest of its
 * characters until it expires, a bad one never.
 *
 * <p>One that differs in a single character has another digest and is checked anew. After its expiry the token is checked
 * again, which refuses it.
 */
final class CheckedTokens implements ReactiveJwtDecoder {
    private static final int MOST = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 100;

    /** Well-formed, and signed by nobody: to refuse it one has to look at the keys. */
    private static final String NOBODYS = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keSJ9.e30.AAAA";

    private final ReactiveJwtDecoder decoder;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Jwt> checked;

    CheckedTokens(ReactiveJwtDecoder decoder, InstantSource clock) {
        this.decoder = decoder;
        this.clock = clock;
        this.checked = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<ByteBuffer, Jwt>creating((_, token) -> remaining(token)))
                .build();
    }

    private Duration remaining(Jwt token) {
        var expiresAt = token.getExpiresAt();
        var now = clock.instant();
        return expiresAt == null || expiresAt.isBefore(now) ? Duration.ZERO : Duration.between(now, expiresAt);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var digest = digest(token);
        var known = checked.getIfPresent(digest);
        if (known != null && isCurrent(known, clock.instant())) {
            return Mono.just(known);
        }
        return decoder.decode(token)
                .timeout(PATIENCE)
                .onErrorMap(error -> !(error instanceof JwtException), CheckedTokens::keysAway)
                .doOnNext(good -> checked.put(digest, good));
    }

    /** Neither good nor bad: nobody could tell us with which key to check it. */
    private static AuthenticationServiceException keysAway(Throwable error) {
        return new AuthenticationServiceException("the keys cannot be had", error);
    }

    /** Fetches the keys before the first caller comes, so that Keycloak may be away when he does. */
    void fetchKeys() {
        decode(NOBODYS)
                .onErrorResume(JwtException.class, _ -> Mono.empty())
                .retryWhen(Retry.fixedDelay(TRIES, PATIENCE))
                .onErrorComplete()
                .subscribe();
    }

    private static boolean isCurrent(Jwt token, Instant now) {
        var expiresAt = token.getExpiresAt();
        return expiresAt != null && now.isBefore(expiresAt);
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.hengping.platform.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

@DisplayName("验过的令牌")
class CheckedTokensTest {
    private static final Instant NOON = Instant.parse("2025-03-01T04:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private Instant now = NOON;
    private final CheckedTokens tokens = new CheckedTokens(signatures(), () -> now);

    /** Checks every token it is asked about: good ones live for five minutes from noon. */
    private ReactiveJwtDecoder signatures() {
        return token -> Mono.fromCallable(() -> {
            checked.add(token);
            if (!token.startsWith("good") || !now.isBefore(NOON.plusSeconds(300))) {
                throw new BadJwtException(token);
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .subject(token)
                    .issuedAt(NOON)
                    .expiresAt(NOON.plusSeconds(300))
                    .build();
        });
    }

    private String subject(String token) {
        return Objects.requireNonNull(
                Objects.requireNonNull(tokens.decode(token).block()).getSubject());
    }

    @Test
    @DisplayName("同一令牌只验一次签名，差一个字符就重新验")
    void a_token_is_checked_once_and_another_one_by_itself() {
        assertThat(List.of(subject("good-1"), subject("good-1"), subject("good-1"), subject("good-2")))
                .containsExactly("good-1", "good-1", "good-1", "good-2");

        assertThat(checked).containsExactly("good-1", "good-2");
    }

    @Test
    @DisplayName("坏令牌不记，次次都验，次次都拒")
    void a_bad_token_is_never_remembered() {
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> subject("bad")).isInstanceOf(BadJwtException.class);
        }

        assertThat(checked).containsExactly("bad", "bad");
    }

    @Test
    @DisplayName("令牌到期，记住的也不算数")
    void an_expired_token_is_checked_again_and_refused() {
        subject("good-1");
        now = NOON.plusSeconds(299);
        subject("good-1");
        assertThat(checked).hasSize(1);

        now = NOON.plusSeconds(300);

        assertThatThrownBy(() -> subject("good-1")).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasSize(2);
    }

    @Test
    @DisplayName("取不到公钥，不是令牌的错")
    void keys_that_cannot_be_had_are_no_fault_of_the_token() {
        var away = new CheckedTokens(_ -> Mono.error(new IllegalStateException("no keys")), () -> now);

        assertThatThrownBy(() -> away.decode("good-1").block()).isInstanceOf(AuthenticationServiceException.class);
    }
}

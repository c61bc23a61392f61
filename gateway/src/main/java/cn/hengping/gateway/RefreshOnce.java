package cn.hengping.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives the session's token, and refreshes it once when several requests find it expired at the same moment.
 *
 * <p>Keycloak takes a refresh token back when it is used twice; each request refreshing for itself would log the user out. It
 * is refreshed a minute early; when Keycloak is away in that minute, the token that is there serves until it ends.
 */
@Component
class RefreshOnce implements ReactiveOAuth2AuthorizedClientManager {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReactiveOAuth2AuthorizedClientManager tokens;
    private final ServerOAuth2AuthorizedClientRepository authorized;
    /** What is under way, by session: empty when nothing is. */
    private final Map<String, Mono<OAuth2AuthorizedClient>> underWay = new ConcurrentHashMap<>();

    RefreshOnce(ReactiveClientRegistrationRepository clients, ServerOAuth2AuthorizedClientRepository authorized) {
        var manager = new DefaultReactiveOAuth2AuthorizedClientManager(clients, authorized);
        manager.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken()
                .build());
        this.tokens = manager;
        this.authorized = authorized;
    }

    @Override
    public Mono<OAuth2AuthorizedClient> authorize(OAuth2AuthorizeRequest request) {
        return Mono.deferContextual(context -> {
            var exchange = context.<ServerWebExchange>get(ServerWebExchange.class);
            return exchange.getSession().flatMap(session -> once(session.getId(), request, exchange));
        });
    }

    private Mono<OAuth2AuthorizedClient> once(
            String session, OAuth2AuthorizeRequest request, ServerWebExchange exchange) {
        return underWay.computeIfAbsent(
                session,
                key -> tokens.authorize(request)
                        .timeout(PATIENCE)
                        .onErrorResume(error -> unexpired(request, exchange).switchIfEmpty(Mono.error(error)))
                        // Before the answer goes out, not after: who asks again at once must not be given this failure
                        // again.
                        .doOnTerminate(() -> underWay.remove(key))
                        .cache());
    }

    /** What the session holds, if it still counts. A refresh token that Keycloak refused is no longer held. */
    private Mono<OAuth2AuthorizedClient> unexpired(OAuth2AuthorizeRequest request, ServerWebExchange exchange) {
        return authorized
                .<OAuth2AuthorizedClient>loadAuthorizedClient(
                        request.getClientRegistrationId(), request.getPrincipal(), exchange)
                .filter(client -> isUnexpired(client.getAccessToken().getExpiresAt()));
    }

    private static boolean isUnexpired(@Nullable Instant expiresAt) {
        return expiresAt != null && Clock.systemUTC().instant().isBefore(expiresAt);
    }
}

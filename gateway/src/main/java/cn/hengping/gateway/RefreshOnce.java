package cn.hengping.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
 * <p>Keycloak takes a refresh token back when it is used twice; each request refreshing for itself would log the user out.
 */
@Component
class RefreshOnce implements ReactiveOAuth2AuthorizedClientManager {
    private final ReactiveOAuth2AuthorizedClientManager tokens;
    /** What is under way, by session: empty when nothing is. */
    private final Map<String, Mono<OAuth2AuthorizedClient>> underWay = new ConcurrentHashMap<>();

    RefreshOnce(ReactiveClientRegistrationRepository clients, ServerOAuth2AuthorizedClientRepository authorized) {
        var manager = new DefaultReactiveOAuth2AuthorizedClientManager(clients, authorized);
        manager.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken()
                .build());
        tokens = manager;
    }

    @Override
    public Mono<OAuth2AuthorizedClient> authorize(OAuth2AuthorizeRequest request) {
        return Mono.deferContextual(context ->
                        context.<ServerWebExchange>get(ServerWebExchange.class).getSession())
                .flatMap(session -> once(session.getId(), request));
    }

    private Mono<OAuth2AuthorizedClient> once(String session, OAuth2AuthorizeRequest request) {
        return underWay.computeIfAbsent(
                session,
                key -> tokens.authorize(request)
                        .doFinally(_ -> underWay.remove(key))
                        .cache());
    }
}

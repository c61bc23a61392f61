package cn.hengping.gateway;

import static org.springframework.security.oauth2.core.AuthorizationGrantType.AUTHORIZATION_CODE;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Three ways in: Keycloak's own pages, programs with a bearer token, browsers with a session.
 *
 * <p>A browser never sees a token. A script that is not logged in is told so; only a person's navigation is sent to the login.
 */
@Configuration
class LoginConfiguration {
    private static final String CLIENT = "keycloak";
    private static final String[] PUBLIC = {
        "/", "/index.html", "/assets/**", "/favicon.svg", "/me", "/error", "/verify/*"
    };
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; frame-src 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The actuator is served on a loopback port of its own, to whoever watches this machine. */
    @Bean
    @Order(0)
    SecurityWebFilterChain watchers(ServerHttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .build();
    }

    /** Keycloak looks after the headers and forms of its own pages. */
    @Bean
    @Order(1)
    SecurityWebFilterChain keycloakPages(ServerHttpSecurity http) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/realms/hengping/**", "/resources/**"))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain programs(ServerHttpSecurity http, Problems problems) {
        return http.securityMatcher(LoginConfiguration::hasBearerToken)
                .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.jwt(_ -> {})
                        .authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .build();
    }

    private static Mono<MatchResult> hasBearerToken(ServerWebExchange exchange) {
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        var isBearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return isBearer ? MatchResult.match() : MatchResult.notMatch();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain browsers(
            ServerHttpSecurity http, Problems problems, ReactiveClientRegistrationRepository clients, Door door) {
        var csrf = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        csrf.setCookieCustomizer(
                cookie -> cookie.sameSite("Lax").secure(door.publicUrl().startsWith("https")));
        var goodbye = new OidcClientInitiatedServerLogoutSuccessHandler(clients);
        goodbye.setPostLogoutRedirectUri(door.publicUrl());
        goodbye.setLogoutSuccessUrl(URI.create("/"));
        return http.authorizeExchange(exchanges -> exchanges
                        .pathMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2Login(_ -> {})
                .logout(logout -> logout.logoutSuccessHandler(goodbye))
                .csrf(spec -> spec.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler(problems::handle))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(options -> options.mode(XFrameOptionsServerHttpHeadersWriter.Mode.DENY)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entry(problems)).accessDeniedHandler(problems::handle))
                .build();
    }

    /** A navigation asks for HTML and is no API path; everything else is a script, which cannot follow a login. */
    private static ServerAuthenticationEntryPoint entry(Problems problems) {
        var login = new RedirectServerAuthenticationEntryPoint("/oauth2/authorization/" + CLIENT);
        ServerWebExchangeMatcher navigation =
                exchange -> isNavigation(exchange) ? MatchResult.match() : MatchResult.notMatch();
        return (exchange, error) -> navigation
                .matches(exchange)
                .flatMap(result -> result.isMatch()
                        ? login.commence(exchange, error)
                        : problems.answer(exchange, HttpStatus.UNAUTHORIZED));
    }

    private static boolean isNavigation(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var headers = request.getHeaders();
        return request.getMethod().equals(HttpMethod.GET)
                && !request.getPath().value().startsWith("/api/")
                && headers.getAccept().contains(MediaType.TEXT_HTML)
                && !"XMLHttpRequest".equals(headers.getFirst("X-Requested-With"));
    }

    /** An address that the firewall turns away (encoded slashes, dots, semicolons) is answered like every other no. */
    @Bean
    ServerExchangeRejectedHandler turnedAway(Problems problems) {
        return (exchange, _) -> problems.answer(exchange, HttpStatus.BAD_REQUEST);
    }

    /** Without discovery, so that the gateway starts while Keycloak is away. Browsers go to it by the public address, we by ours. */
    @Bean
    ReactiveClientRegistrationRepository clients(Door door) {
        return new InMemoryReactiveClientRegistrationRepository(ClientRegistration.withRegistrationId(CLIENT)
                .clientId("hengping-gateway")
                .clientSecret(door.secret())
                .authorizationGrantType(AUTHORIZATION_CODE)
                .redirectUri(door.publicUrl() + "/login/oauth2/code/{registrationId}")
                .scope(List.of("openid"))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .issuerUri(door.issuer())
                .authorizationUri(door.publicEndpoint("auth"))
                .tokenUri(door.backEndpoint("token"))
                .jwkSetUri(door.backEndpoint("certs"))
                .userNameAttributeName("preferred_username")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", door.publicEndpoint("logout")))
                .build());
    }

    /** Tokens lie in the session, on this side of the door. */
    @Bean
    ServerOAuth2AuthorizedClientRepository authorizedClients() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }
}

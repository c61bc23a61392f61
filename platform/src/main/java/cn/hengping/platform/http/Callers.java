package cn.hengping.platform.http;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformRefusal.ChoosePost;
import cn.hengping.platform.PlatformRefusal.IdempotencyKeyMalformed;
import cn.hengping.platform.PlatformRefusal.IdempotencyKeyMissing;
import cn.hengping.platform.PlatformRefusal.NoPost;
import cn.hengping.platform.PlatformRefusal.PostNotYours;
import cn.hengping.platform.PlatformRefusal.VersionMalformed;
import cn.hengping.platform.Post;
import cn.hengping.platform.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives handlers their {@link Actor} and their {@link Command}: identity is a parameter, never looked up from a context. */
final class Callers implements HandlerMethodArgumentResolver {
    static final String ACTING_POST = "X-Acting-Post";
    private static final Set<Class<?>> ASKED_FOR = Set.of(Actor.class, Command.class);
    private static final int MOST_KEY_CHARACTERS = 100;
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private final Clock clock;

    Callers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ASKED_FOR.contains(parameter.getParameterType());
    }

    /** Refuses whoever may not even call this handler, and keeps what it asks for at hand. */
    Mono<Void> first(HandlerMethod handler, ServerWebExchange exchange) {
        return Flux.fromArray(handler.getMethodParameters())
                .filter(this::supportsParameter)
                .concatMap(parameter -> caller(parameter.getParameterType(), exchange))
                .then();
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var known = exchange.getAttribute(attribute(parameter.getParameterType()));
        return known == null ? caller(parameter.getParameterType(), exchange) : Mono.just(known);
    }

    private Mono<Object> caller(Class<?> type, ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .cast(JwtAuthenticationToken.class)
                .switchIfEmpty(Mono.error(() -> new AuthenticationCredentialsNotFoundException("no caller")))
                .map(caller -> marked(actor(caller, exchange.getRequest().getHeaders()), exchange))
                .<Object>map(actor -> type.equals(Actor.class) ? actor : command(actor, exchange))
                .doOnNext(known -> exchange.getAttributes().put(attribute(type), known));
    }

    private static String attribute(Class<?> type) {
        return Callers.class.getName() + "." + type.getSimpleName();
    }

    private static Actor marked(Actor actor, ServerWebExchange exchange) {
        RequestMarks.remember(exchange, actor);
        return actor;
    }

    private static Actor actor(JwtAuthenticationToken caller, HttpHeaders headers) {
        var account = Objects.requireNonNullElse(caller.getToken().getClaimAsString("preferred_username"), "");
        var claimed = Objects.requireNonNullElse(caller.getToken().getClaimAsStringList("posts"), List.<String>of());
        var posts = claimed.stream().map(Post::parse).flatMap(Optional::stream).toList();
        if (account.isEmpty() || posts.isEmpty()) {
            throw new NoPost(account).asError();
        }
        return new Actor(account, chosen(posts, headers.getFirst(ACTING_POST)));
    }

    private static Post chosen(List<Post> posts, @Nullable String named) {
        if (named == null) {
            if (posts.size() > 1) {
                throw new ChoosePost(posts.stream().map(Post::toString).toList()).asError();
            }
            return posts.getFirst();
        }
        return Post.parse(named).filter(posts::contains).orElseThrow(() -> new PostNotYours(named).asError());
    }

    private Command command(Actor actor, ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        return new Command(actor, clock.instant(), version(headers), request(exchange, headers));
    }

    private static @Nullable Long version(HttpHeaders headers) {
        var ifMatch = headers.getFirst(HttpHeaders.IF_MATCH);
        if (ifMatch == null) {
            return null;
        }
        var etag = ETAG.matcher(ifMatch);
        if (!etag.matches()) {
            throw new VersionMalformed(ifMatch).asError();
        }
        return Long.valueOf(etag.group(1));
    }

    private static @Nullable RequestKey request(ServerWebExchange exchange, HttpHeaders headers) {
        var key = headers.getFirst(RequestDigestFilter.IDEMPOTENCY_KEY);
        if (key == null) {
            if (exchange.getRequest().getMethod().equals(HttpMethod.POST)) {
                throw new IdempotencyKeyMissing().asError();
            }
            return null;
        }
        if (key.isBlank() || key.length() > MOST_KEY_CHARACTERS) {
            throw new IdempotencyKeyMalformed(MOST_KEY_CHARACTERS).asError();
        }
        return new RequestKey(key, RequestDigestFilter.digestOf(exchange));
    }
}

package cn.hengping.gateway;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong at the door as RFC 9457 problems with Chinese titles. What a service says passes through unchanged. */
@Component
class Problems implements WebExceptionHandler, Ordered {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Map<HttpStatus, String> TITLES = Map.of(
            HttpStatus.BAD_REQUEST, "请求无法理解",
            HttpStatus.UNAUTHORIZED, "请先登录，或登录已过期",
            HttpStatus.FORBIDDEN, "没有权限",
            HttpStatus.NOT_FOUND, "没有这个地址",
            HttpStatus.METHOD_NOT_ALLOWED, "此地址不支持这种操作",
            HttpStatus.CONTENT_TOO_LARGE, "提交的内容超过上限",
            HttpStatus.TOO_MANY_REQUESTS, "请求过于频繁，请稍后再试",
            HttpStatus.SERVICE_UNAVAILABLE, "服务暂时不可用，请稍后再试",
            HttpStatus.GATEWAY_TIMEOUT, "服务没有及时答复，请稍后再试");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        var status = statusOf(error);
        if (status.is5xxServerError()) {
            log.warn("{} {}: {}", exchange.getRequest().getMethod(), route(exchange), error.toString());
        }
        var title = error instanceof CsrfException ? "请求缺少防伪标记，请刷新页面" : title(status);
        return answer(exchange, status, title);
    }

    /** Where the request was to go; its address is not told, because an account may stand in it. */
    private static String route(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? "the door itself" : route.getId();
    }

    /** Answers with this status and nothing else to say. */
    Mono<Void> answer(ServerWebExchange exchange, HttpStatus status) {
        return answer(exchange, status, title(status));
    }

    private static String title(HttpStatus status) {
        return TITLES.getOrDefault(status, "系统出现故障，已记录，请把追踪号告诉管理员");
    }

    private static HttpStatus statusOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            var status = known(cause);
            if (status != null) {
                return status;
            }
        }
        return HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static @Nullable HttpStatus known(Throwable cause) {
        return switch (cause) {
            case AccessDeniedException _ -> HttpStatus.FORBIDDEN;
            case ClientAuthorizationException _ -> HttpStatus.UNAUTHORIZED;
            case WebClientRequestException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case AuthenticationServiceException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case AuthenticationException _ -> HttpStatus.UNAUTHORIZED;
            case ErrorResponse response ->
                HttpStatus.resolve(response.getStatusCode().value());
            case DataAccessResourceFailureException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case RedisException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case TimeoutException _ -> HttpStatus.GATEWAY_TIMEOUT;
            case ClosedChannelException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case IOException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> null;
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, HttpStatus status, String title) {
        return Mono.deferContextual(context -> write(exchange, status, title, traceId(context)));
    }

    private Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String title, String traceId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:hengping:gateway:" + status.value());
        body.put("title", title);
        body.put("status", status.value());
        body.put("instance", exchange.getRequest().getPath().value());
        body.put("traceId", traceId);
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json.writeValueAsBytes(body))));
    }

    private static String traceId(ContextView context) {
        return context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .flatMap(found -> Optional.ofNullable(found.getContextView().<TracingContext>get(TracingContext.class)))
                .map(TracingContext::getSpan)
                .map(Span::context)
                .map(span -> span.traceId())
                .orElse("");
    }

    @Override
    public int getOrder() {
        return -2;
    }
}

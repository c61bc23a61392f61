package cn.hengping.platform.http;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks who calls before anything else of a request is read: whoever comes in a post that is not his is told that, and nothing of
 * what else is wrong with it. The arguments of a handler are looked at side by side, where chance would decide.
 */
final class CallerFirst extends RequestMappingHandlerAdapter {
    private final Callers callers;

    CallerFirst(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        var rest = Mono.defer(() -> super.handle(exchange, handler));
        return handler instanceof HandlerMethod method
                ? callers.first(method, exchange).then(rest)
                : rest;
    }
}

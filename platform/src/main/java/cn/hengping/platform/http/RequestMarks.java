package cn.hengping.platform.http;

import java.util.Map;
import java.util.Objects;

import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * By what a line of the log about a request is found again: the address without what stands in it (an account may), the
 * self-evaluation, and the place of whoever asked, never who.
 */
record RequestMarks(
        String place,
        @Nullable String evaluationId,
        @Nullable String unitPath) {
    private static final String UNIT_PATH = RequestMarks.class.getName() + ".unitPath";

    /** Remembers where the caller's post is, for the case that something fails later. */
    static void remember(ServerWebExchange exchange, Actor actor) {
        exchange.getAttributes().put(UNIT_PATH, actor.scope().value());
    }

    static RequestMarks of(ServerWebExchange exchange) {
        var pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var address = pattern == null ? "before any handler" : pattern.toString();
        Map<String, String> variables = Objects.requireNonNullElse(
                exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE), Map.<String, String>of());
        return new RequestMarks(
                exchange.getRequest().getMethod() + " " + address,
                address.startsWith("/self-evaluations/{id}") ? variables.get("id") : null,
                exchange.getAttribute(UNIT_PATH));
    }

    /** Marks the line with what is known. */
    LoggingEventBuilder on(LoggingEventBuilder line) {
        var marked = evaluationId == null ? line : line.addKeyValue("evaluationId", evaluationId);
        return unitPath == null ? marked : marked.addKeyValue("unitPath", unitPath);
    }
}

package cn.hengping.platform.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import cn.hengping.platform.Fault;
import cn.hengping.platform.RefusalWords;
import cn.hengping.platform.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says every no and every failure the same way, wherever it arose: handler, filter, security, framework.
 *
 * <p>Titles come from the services' {@code messages.properties} and from the platform's own, so that no request header can
 * turn a refusal into a fault.
 */
final class ProblemAnswers implements WebExceptionHandler, RefusalWords, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");
    private static final String RETRY_SECONDS = "5";

    private final MessageSource messages;
    private final JsonMapper json;
    private final TraceParent trace;

    ProblemAnswers(MessageSource messages, JsonMapper json, TraceParent trace) {
        this.messages = messages;
        this.json = json;
        this.trace = trace;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return Mono.deferContextual(context -> {
            if (exchange.getResponse().isCommitted()) {
                return Mono.error(error);
            }
            var problem = Problem.of(error);
            var traceId = trace.traceId(context).orElse("");
            report(exchange, problem, error);
            return write(exchange, problem, body(exchange, problem, traceId));
        });
    }

    /** What nobody foresaw is told with where it happened; a part that is away is one line, however often it is asked for. */
    private static void report(ServerWebExchange exchange, Problem problem, Throwable error) {
        var marks = RequestMarks.of(exchange);
        if (problem.status().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            marks.on(log.atWarn())
                    .log(
                            "{}: {}",
                            marks.place(),
                            NestedExceptionUtils.getMostSpecificCause(error).toString());
        } else if (problem.status().is5xxServerError()) {
            marks.on(log.atError()).setCause(error).log("{} failed", marks.place());
        }
    }

    @Override
    public Said of(Throwable error) {
        var problem = Problem.of(error);
        return new Said(problem.status().value(), problem.type(), title(problem.type(), problem.arguments()));
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem, Map<String, Object> body) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (problem.status().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var buffer = response.bufferFactory().wrap(json.writeValueAsBytes(body));
        return response.writeWith(Mono.just(buffer));
    }

    private Map<String, Object> body(ServerWebExchange exchange, Problem problem, String traceId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:hengping:" + (problem.refusal() == null ? "fault:" : "refusal:") + problem.type());
        body.put("title", title(problem.type(), problem.arguments()));
        body.put("status", problem.status().value());
        body.put("instance", exchange.getRequest().getPath().value());
        body.put("traceId", traceId);
        if (!problem.faults().isEmpty()) {
            body.put("errors", problem.faults().stream().map(this::error).toList());
        } else if (problem.refusal() != null) {
            body.put("refusal", Objects.requireNonNull(problem.refusal()));
        }
        return body;
    }

    private Map<String, Object> error(Fault fault) {
        return Map.of(
                "pointer", fault.pointer(),
                "code", fault.code(),
                "title", title(fault.code(), fault.arguments().toArray()),
                "arguments", List.copyOf(fault.arguments()));
    }

    private String title(String code, Object[] arguments) {
        var words = Arrays.stream(arguments).map(this::word).toArray();
        return Objects.requireNonNull(messages.getMessage(code, words, code, Locale.CHINA));
    }

    /** The name of a stage, step or role as an official calls it; everything else as it is. */
    private Object word(Object argument) {
        return CONSTANT.matcher(argument.toString()).matches()
                ? Objects.requireNonNull(
                        messages.getMessage(argument.toString(), null, argument.toString(), Locale.CHINA))
                : argument;
    }

    @Override
    public int getOrder() {
        return -2;
    }
}

package cn.hengping.platform;

import java.util.Optional;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The trace that a piece of work belongs to, written as the W3C header, so that it survives a stay in the outbox. */
public final class TraceParent {
    private final Tracer tracer;

    public TraceParent(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Looks in the reactive context first, then on this thread: a listener blocks on its own thread. */
    public Optional<String> of(ContextView context) {
        return span(context).map(Span::context).filter(TraceParent::isValid).map(TraceParent::header);
    }

    /** The 32 hexadecimal digits that a person quotes when asking what happened. */
    public Optional<String> traceId(ContextView context) {
        return span(context).map(Span::context).filter(TraceParent::isValid).map(TraceContext::traceId);
    }

    private Optional<Span> span(ContextView context) {
        var observation = context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY);
        return observation
                .map(found -> (@Nullable TracingContext) found.getContextView().get(TracingContext.class))
                .map(TracingContext::getSpan)
                .or(() -> Optional.ofNullable(tracer.currentSpan()));
    }

    private static boolean isValid(TraceContext context) {
        return context.traceId().length() == 32 && context.spanId().length() == 16;
    }

    private static String header(TraceContext context) {
        var sampled = Boolean.FALSE.equals(context.sampled()) ? "00" : "01";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + sampled;
    }
}

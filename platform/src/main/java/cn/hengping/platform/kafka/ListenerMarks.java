package cn.hengping.platform.kafka;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Marks what a listener logs with the event and, if it is about one, the self-evaluation. Other keys are not told: staff's are
 * accounts.
 */
final class ListenerMarks implements RecordInterceptor<Object, Object> {
    static final String EVENT = "eventId";
    static final String EVALUATION = "evaluationId";
    private static final String OF_EVALUATIONS = "evaluation.self-evaluation";

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        var event = message.headers().lastHeader("ce_id");
        if (event != null) {
            MDC.put(EVENT, new String(event.value(), StandardCharsets.UTF_8));
        }
        if (message.topic().equals(OF_EVALUATIONS) && message.key() != null) {
            MDC.put(EVALUATION, message.key().toString());
        }
        return message;
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        MDC.remove(EVENT);
        MDC.remove(EVALUATION);
    }
}

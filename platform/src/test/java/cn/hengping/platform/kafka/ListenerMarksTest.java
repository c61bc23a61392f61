package cn.hengping.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

@DisplayName("日志中怎样认出一个事件")
class ListenerMarksTest {
    private static final MockConsumer<Object, Object> CONSUMER =
            new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    private static ConsumerRecord<Object, Object> message(String topic, String key) {
        var message = new ConsumerRecord<Object, Object>(topic, 0, 0, key, "{}");
        message.headers().add("ce_id", "event-1".getBytes(StandardCharsets.UTF_8));
        return message;
    }

    @Test
    @DisplayName("处理期间带事件编号和自评编号，处理完就去掉；人员事件的键是账号，不带")
    void what_a_listener_logs_is_marked() {
        var marks = new ListenerMarks();

        marks.intercept(message("evaluation.self-evaluation", "e-1"), CONSUMER);
        assertThat(MDC.get(ListenerMarks.EVENT)).isEqualTo("event-1");
        assertThat(MDC.get(ListenerMarks.EVALUATION)).isEqualTo("e-1");
        marks.afterRecord(message("evaluation.self-evaluation", "e-1"), CONSUMER);
        assertThat(Objects.requireNonNullElse(MDC.getCopyOfContextMap(), java.util.Map.of()))
                .isEmpty();

        marks.intercept(message("budget.staff", "wx-head"), CONSUMER);
        assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys(ListenerMarks.EVENT);
        marks.afterRecord(message("budget.staff", "wx-head"), CONSUMER);
    }
}

package cn.hengping.platform.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/** A message of a dead letter topic, and what its headers tell. Any of them may be missing: anybody may have written it. */
record DeadMessage(ConsumerRecord<String, String> message) {
    private static final int MOST_CHARACTERS = 500;

    boolean isOf(String group) {
        return group.equals(header(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP));
    }

    /** Where it came from, and where it goes when it is replayed. */
    String topic() {
        return message.topic().replaceFirst("\\.dlt$", "");
    }

    @Nullable
    UUID eventId() {
        try {
            return UUID.fromString(header("ce_id"));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    Instant at() {
        try {
            return Instant.parse(header("ce_time"));
        } catch (java.time.DateTimeException _) {
            return Instant.ofEpochMilli(message.timestamp());
        }
    }

    String subject() {
        return storable(message.key() == null ? "" : message.key());
    }

    String body() {
        @Nullable String body = message.value();
        return body == null ? "" : body.replace('\0', '\uFFFD');
    }

    @Nullable
    String traceParent() {
        var header = header("traceparent");
        return header.isEmpty() ? null : storable(header);
    }

    /** The innermost cause, as the stack trace names it. */
    String reason() {
        var trace = header(KafkaHeaders.DLT_EXCEPTION_STACKTRACE);
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((_, last) -> last)
                .map(line -> storable(line.substring("Caused by: ".length())))
                .orElseGet(() -> storable(header(KafkaHeaders.DLT_EXCEPTION_MESSAGE)));
    }

    /** The text of this header, nothing when there is none. */
    String header(String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String storable(String text) {
        var start = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        return start.replace('\0', '\uFFFD');
    }
}

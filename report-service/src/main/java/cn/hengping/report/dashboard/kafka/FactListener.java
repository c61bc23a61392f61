package cn.hengping.report.dashboard.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.report.dashboard.Fact;
import cn.hengping.report.dashboard.Facts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Blocks on purpose: the offset must not move before the facts are kept. A group of its own, so that figures are never late
 * because a document is being printed; and many facts at once, because a place's figures then change once for all of them.
 */
@Component
class FactListener {
    /** While figures are made anew, facts wait; giving up on them would set them aside for no fault of theirs. */
    private static final Duration UNTIL_REBUILT = Duration.ofMinutes(20);

    private final Facts facts;

    FactListener(Facts facts) {
        this.facts = facts;
    }

    @KafkaListener(
            topics = {
                "budget.unit",
                "budget.project",
                "budget.execution",
                "budget.monitoring",
                "evaluation.campaign",
                "evaluation.self-evaluation",
                "evaluation.review",
                "evaluation.radar"
            },
            groupId = "report-dashboard",
            batch = "true",
            properties = {"max.poll.records=500", "max.poll.interval.ms=1500000"})
    void on(List<ConsumerRecord<String, String>> records) {
        try {
            take(records);
        } catch (RuntimeException e) {
            if (records.size() == 1) {
                throw new BatchListenerFailedException("a fact was not taken", e, 0);
            }
            oneByOne(records);
        }
    }

    /** After a failure: which of them it was, so that only that one is tried again and set aside. */
    private void oneByOne(List<ConsumerRecord<String, String>> records) {
        for (var i = 0; i < records.size(); i++) {
            try {
                take(List.of(records.get(i)));
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("a fact was not taken", e, i);
            }
        }
    }

    private void take(List<ConsumerRecord<String, String>> records) {
        facts.take(records.stream().map(FactListener::fact).toList()).block(UNTIL_REBUILT);
    }

    private static Fact fact(ConsumerRecord<String, String> message) {
        return new Fact(
                UUID.fromString(header(message, "ce_id")),
                header(message, "ce_type"),
                Instant.ofEpochMilli(message.timestamp()),
                message.value());
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        var header = Objects.requireNonNull(message.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

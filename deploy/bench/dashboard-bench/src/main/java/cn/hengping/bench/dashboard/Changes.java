package cn.hengping.bench.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes changes at a steady pace as the services do: evaluations move on, money is spent. */
final class Changes implements Runnable, AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final int evaluations;
    private final int aSecond;
    private final int seconds;
    /** When the n-th change was acknowledged by Kafka, by n from 1 on. */
    final Map<Long, Long> acknowledged = new ConcurrentSkipListMap<>();

    private final AtomicLong count = new AtomicLong();

    Changes(String kafka, int evaluations, int aSecond, int seconds) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "enable.idempotence", "true", "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
        this.evaluations = evaluations;
        this.aSecond = aSecond;
        this.seconds = seconds;
    }

    @Override
    public void run() {
        var random = new Random(42);
        var began = System.nanoTime();
        for (var i = 0L; i < (long) aSecond * seconds; i++) {
            for (var due = began + i * 1_000_000_000L / aSecond; System.nanoTime() < due; ) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var number = random.nextInt(evaluations);
            var _ = producer.send(i % 2 == 0 ? moved(number, i) : spent(number, i), (_, failure) -> {
                if (failure == null) {
                    acknowledged.put(count.incrementAndGet(), System.nanoTime());
                }
            });
        }
        producer.flush();
    }

    private static ProducerRecord<String, String> moved(int number, long i) {
        var evaluation = UUID.randomUUID();
        return message("evaluation.self-evaluation", "SelfEvaluationMoved.v1", evaluation.toString(), """
                {"evaluationId":"%s","projectCode":"%s","year":2019,"unitPath":"130207","step":"SIGN","from":"WITH_UNIT_HEAD","to":"WITH_DEPARTMENT",
                 "dueOn":"2020-03-0%d","total":"%d.50","grade":"良","sequence":5,"at":"%s"}
                """.formatted(
                        evaluation, Evaluations.code(number), 1 + i % 9, 80 + i % 10, Instant.now()));
    }

    private static ProducerRecord<String, String> spent(int number, long i) {
        var budget = 100_000 + number;
        return message("budget.execution", "BudgetExecutionRecorded.v1", Evaluations.code(number), """
                {"projectCode":"%s","year":2019,"unitPath":"130207","sequence":%d,"asOf":"2019-12-31","initialBudgetYuan":"%d.00","fullYearBudgetYuan":"%d.00",
                 "executedYuan":"%d.%02d"}
                """.formatted(
                Evaluations.code(number), System.currentTimeMillis(), budget, budget, budget - i % 100_000, i % 100));
    }

    private static ProducerRecord<String, String> message(String topic, String type, String key, String body) {
        var message = new ProducerRecord<>(topic, key, body);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "urn:hengping:bench",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        key)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    @Override
    public void close() {
        producer.close();
    }
}

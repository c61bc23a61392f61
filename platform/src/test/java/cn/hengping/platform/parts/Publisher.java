package cn.hengping.platform.parts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes a fact as another service would: body and CloudEvents headers, and nothing else. */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, String> producer;

    public Publisher(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    public void publish(String topic, String type, String subject, String body, UUID eventId) {
        var message = new ProducerRecord<>(topic, subject, body);
        header(message, "ce_id", eventId.toString());
        header(message, "ce_type", type);
        header(message, "ce_source", "urn:hengping:tests");
        header(message, "ce_specversion", "1.0");
        try {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}

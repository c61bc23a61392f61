package cn.hengping.deploy.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that Kafka holds of a topic, in the order in which readers get it. */
record Topic(List<Message> messages) {
    record Message(String id, String subject) {}

    static Topic read(String brokers, String name) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(one -> new TopicPartition(name, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var messages = new ArrayList<Message>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    var id = record.headers().lastHeader("ce_id").value();
                    messages.add(new Message(new String(id, StandardCharsets.UTF_8), record.key()));
                }
            }
            return new Topic(messages);
        }
    }

    /** Of each aggregate the events in the order in which a reader first hears of them; what is sent again he skips. */
    private Map<String, List<String>> heard() {
        var heard = new HashMap<String, List<String>>();
        var known = new HashSet<String>();
        for (var message : messages) {
            if (known.add(message.id())) {
                heard.computeIfAbsent(message.subject(), _ -> new ArrayList<>()).add(message.id());
            }
        }
        return heard;
    }

    long sentAgain() {
        return messages.size() - messages.stream().map(Message::id).distinct().count();
    }

    /** Each event that was written is here, none that was not, and those of one aggregate in the order they were written in. */
    void requireAll(Databases databases, String database, String name) {
        var written = new LinkedHashMap<String, List<String>>();
        var sql = "select event_id || ' ' || subject from outbox where topic = '" + name + "' order by id";
        for (var event : databases.query(database, sql)) {
            var words = event.split(" ", 2);
            written.computeIfAbsent(words[1], _ -> new ArrayList<>()).add(words[0]);
        }
        Lost.require(heard().keySet().equals(written.keySet()), name + " 中有每一件事的事件，没有别的");
        var heard = heard();
        written.forEach((subject, events) -> Lost.require(
                events.equals(heard.getOrDefault(subject, List.of())), name + " 中 " + subject + " 的事件一件不少，次序不乱"));
    }
}

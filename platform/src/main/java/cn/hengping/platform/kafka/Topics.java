package cn.hengping.platform.kafka;

import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The topics that a service publishes to and reads from. What it reads has a topic for dead letters beside it. */
@ConfigurationProperties("hengping.topics")
record Topics(
        @DefaultValue List<String> published,
        @DefaultValue List<String> read,
        @DefaultValue("8") int partitions,
        @DefaultValue("1") short replicas) {

    NewTopic[] all() {
        var deadLetters = read.stream().map(topic -> topic + ".dlt");
        return Stream.of(published.stream(), read.stream(), deadLetters)
                .flatMap(names -> names)
                .distinct()
                .map(name -> new NewTopic(name, partitions, replicas))
                .toArray(NewTopic[]::new);
    }
}

package cn.hengping.platform.deadletter;

import java.util.Arrays;

import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Inbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.r2dbc.core.DatabaseClient;

/** Every service that reads topics looks after the dead letters it leaves. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnProperty("hengping.topics.read")
class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetterStore(DatabaseClient database, CommandLog log) {
        return new DeadLetters(database, log);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters) {
        return new DeadLetterController(letters);
    }

    /** Blocks on purpose, like every listener. The topics are shared with other readers: only what our group gave up on is ours. */
    @Bean
    ConcurrentMessageListenerContainer<Object, Object> deadLetterListener(
            ConcurrentKafkaListenerContainerFactory<Object, Object> factory,
            DeadLetters letters,
            @Value("${hengping.topics.read}") String[] topics,
            @Value("${spring.application.name}") String service) {
        var group = service.replace("-service", "");
        var dead = Arrays.stream(topics).map(topic -> topic + ".dlt").toArray(String[]::new);
        var container = factory.createContainer(dead);
        container.getContainerProperties().setGroupId(group + "-dead-letters");
        container.getContainerProperties().setMessageListener((MessageListener<String, String>) message -> {
            var found = new DeadMessage(message);
            if (found.isOf(group)) {
                letters.keep(found).block(Inbox.PATIENCE);
            }
        });
        return container;
    }
}

package cn.hengping.platform.parts;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * What the tests before left on the topics tells of databases that are gone. A service that starts on a new database would try
 * each of those events with its back-off, and its own would wait behind them: it starts behind them instead.
 */
final class Backlog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Backlog() {}

    static void skip(String kafka) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            var ends = ends(admin);
            for (var group : admin.listGroups().all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                skip(admin, group, ends);
            }
        } catch (Exception failure) {
            throw new IllegalStateException("the tests before cannot be left behind", failure);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(Admin admin) throws Exception {
        var topics = admin.describeTopics(admin.listTopics().names().get()).allTopicNames();
        var asked = topics.get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream().collect(toMap(Map.Entry::getKey, Backlog::end));
    }

    private static OffsetAndMetadata end(Map.Entry<TopicPartition, ListOffsetsResultInfo> partition) {
        return new OffsetAndMetadata(partition.getValue().offset());
    }

    /** The service of the test before may still be leaving its group. */
    private static void skip(Admin admin, GroupListing group, Map<TopicPartition, OffsetAndMetadata> ends)
            throws Exception {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                admin.alterConsumerGroupOffsets(group.groupId(), ends).all().get();
                return;
            } catch (ExecutionException failure) {
                var isLeaving = failure.getCause() instanceof UnknownMemberIdException
                        || failure.getCause() instanceof GroupNotEmptyException;
                if (!isLeaving || Instant.now().isAfter(until)) {
                    throw failure;
                }
                Thread.sleep(100);
            }
        }
    }
}

package cn.hengping.deploy;

import java.nio.file.Files;
import java.nio.file.Path;

import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The main class of the Kafka process: gives the log folder its identity the first time, and runs the node. */
public final class KafkaNode {
    private KafkaNode() {}

    /** Arguments: its settings; its log folder; the name of the cluster, where it is one of several. */
    public static void main(String[] arguments) {
        var properties = arguments[0];
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            var cluster =
                    arguments.length > 2 ? arguments[2] : Uuid.randomUuid().toString();
            var result = StorageTool.execute(
                    new String[] {"format", "-t", cluster, "-c", properties, "--ignore-formatted"}, System.out);
            if (result != 0) {
                throw new IllegalStateException("the log folder cannot be formatted");
            }
        }
        kafka.Kafka.main(new String[] {properties});
    }
}

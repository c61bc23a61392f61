package cn.hengping.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much of everything runs on this machine. It is remembered where the data lies: events that went to three brokers are not
 * found in one.
 *
 * @param replicas of each of our services
 * @param brokers of Kafka; three keep each event three times, and work on without any one of them
 */
public record Size(int replicas, int brokers) {
    public static final Size ONE = new Size(1, 1);
    /** PostgreSQL here takes 120 connections, and each replica of three services has ten. */
    private static final int MOST = 3;

    public Size {
        if (replicas < 1 || replicas > MOST) {
            throw new Failed("--replicas 应为 1 至 " + MOST + "：" + replicas);
        }
        if (brokers != 1 && brokers != 3 && brokers != 5) {
            throw new Failed("--brokers 应为 1、3 或 5（两个节点选不出多数）：" + brokers);
        }
    }

    /** How many brokers keep each event. */
    int copies() {
        return Math.min(brokers, 3);
    }

    boolean isReplicated() {
        return replicas > 1;
    }

    private static Path file(Home home) {
        return home.data("size").resolve("size");
    }

    static Optional<Size> remembered(Home home) {
        try {
            if (!Files.exists(file(home))) {
                return Optional.empty();
            }
            var words = Files.readString(file(home)).strip().split(" ", 2);
            return Optional.of(new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes it, or refuses what the data that is there does not allow. */
    void remember(Home home) {
        var before = remembered(home).or(() -> Optional.of(ONE).filter(_ -> Files.exists(log(home))));
        if (before.isPresent() && before.get().brokers != brokers) {
            throw new Failed("这里的消息在 " + before.get().brokers + " 个 Kafka 节点上，不能改成 " + brokers
                    + " 个；换一个 HENGPING_HOME，或用 --fresh 从头开始");
        }
        try {
            Files.writeString(file(home), replicas + " " + brokers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Home home) {
        return home.folder().resolve("data/kafka/log");
    }
}

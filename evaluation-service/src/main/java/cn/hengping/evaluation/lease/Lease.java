package cn.hengping.evaluation.lease;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** A hold on a piece of work: whoever writes under it names the fence, and writes nothing if a higher one exists. */
public record Lease(String name, long fence) {
    /**
     * How long a hold lasts unless it is prolonged: what is done between two prolongings takes less, and when its holder is killed a
     * successor begins within seconds. Should it take longer after all, the fence keeps the two apart.
     */
    public static final Duration LENGTH = Duration.ofSeconds(15);

    /** A name that no other instance has, and by which an operator finds the process: its number, its host, and chance. */
    public static String newHolder() {
        return ProcessHandle.current().pid() + "@" + Objects.requireNonNullElse(System.getenv("HOSTNAME"), "localhost")
                + "/" + UUID.randomUUID();
    }
}

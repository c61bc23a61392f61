package cn.hengping.evaluation.inspection.reading;

import java.util.concurrent.TimeUnit;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** How long one file may be read. */
final class Deadline {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final long start = System.nanoTime();

    void check() {
        if (System.nanoTime() - start > PATIENCE) {
            throw new Unreadable(Why.TOO_SLOW);
        }
    }
}

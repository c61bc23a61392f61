package cn.hengping.evaluation.inspection.reading;

import java.util.concurrent.TimeUnit;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** How long one file may be read. */
final class Deadline {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

    private static final int MOST_FORMS = 10_000;

    private final long start = System.nanoTime();

    private int forms;

    /** A form that draws itself twice would be drawn two to the fiftieth times. */
    void check(String operator) {
        if (operator.equals("Do") && ++forms > MOST_FORMS) {
            throw new Unreadable(Why.TOO_SLOW);
        }
        check();
    }

    void check() {
        if (System.nanoTime() - start > PATIENCE) {
            throw new Unreadable(Why.TOO_SLOW);
        }
    }
}

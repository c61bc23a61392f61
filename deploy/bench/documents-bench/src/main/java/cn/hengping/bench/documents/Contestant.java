package cn.hengping.bench.documents;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.bench.measuring.Samples;

/** Somebody who makes a document, timed in turns with the others. */
final class Contestant {
    /** Makes a document and answers its bytes. */
    interface Maker {
        byte[] make() throws Exception;
    }

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    final String name;
    private final Maker maker;
    private final List<Double> perSecond = new ArrayList<>();
    private long made;
    private long allocated;
    private int bytes;

    Contestant(String name, Maker maker) {
        this.name = name;
        this.maker = maker;
    }

    /** One turn: documents for so long; the first turns only warm up. */
    void turn(long nanos, boolean counts) throws Exception {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var start = System.nanoTime();
        var count = 0;
        do {
            bytes = maker.make().length;
            count++;
        } while (System.nanoTime() - start < nanos);
        var seconds = (System.nanoTime() - start) / 1e9;
        if (counts) {
            perSecond.add(count / seconds);
            made += count;
            allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }

    double documentsPerSecond() {
        return Samples.of(perSecond).median();
    }

    double allocatedMegabytes() {
        return (double) allocated / Math.max(1, made) / (1 << 20);
    }

    int bytes() {
        return bytes;
    }
}

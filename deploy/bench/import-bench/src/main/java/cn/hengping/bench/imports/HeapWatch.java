package cn.hengping.bench.imports;

import java.io.IOException;
import java.time.Duration;

import cn.hengping.bench.measuring.RunningSystem;
import org.jspecify.annotations.Nullable;

/** What lives on the heap of budget-service, asked by a full collection again and again while a run goes on. */
final class HeapWatch implements AutoCloseable {
    private static final String PART = "budget-service";
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final @Nullable RunningSystem system;
    private @Nullable Thread watching;
    private volatile long before;
    private volatile long most;

    private HeapWatch(@Nullable RunningSystem system) {
        this.system = system;
    }

    static HeapWatch none() {
        return new HeapWatch(null);
    }

    static HeapWatch live(RunningSystem system) {
        return new HeapWatch(system);
    }

    void start() throws IOException, InterruptedException {
        if (system != null) {
            before = system.liveHeap(PART);
            watching = Thread.ofPlatform().daemon().start(() -> watch(system));
        }
    }

    private void watch(RunningSystem watched) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                most = Math.max(most, watched.liveHeap(PART));
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            IO.println("the heap could not be read: " + e.getMessage());
        }
    }

    long before() {
        return before;
    }

    long most() {
        return most;
    }

    @Override
    public void close() {
        if (watching != null) {
            watching.interrupt();
        }
    }
}

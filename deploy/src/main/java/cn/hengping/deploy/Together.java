package cn.hengping.deploy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/** Several things at the same time. */
final class Together {
    /** On two cores the shared pool has one thread, and who waits for a part there keeps the others from starting. */
    private static final Executor OWN_THREADS = task -> new Thread(task, "start").start();

    private Together() {}

    static void run(List<Runnable> works) {
        joined(works.stream()
                .map(work -> CompletableFuture.runAsync(work, OWN_THREADS))
                .toList());
    }

    /** Waits for all of it, or for the first that fails, and throws what that one threw. */
    static void joined(List<CompletableFuture<Void>> works) {
        var all = CompletableFuture.allOf(works.toArray(CompletableFuture[]::new));
        for (var work : works) {
            var _ = work.whenComplete((_, error) -> failed(all, error));
        }
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private static void failed(CompletableFuture<Void> all, @Nullable Throwable error) {
        if (error != null) {
            all.completeExceptionally(error);
        }
    }
}

package cn.hengping.budget.staff;

import java.time.Instant;
import java.util.List;

import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Comparisons with Keycloak (账号核对): who compares, and what it came to. */
public interface Comparisons {
    /** The right to compare: one instance has it, until its lease ends or a higher fence does. */
    record Run(long fence) {}

    /** The last comparison: when it was asked for, began and ended, and what it came to. */
    record Comparison(
            @Nullable Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            int accounts,
            int drifts,
            @Nullable String lastError) {}

    /** Begins a comparison that is asked for or due, unless another instance has begun it. */
    Mono<Run> claim(Instant now, Instant dueBefore);

    /** Goes on holding the right, or {@link LostRun}. */
    Mono<Void> renew(Run run, Instant now);

    /** Everybody whose account is said to be done: who waits for it cannot be compared. */
    Flux<Staff> settled();

    /** Keeps what was found in place of what was found before; whoever changed here meanwhile is left out. */
    Mono<Void> finish(Run run, Instant now, int accounts, List<Drift> found);

    Mono<Void> failed(Run run, Instant now, String error);

    Mono<Comparison> latest();

    Mono<Comparison> ask(Command command);

    /** Another instance took the comparison over. */
    final class LostRun extends RuntimeException {
        public LostRun() {
            super("the comparison was taken over", null, false, false);
        }
    }
}

package cn.hengping.budget.execution;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The imports that are to be worked off, and what a worker leaves behind. Whoever lost the claim gets {@link LostClaim}. */
public interface ImportWork {
    /**
     * A worker's hold on an import: it ends with the lease, and a higher fence ends it before.
     *
     * @param settled the last row of the file that is stored
     */
    record Claim(PaymentImport order, long fence, int settled) {}

    /** Takes over the import that waits longest and that nobody works on; empty when none waits. */
    Mono<Claim> claim(Instant now);

    /** Begins to read anew: what a predecessor read and lost is forgotten. */
    Mono<Void> begin(Claim claim);

    /** Counts the rows of a stretch, and keeps what was wrong with them. */
    Mono<Void> read(Claim claim, Instant now, PaymentFile.Stretch stretch);

    /** The same, with what the rules say about the good ones. */
    Mono<Void> check(Claim claim, Instant now, PaymentFile.Stretch stretch, PaymentBatch batch);

    /** The same, and lays the good ones aside, to be held against the books as a whole. */
    Mono<Void> lay(Claim claim, Instant now, PaymentFile.Stretch stretch);

    /** Every row is read. */
    Mono<Void> endReading(Claim claim);

    Mono<Map<String, PaymentBatch.Recorded>> recorded(Collection<String> voucherNumbers);

    /** Holds the rows of a statement against the vouchers that are recorded, and keeps the differences. */
    Mono<Void> compare(Claim claim);

    /**
     * Stores what a stretch came to, within a transaction: entries, vouchers, faults and events, and that it is stored up to its
     * last row.
     */
    Mono<Void> store(Claim claim, Instant now, PaymentFile.Stretch stretch, PaymentBatch batch);

    /** Ends the import; what was laid aside is forgotten. */
    Mono<Void> finish(Claim claim, Instant now, PaymentImport.State state, PaymentImport.@Nullable Reason reason);
}

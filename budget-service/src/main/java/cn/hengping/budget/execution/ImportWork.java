package cn.hengping.budget.execution;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.upload.RowFault;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The imports that are to be worked off, and what a worker leaves behind. Whoever lost the claim gets {@link LostClaim}. */
public interface ImportWork {
    /** A worker's hold on an import: it ends with the lease, and a higher fence ends it before. */
    record Claim(PaymentImport order, long fence, List<Integer> places) {
        public Claim {
            places = List.copyOf(places);
        }
    }

    /** Takes over the import that waits longest and that nobody works on; empty when none waits. */
    Mono<Claim> claim(Instant now);

    /** Begins to read anew: what a predecessor read and lost is forgotten. */
    Mono<Void> begin(Claim claim);

    Mono<Void> stage(Claim claim, Instant now, List<PaymentLine> good, List<RowFault> faults, int bad);

    /** Ends the reading: a voucher that stands in the file twice is bad from the second time on. */
    Mono<Claim> endReading(Claim claim, PaymentTable table);

    /** Begins to count good rows anew: a check that was cut short had counted some. */
    Mono<Void> recount(Claim claim);

    /** The rows that wait, by project and row, after this place. */
    Mono<List<PaymentLine>> waiting(Claim claim, String afterProject, int afterRow, int limit);

    Mono<Map<String, PaymentBatch.Recorded>> recorded(Collection<String> voucherNumbers);

    /** Holds the rows of a statement against the vouchers that are recorded, and keeps the differences. */
    Mono<Void> compare(Claim claim);

    /** Counts what a batch came to without storing it, and keeps its faults. */
    Mono<Void> count(Claim claim, Instant now, PaymentBatch batch);

    /** Stores a batch: entries, vouchers, faults and events, and takes its rows off the list. */
    Mono<Void> store(Claim claim, Instant now, PaymentBatch batch, List<PaymentLine> rows);

    /** Ends the import; what waited is forgotten. */
    Mono<Void> finish(Claim claim, Instant now, PaymentImport.State state, PaymentImport.@Nullable Reason reason);
}

package cn.hengping.budget.execution.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import cn.hengping.budget.execution.ImportWork.Claim;
import cn.hengping.budget.execution.LostClaim;
import cn.hengping.budget.execution.PaymentBatch;
import cn.hengping.budget.execution.PaymentFile.Stretch;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Refused;
import cn.hengping.platform.postgres.BulkInsert;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a decided batch leaves in the database: counted when it is only checked, stored with its entries and events otherwise. */
@Component
class ImportBatches {
    static final Duration LEASE = Duration.ofMinutes(2);
    static final String FAULTS = """
            insert into payment_import_fault (import_id, row_number, column_number, code, arguments)
            select changed.id, f.row_number, f.column_number, f.code, f.arguments
            from changed, unnest(:f_rows::int[], :f_columns::int[], :f_codes::text[], :f_arguments::text[])
                as f (row_number, column_number, code, arguments)
            on conflict do nothing
            """;
    private static final String COUNTED = """
            update payment_import set rows_read = rows_read + :read, rows_good = rows_good + :good, rows_bad = rows_bad + :bad,
                rows_repeated = rows_repeated + :repeated, rows_stored = rows_stored + :stored,
                settled = greatest(settled, :settled), lease_until = :until
            where id = :id and fence = :fence
            """;

    private final DatabaseClient database;
    private final CommandLog log;
    private final Ledger ledger;

    ImportBatches(DatabaseClient database, CommandLog log, Ledger ledger) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
    }

    static Mono<Void> held(long rows) {
        return rows == 0 ? Mono.error(LostClaim::new) : Mono.empty();
    }

    /** What one stretch adds to the numbers of an import. */
    private record Counts(int read, int good, int bad, int repeated, int stored, int settled) {
        Map<String, Object> bindings(Claim claim, Instant now) {
            return Map.of(
                    "id", claim.order().id(),
                    "fence", claim.fence(),
                    "until", now.plus(LEASE),
                    "read", read,
                    "good", good,
                    "bad", bad,
                    "repeated", repeated,
                    "stored", stored,
                    "settled", settled);
        }
    }

    Mono<Void> read(Claim claim, Instant now, Stretch stretch) {
        return count(claim, now, new Counts(stretch.rows(), 0, stretch.bad(), 0, 0, 0), stretch.faults());
    }

    Mono<Void> check(Claim claim, Instant now, Stretch stretch, PaymentBatch batch) {
        var faults = new ArrayList<>(stretch.faults());
        faults.addAll(batch.faults());
        var counts = new Counts(
                stretch.rows(), batch.vouchers().size(), stretch.bad() + batch.bad(), batch.repeated(), 0, 0);
        return count(claim, now, counts, faults);
    }

    private Mono<Void> count(Claim claim, Instant now, Counts counts, List<RowFault> faults) {
        return database.sql("with changed as (" + COUNTED + " returning id), faults as (" + FAULTS
                        + ") select count(*) from changed")
                .bindValues(counts.bindings(claim, now))
                .bindValues(bindings(faults))
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    /** What the log keeps of a batch; the entries themselves say the rest. */
    record Stored(int projects, int vouchers, int bad, int repeated) {}

    /** The numbers and the balances with their events first: whoever lost the claim writes nothing. Then the rows themselves. */
    Mono<Void> store(Claim claim, Instant now, Stretch stretch, PaymentBatch batch) {
        var command = Command.of(claim.order().importer(), now);
        var additions = batch.additions();
        var change = Change.sql(COUNTED).and(FAULTS);
        counts(claim, stretch, batch).bindings(claim, now).forEach(change::bind);
        bindings(batch.faults()).forEach(change::bind);
        ledger.balancing(additions).forEach(extra -> extra.addTo(change));
        var events = additions.stream()
                .map(addition -> BudgetExecutionRecorded.of(addition.after()))
                .toList();
        var stored = new Stored(additions.size(), batch.vouchers().size(), batch.bad(), batch.repeated());
        return log.record(command, "IMPORT_PAYMENTS", claim.order().id().toString(), stored, events, change)
                .onErrorMap(ImportBatches::isLost, _ -> new LostClaim())
                .then(ledger.write(additions, command))
                .then(Mono.defer(() -> vouchers(batch.vouchers()).execute(database)));
    }

    /** What was counted when it was checked is not counted again when it is stored. */
    private static Counts counts(Claim claim, Stretch stretch, PaymentBatch batch) {
        var vouchers = batch.vouchers().size();
        return claim.order().mode() == PaymentImport.Mode.ALL_OR_NOTHING
                ? new Counts(0, 0, 0, 0, vouchers, 0)
                : new Counts(0, vouchers, batch.bad(), batch.repeated(), vouchers, stretch.lastRow());
    }

    private static boolean isLost(Throwable error) {
        return error instanceof Refused refused && refused.refusal() instanceof ChangedMeanwhile;
    }

    private static BulkInsert vouchers(List<PaymentBatch.Voucher> vouchers) {
        var rows = BulkInsert.into("voucher", "voucher_number", "project_code", "sequence", "item_code");
        vouchers.forEach(one -> rows.row(one.voucherNumber(), one.projectCode(), one.sequence(), one.itemCode()));
        return rows;
    }

    static Map<String, Object> bindings(List<RowFault> faults) {
        return Map.of(
                "f_rows", faults.stream().map(RowFault::row).toArray(Integer[]::new),
                "f_columns", faults.stream().map(RowFault::column).toArray(Integer[]::new),
                "f_codes", texts(faults, RowFault::code),
                "f_arguments", texts(faults, ImportRows::joined));
    }

    static <T> String[] texts(List<T> list, Function<T, String> text) {
        return list.stream().map(text).toArray(String[]::new);
    }
}

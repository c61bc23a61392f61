package cn.hengping.budget.execution.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import cn.hengping.budget.execution.ImportWork.Claim;
import cn.hengping.budget.execution.LostClaim;
import cn.hengping.budget.execution.PaymentBatch;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.budget.execution.PaymentLine;
import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Refused;
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
            update payment_import set rows_good = rows_good + :good, rows_bad = rows_bad + :bad,
                rows_repeated = rows_repeated + :repeated, rows_stored = rows_stored + :stored, lease_until = :until
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

    Mono<Void> count(Claim claim, Instant now, PaymentBatch batch) {
        var spec = database.sql("with changed as (" + COUNTED + " returning id), faults as (" + FAULTS
                        + ") select count(*) from changed")
                .bind("stored", 0);
        for (var binding : counted(claim, now, batch, false).entrySet()) {
            spec = spec.bind(binding.getKey(), binding.getValue());
        }
        for (var binding : bindings(batch.faults()).entrySet()) {
            spec = spec.bind(binding.getKey(), binding.getValue());
        }
        return spec.map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    /** A batch that was counted when it was checked is not counted again when it is stored. */
    private static Map<String, Object> counted(Claim claim, Instant now, PaymentBatch batch, boolean already) {
        return Map.of(
                "id",
                claim.order().id(),
                "fence",
                claim.fence(),
                "good",
                already ? 0 : batch.vouchers().size(),
                "bad",
                already ? 0 : batch.bad(),
                "repeated",
                already ? 0 : batch.repeated(),
                "until",
                now.plus(LEASE));
    }

    /** What the log keeps of a batch; the entries themselves say the rest. */
    record Stored(int projects, int vouchers, int bad, int repeated) {}

    /** The rows are the first of those that wait, in their order: all up to the last of them leave the list. */
    Mono<Void> store(Claim claim, Instant now, PaymentBatch batch, List<PaymentLine> rows) {
        var command = Command.of(claim.order().importer(), now);
        var additions = batch.additions();
        var change = Change.sql(COUNTED)
                .and(FAULTS)
                .and("""
                        delete from payment_import_row r using changed
                        where r.import_id = changed.id and (r.project_code, r.row_number) <= (:last_project, :last_row)
                        """)
                .bind("stored", batch.vouchers().size())
                .bind("last_project", rows.getLast().projectCode())
                .bind("last_row", rows.getLast().row());
        counted(claim, now, batch, claim.order().mode() == PaymentImport.Mode.ALL_OR_NOTHING)
                .forEach(change::bind);
        bindings(batch.faults()).forEach(change::bind);
        ledger.adding(additions, command).forEach(extra -> extra.addTo(change));
        vouchers(change, batch.vouchers());
        var events = additions.stream()
                .map(addition -> BudgetExecutionRecorded.of(addition.after()))
                .toList();
        var stored = new Stored(additions.size(), batch.vouchers().size(), batch.bad(), batch.repeated());
        return log.record(command, "IMPORT_PAYMENTS", claim.order().id().toString(), stored, events, change)
                .onErrorMap(ImportBatches::isLost, _ -> new LostClaim())
                .then();
    }

    private static boolean isLost(Throwable error) {
        return error instanceof Refused refused && refused.refusal() instanceof ChangedMeanwhile;
    }

    private static void vouchers(Change change, List<PaymentBatch.Voucher> vouchers) {
        change.and("""
                        insert into voucher (voucher_number, project_code, sequence, item_code)
                        select v.* from changed, unnest(:v_numbers::text[], :v_projects::text[], :v_sequences::bigint[], :v_items::text[]) as v
                        """)
                .bind("v_numbers", texts(vouchers, PaymentBatch.Voucher::voucherNumber))
                .bind("v_projects", texts(vouchers, PaymentBatch.Voucher::projectCode))
                .bind(
                        "v_sequences",
                        vouchers.stream().map(PaymentBatch.Voucher::sequence).toArray(Long[]::new))
                .bind("v_items", texts(vouchers, PaymentBatch.Voucher::itemCode));
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

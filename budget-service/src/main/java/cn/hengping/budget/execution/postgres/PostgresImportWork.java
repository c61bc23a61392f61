package cn.hengping.budget.execution.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.execution.ImportWork;
import cn.hengping.budget.execution.PaymentBatch;
import cn.hengping.budget.execution.PaymentFile.Stretch;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.platform.Money;
import cn.hengping.platform.Scope;
import cn.hengping.platform.postgres.BulkInsert;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A worker's statements. Each first moves the import's own row under the worker's fence, and does nothing if it is lost. */
@Repository
class PostgresImportWork implements ImportWork {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ImportBatches batches;
    private final JsonMapper json;

    PostgresImportWork(
            DatabaseClient database, TransactionalOperator transaction, ImportBatches batches, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.batches = batches;
        this.json = json;
    }

    @Override
    public Mono<Claim> claim(Instant now) {
        return database.sql("""
                        update payment_import set fence = fence + 1, lease_until = :until
                        where id = (select id from payment_import
                            where finished_at is null and (lease_until is null or lease_until < :now)
                            order by created_at limit 1 for update skip locked)
                        returning fence, settled,
                        """ + ImportRows.ORDER)
                .bind("now", now)
                .bind("until", now.plus(ImportBatches.LEASE))
                .map(row -> new Claim(
                        ImportRows.order(row, json),
                        Objects.requireNonNull(row.get("fence", Long.class)),
                        Objects.requireNonNull(row.get("settled", Integer.class))))
                .one();
    }

    @Override
    public Mono<Void> begin(Claim claim) {
        return database.sql("""
                        with changed as (
                            update payment_import set rows_read = 0, rows_bad = 0, rows_good = 0, rows_repeated = 0
                            where id = :id and fence = :fence returning id),
                        rows as (delete from payment_import_row r using changed where r.import_id = changed.id),
                        faults as (delete from payment_import_fault f using changed where f.import_id = changed.id)
                        select count(*) from changed
                        """)
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    @Override
    public Mono<Void> read(Claim claim, Instant now, Stretch stretch) {
        return batches.read(claim, now, stretch);
    }

    @Override
    public Mono<Void> check(Claim claim, Instant now, Stretch stretch, PaymentBatch batch) {
        return batches.check(claim, now, stretch, batch);
    }

    @Override
    public Mono<Void> lay(Claim claim, Instant now, Stretch stretch) {
        var rows = BulkInsert.into(
                "payment_import_row",
                "import_id",
                "row_number",
                "project_code",
                "voucher_number",
                "source",
                "item_code",
                "amount",
                "date",
                "summary");
        for (var line : stretch.good()) {
            var payment = line.payment();
            rows.row(
                    claim.order().id(),
                    line.row(),
                    line.projectCode(),
                    payment.voucherNumber(),
                    payment.source(),
                    payment.itemCode(),
                    payment.amountYuan(),
                    payment.date(),
                    payment.summary());
        }
        return batches.read(claim, now, stretch).then(rows.execute(database)).as(transaction::transactional);
    }

    @Override
    public Mono<Void> endReading(Claim claim) {
        return database.sql("""
                        with changed as (
                            update payment_import set state = 'READ' where id = :id and fence = :fence returning id)
                        select count(*) from changed
                        """)
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    @Override
    public Mono<Map<String, PaymentBatch.Recorded>> recorded(Collection<String> voucherNumbers) {
        return database.sql("""
                        select v.voucher_number, v.project_code, e.amount
                        from voucher v join ledger_entry e on e.project_code = v.project_code and e.sequence = v.sequence
                        where v.voucher_number = any(:vouchers) and v.reversed_by is null
                        """)
                .bind("vouchers", voucherNumbers.toArray(String[]::new))
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("voucher_number", String.class)),
                        new PaymentBatch.Recorded(
                                Objects.requireNonNull(row.get("project_code", String.class)),
                                new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Ours and theirs by voucher; what we have of the statement's projects and it does not name is missing there. */
    @Override
    public Mono<Void> compare(Claim claim) {
        return database.sql("""
                        with ours as (
                            select v.voucher_number, v.project_code, e.amount
                            from voucher v join ledger_entry e on e.project_code = v.project_code and e.sequence = v.sequence
                            where v.reversed_by is null and v.project_code in
                                (select b.project_code from balance b join payment_import_row r on r.import_id = :id
                                    and r.project_code = b.project_code where %s)),
                        theirs as (select row_number, voucher_number, project_code, amount from payment_import_row where import_id = :id),
                        changed as (update payment_import set lease_until = lease_until where id = :id and fence = :fence returning id),
                        forgotten as (delete from payment_difference d using changed where d.import_id = changed.id),
                        found as (
                            insert into payment_difference (import_id, voucher_number, kind, row_number, project_code, here, there)
                            select changed.id, coalesce(o.voucher_number, t.voucher_number),
                                case when o.voucher_number is null then 'MISSING_HERE' when t.voucher_number is null then 'MISSING_THERE'
                                    when o.project_code <> t.project_code then 'PROJECT_DIFFERS' else 'AMOUNT_DIFFERS' end,
                                t.row_number, coalesce(t.project_code, o.project_code), o.amount, t.amount
                            from ours o full join theirs t on t.voucher_number = o.voucher_number cross join changed
                            where o.voucher_number is null or t.voucher_number is null or o.amount <> t.amount
                                or o.project_code <> t.project_code
                            order by 2 limit 50000
                            on conflict do nothing)
                        select count(*) from changed
                        """.formatted(Scope.covers("b.unit_path")))
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .bind("scope", claim.order().importer().scope().value())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    @Override
    public Mono<Void> store(Claim claim, Instant now, Stretch stretch, PaymentBatch batch) {
        return batches.store(claim, now, stretch, batch);
    }

    @Override
    public Mono<Void> finish(
            Claim claim, Instant now, PaymentImport.State state, PaymentImport.@Nullable Reason reason) {
        var refusal = ImportRows.json(reason, json);
        return database.sql("""
                        with changed as (
                            update payment_import set state = :state, finished_at = :now, refusal = :refusal::jsonb, lease_until = null,
                                rows_bad = (select count(distinct row_number) from payment_import_fault where import_id = :id)
                            where id = :id and fence = :fence returning id),
                        rows as (delete from payment_import_row r using changed where r.import_id = changed.id)
                        select count(*) from changed
                        """)
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .bind("state", state.name())
                .bind("now", now)
                .bind("refusal", refusal == null ? Parameters.in(String.class) : refusal)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }
}

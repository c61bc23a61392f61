package cn.hengping.budget.execution.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.execution.ImportWork;
import cn.hengping.budget.execution.PaymentBatch;
import cn.hengping.budget.execution.PaymentColumn;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.budget.execution.PaymentLine;
import cn.hengping.budget.execution.PaymentTable;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Money;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A worker's statements. Each first moves the import's own row under the worker's fence, and does nothing if it is lost. */
@Repository
class PostgresImportWork implements ImportWork {
    private final DatabaseClient database;
    private final ImportBatches batches;
    private final JsonMapper json;

    PostgresImportWork(DatabaseClient database, ImportBatches batches, JsonMapper json) {
        this.database = database;
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
                        returning fence, places,
                        """ + ImportRows.ORDER)
                .bind("now", now)
                .bind("until", now.plus(ImportBatches.LEASE))
                .map(row -> new Claim(
                        ImportRows.order(row, json),
                        Objects.requireNonNull(row.get("fence", Long.class)),
                        Arrays.asList(Objects.requireNonNull(row.get("places", Integer[].class)))))
                .one();
    }

    @Override
    public Mono<Void> begin(Claim claim) {
        return database.sql("""
                        with changed as (
                            update payment_import set rows_read = 0, rows_bad = 0, rows_good = 0
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
    public Mono<Void> stage(Claim claim, Instant now, List<PaymentLine> good, List<RowFault> faults, int bad) {
        var spec = database.sql("""
                        with changed as (
                            update payment_import set rows_read = rows_read + :rows, rows_bad = rows_bad + :bad, lease_until = :until
                            where id = :id and fence = :fence returning id),
                        staged as (
                            insert into payment_import_row (import_id, row_number, project_code, voucher_number, source,
                                item_code, amount, date, summary)
                            select changed.id, r.* from changed, unnest(:rows_::int[], :projects::text[], :vouchers::text[],
                                :sources::text[], :items::text[], :amounts::numeric[], :dates::date[], :summaries::text[]) as r),
                        faults as (%s)
                        select count(*) from changed
                        """.formatted(ImportBatches.FAULTS))
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .bind("rows", good.size() + bad)
                .bind("bad", bad)
                .bind("until", now.plus(ImportBatches.LEASE))
                .bind("rows_", good.stream().map(PaymentLine::row).toArray(Integer[]::new))
                .bind("projects", ImportBatches.texts(good, PaymentLine::projectCode))
                .bind(
                        "vouchers",
                        ImportBatches.texts(good, line -> line.payment().voucherNumber()))
                .bind(
                        "sources",
                        ImportBatches.texts(
                                good, line -> line.payment().source().name()))
                .bind("items", ImportBatches.texts(good, line -> line.payment().itemCode()))
                .bind(
                        "amounts",
                        good.stream()
                                .map(line -> line.payment().amountYuan().yuan())
                                .toArray(BigDecimal[]::new))
                .bind("dates", good.stream().map(line -> line.payment().date()).toArray(LocalDate[]::new))
                .bind(
                        "summaries",
                        ImportBatches.texts(good, line -> line.payment().summary()));
        for (var binding : ImportBatches.bindings(faults).entrySet()) {
            spec = spec.bind(binding.getKey(), binding.getValue());
        }
        return spec.map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    @Override
    public Mono<Claim> endReading(Claim claim, PaymentTable table) {
        var places = Arrays.stream(PaymentColumn.values()).map(table::place).toArray(Integer[]::new);
        return database.sql("""
                        with twice as (
                            delete from payment_import_row r using (
                                select ctid, row_number() over (partition by voucher_number order by row_number) as nth
                                from payment_import_row where import_id = :id) o
                            where r.ctid = o.ctid and o.nth > 1
                            returning r.row_number, r.voucher_number),
                        changed as (
                            update payment_import set state = 'READ', places = :places,
                                rows_bad = rows_bad + (select count(*) from twice)
                            where id = :id and fence = :fence returning id),
                        faults as (
                            insert into payment_import_fault (import_id, row_number, column_number, code, arguments)
                            select changed.id, t.row_number, :column, 'VoucherTwiceInFile', t.voucher_number
                            from changed, twice t)
                        select count(*) from changed
                        """)
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .bind("places", places)
                .bind("column", table.place(PaymentColumn.VOUCHER_NUMBER))
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held)
                .thenReturn(new Claim(claim.order(), claim.fence(), List.of(places)));
    }

    @Override
    public Mono<Void> recount(Claim claim) {
        return database.sql("""
                        with changed as (
                            update payment_import set rows_good = 0, rows_repeated = 0 where id = :id and fence = :fence returning id)
                        select count(*) from changed
                        """)
                .bind("id", claim.order().id())
                .bind("fence", claim.fence())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(ImportBatches::held);
    }

    @Override
    public Mono<List<PaymentLine>> waiting(Claim claim, String afterProject, int afterRow, int limit) {
        return database.sql("""
                        select row_number, project_code, voucher_number, source, item_code, amount, date, summary
                        from payment_import_row
                        where import_id = :id and (project_code, row_number) > (:project, :row)
                        order by project_code, row_number limit :limit
                        """)
                .bind("id", claim.order().id())
                .bind("project", afterProject)
                .bind("row", afterRow)
                .bind("limit", limit)
                .map(ImportRows::line)
                .all()
                .collectList();
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
    public Mono<Void> count(Claim claim, Instant now, PaymentBatch batch) {
        return batches.count(claim, now, batch);
    }

    @Override
    public Mono<Void> store(Claim claim, Instant now, PaymentBatch batch, List<PaymentLine> rows) {
        return batches.store(claim, now, batch, rows);
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

package cn.hengping.budget.funds.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Entry;
import cn.hengping.budget.funds.EntryKind;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.funds.FundsRefusal.NoSuchEntry;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.funds.Reconciliation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger says: balances as they are or were, entries, and whether the books agree with themselves. */
@Component
class LedgerReads {
    private final DatabaseClient database;
    private final JsonMapper json;

    LedgerReads(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Balance> get(String projectCode, Actor actor) {
        return database.sql("select document::text as document from balance b where project_code = :code and "
                        + Clearance.condition("b") + " and " + Scope.covers("unit_path"))
                .bind("code", projectCode)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> json.readValue(text(row, "document"), Balance.class))
                .one()
                .switchIfEmpty(MissingLedger.of(projectCode, actor, database));
    }

    Flux<Balance> find(Collection<String> projectCodes, Actor actor) {
        return balances(projectCodes, actor, "");
    }

    Flux<Balance> lock(Collection<String> projectCodes, Actor actor) {
        return balances(projectCodes, actor, " for update");
    }

    private Flux<Balance> balances(Collection<String> projectCodes, Actor actor, String locking) {
        return database.sql("select document::text as document from balance b where project_code = any(:codes) and "
                        + Clearance.condition("b") + " and " + Scope.covers("unit_path")
                        + " order by project_code limit " + Ledger.MOST_AT_ONCE + locking)
                .bind("codes", projectCodes.toArray(String[]::new))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> json.readValue(text(row, "document"), Balance.class))
                .all();
    }

    Mono<Balance> asOf(String projectCode, Month month, Actor actor) {
        return get(projectCode, actor).flatMap(balance -> until(balance, month));
    }

    private Mono<Balance> until(Balance balance, Month month) {
        var day = YearMonth.of(balance.year(), month).atEndOfMonth();
        return database.sql("""
                        select kind, source, sum(amount) as amount, max(sequence) as sequence
                        from ledger_entry where project_code = :code and (date <= :day or kind = 'INITIAL')
                        group by kind, source
                        """)
                .bind("code", balance.projectCode())
                .bind("day", day)
                .map(row -> new Balance.Sum(
                        EntryKind.valueOf(text(row, "kind")),
                        FundSource.valueOf(text(row, "source")),
                        new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))),
                        Objects.requireNonNull(row.get("sequence", Long.class))))
                .all()
                .collectList()
                .map(sums -> balance.asOf(day, sums));
    }

    Mono<Page<Ledger.Line>> page(String projectCode, Actor actor, @Nullable String cursor, int limit) {
        var after = cursor == null ? 0 : sequence(Page.keys(cursor, 1).getFirst());
        return get(projectCode, actor)
                .flatMap(_ -> database.sql("""
                                select e.sequence, e.kind, e.source, e.amount, e.date, e.document_number, e.reason, e.reverses,
                                    r.sequence as reversed_by, e.account, e.at
                                from ledger_entry e
                                left join ledger_entry r on r.project_code = e.project_code and r.reverses = e.sequence
                                where e.project_code = :code and e.sequence > :after
                                order by e.sequence limit :limit
                                """)
                        .bind("code", projectCode)
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map(LedgerReads::line)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, line -> Page.cursor(Long.toString(line.sequence()))));
    }

    private static long sequence(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException _) {
            throw new cn.hengping.platform.PlatformRefusal.CursorMalformed().asError();
        }
    }

    private static Ledger.Line line(Readable row) {
        var entry = new Entry(
                EntryKind.valueOf(text(row, "kind")),
                FundSource.valueOf(text(row, "source")),
                new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))),
                Objects.requireNonNull(row.get("date", LocalDate.class)),
                text(row, "document_number"),
                text(row, "reason"));
        return new Ledger.Line(
                Objects.requireNonNull(row.get("sequence", Long.class)),
                entry,
                row.get("reverses", Long.class),
                row.get("reversed_by", Long.class),
                text(row, "account"),
                Objects.requireNonNull(row.get("at", Instant.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    Mono<Ledger.Line> line(String projectCode, long sequence, Actor actor) {
        return database.sql("""
                        select e.sequence, e.kind, e.source, e.amount, e.date, e.document_number, e.reason, e.reverses,
                            r.sequence as reversed_by, e.account, e.at
                        from ledger_entry e join balance b on b.project_code = e.project_code
                        left join ledger_entry r on r.project_code = e.project_code and r.reverses = e.sequence
                        where e.project_code = :code and e.sequence = :sequence and
                        """ + Clearance.condition("b") + " and " + Scope.covers("b.unit_path"))
                .bind("code", projectCode)
                .bind("sequence", sequence)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(LedgerReads::line)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchEntry(sequence).asError()));
    }

    Mono<Reconciliation> reconcile(String projectCode, Actor actor) {
        return get(projectCode, actor)
                .zipWith(database.sql("""
                        select coalesce(sum(e.amount), 0) as entries,
                            coalesce(sum(e.amount) filter (where v.sequence is not null or r.sequence is not null), 0) as vouchers,
                            coalesce(array_agg(e.sequence order by e.sequence)
                                filter (where v.sequence is null and r.sequence is null), '{}') as without
                        from ledger_entry e
                        left join voucher v on v.project_code = e.project_code and v.sequence = e.sequence
                        left join voucher r on r.project_code = e.project_code and r.sequence = e.reverses
                        where e.project_code = :code and e.kind = 'EXECUTION'
                        """)
                        .bind("code", projectCode)
                        .map(LedgerReads::sums)
                        .one())
                .map(both -> new Reconciliation(
                        projectCode,
                        both.getT1().executedYuan(),
                        both.getT2().entries(),
                        both.getT2().vouchers(),
                        both.getT2().without()));
    }

    private record Sums(Money entries, Money vouchers, List<Long> without) {}

    private static Sums sums(Readable row) {
        return new Sums(
                new Money(Objects.requireNonNull(row.get("entries", BigDecimal.class))),
                new Money(Objects.requireNonNull(row.get("vouchers", BigDecimal.class))),
                List.of(Objects.requireNonNull(row.get("without", Long[].class))));
    }
}

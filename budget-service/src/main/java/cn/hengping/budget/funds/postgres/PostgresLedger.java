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
import cn.hengping.budget.funds.CarryOver;
import cn.hengping.budget.funds.Entry;
import cn.hengping.budget.funds.EntryKind;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.funds.FundsRefusal.NoSuchEntry;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.funds.Reconciliation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Balances by project, and entries that are only ever inserted. */
@Repository
class PostgresLedger implements Ledger {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresLedger(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Balance> get(String projectCode, Actor actor) {
        return database.sql("select document::text as document from balance b where project_code = :code and "
                        + Clearance.condition("b") + " and " + Scope.covers("unit_path"))
                .bind("code", projectCode)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> json.readValue(text(row, "document"), Balance.class))
                .one()
                .switchIfEmpty(MissingLedger.of(projectCode, actor, database));
    }

    @Override
    public Flux<Balance> find(Collection<String> projectCodes, Actor actor) {
        return balances(projectCodes, actor, "");
    }

    @Override
    public Flux<Balance> lock(Collection<String> projectCodes, Actor actor) {
        return balances(projectCodes, actor, " for update");
    }

    private Flux<Balance> balances(Collection<String> projectCodes, Actor actor, String locking) {
        return database.sql("select document::text as document from balance b where project_code = any(:codes) and "
                        + Clearance.condition("b") + " and " + Scope.covers("unit_path")
                        + " order by project_code limit " + MOST_AT_ONCE + locking)
                .bind("codes", projectCodes.toArray(String[]::new))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> json.readValue(text(row, "document"), Balance.class))
                .all();
    }

    @Override
    public List<Extra> adding(List<Addition> additions, Command command) {
        return PostgresAdditions.of(additions, command, json);
    }

    @Override
    public List<Extra> balancing(List<Addition> additions) {
        return PostgresAdditions.balances(additions, json);
    }

    @Override
    public Mono<Void> write(List<Addition> additions, Command command) {
        return Mono.defer(() -> PostgresAdditions.entries(additions, command).execute(database));
    }

    @Override
    public Mono<Balance> asOf(String projectCode, Month month, Actor actor) {
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

    @Override
    public Mono<Page<Line>> page(String projectCode, Actor actor, @Nullable String cursor, int limit) {
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
                        .map(PostgresLedger::line)
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

    private static Line line(Readable row) {
        var entry = new Entry(
                EntryKind.valueOf(text(row, "kind")),
                FundSource.valueOf(text(row, "source")),
                new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))),
                Objects.requireNonNull(row.get("date", LocalDate.class)),
                text(row, "document_number"),
                text(row, "reason"));
        return new Line(
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

    @Override
    public Mono<Line> line(String projectCode, long sequence, Actor actor) {
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
                .map(PostgresLedger::line)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchEntry(sequence).asError()));
    }

    @Override
    public Mono<Balance> reverse(Balance.Posting posting, long reverses, Command command) {
        var change = posting(posting, command, reverses).and("""
                update voucher v set reversed_by = changed.sequence from changed
                where v.project_code = changed.project_code and v.sequence = :reverses
                """);
        return log.record(
                command,
                "REVERSE_ENTRY",
                posting.after().projectCode(),
                posting.after(),
                List.of(posting.event()),
                change);
    }

    @Override
    public Mono<Balance> carry(CarryOver carryOver, Command command) {
        var out = carryOver.out();
        var in = carryOver.in();
        var change = Change.sql("""
                        insert into carry_over (from_project, from_sequence, to_project, to_sequence, amount)
                        values (:from, :fromSequence, :to, :toSequence, :carried)
                        """)
                .bind("from", out.after().projectCode())
                .bind("fromSequence", out.after().sequence())
                .bind("to", in.after().projectCode())
                .bind("toSequence", in.after().sequence())
                .bind("carried", in.entry().amountYuan().yuan());
        var additions =
                List.of(new Addition(out.after(), List.of(out.entry())), new Addition(in.after(), List.of(in.entry())));
        adding(additions, command).forEach(extra -> extra.addTo(change));
        return log.record(
                command,
                "CARRY_OVER",
                out.after().projectCode(),
                out.after(),
                List.of(out.event(), in.event()),
                change);
    }

    @Override
    public Mono<Reconciliation> reconcile(String projectCode, Actor actor) {
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
                        .map(PostgresLedger::sums)
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

    @Override
    public Mono<Balance> post(Balance.Posting posting, String action, Command command, List<Extra> extras) {
        var change = posting(posting, command, null);
        extras.forEach(extra -> extra.addTo(change));
        var after = posting.after();
        return log.record(command, action, after.projectCode(), after, List.of(posting.event()), change);
    }

    private Change posting(Balance.Posting posting, Command command, @Nullable Long reverses) {
        var after = posting.after();
        var entry = posting.entry();
        return Change.sql("""
                        update balance set document = :document, sequence = :sequence
                        where project_code = :code and sequence = :sequence - 1 and document -> 'itemCodes' = :itemCodes
                        """)
                .and("""
                        insert into ledger_entry
                            (project_code, sequence, kind, source, amount, date, document_number, reason, reverses, account, at)
                        select project_code, sequence, :kind, :source, :amount, :date, :documentNumber, :reason, :reverses, :account, :at
                        from changed
                        """)
                .bind("code", after.projectCode())
                .bind("sequence", after.sequence())
                .bindJson("document", json.writeValueAsString(after))
                .bindJson("itemCodes", json.writeValueAsString(after.itemCodes()))
                .bind("kind", entry.kind().name())
                .bind("source", entry.source().name())
                .bind("amount", entry.amountYuan().yuan())
                .bind("date", entry.date())
                .bind("documentNumber", entry.documentNumber())
                .bind("reason", entry.reason())
                .bindNullable("reverses", reverses, Long.class)
                .bind("account", command.actor().account())
                .bind("at", command.at());
    }
}

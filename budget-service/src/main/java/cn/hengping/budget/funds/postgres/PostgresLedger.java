package cn.hengping.budget.funds.postgres;

import java.time.Month;
import java.util.Collection;
import java.util.List;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.CarryOver;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.funds.Reconciliation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
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
    private final LedgerReads reads;

    PostgresLedger(DatabaseClient database, CommandLog log, JsonMapper json, LedgerReads reads) {
        this.database = database;
        this.log = log;
        this.json = json;
        this.reads = reads;
    }

    @Override
    public Mono<Balance> get(String projectCode, Actor actor) {
        return reads.get(projectCode, actor);
    }

    @Override
    public Mono<Balance> asOf(String projectCode, Month month, Actor actor) {
        return reads.asOf(projectCode, month, actor);
    }

    @Override
    public Flux<Balance> find(Collection<String> projectCodes, Actor actor) {
        return reads.find(projectCodes, actor);
    }

    @Override
    public Flux<Balance> lock(Collection<String> projectCodes, Actor actor) {
        return reads.lock(projectCodes, actor);
    }

    @Override
    public Mono<Page<Line>> page(String projectCode, Actor actor, @Nullable String cursor, int limit) {
        return reads.page(projectCode, actor, cursor, limit);
    }

    @Override
    public Mono<Line> line(String projectCode, long sequence, Actor actor) {
        return reads.line(projectCode, sequence, actor);
    }

    @Override
    public Mono<Reconciliation> reconcile(String projectCode, Actor actor) {
        return reads.reconcile(projectCode, actor);
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

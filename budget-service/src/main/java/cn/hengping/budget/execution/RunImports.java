package cn.hengping.budget.execution;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.hengping.budget.execution.ImportRefusal.ImportFailed;
import cn.hengping.budget.execution.ImportRefusal.TooManyBadRows;
import cn.hengping.budget.execution.ImportWork.Claim;
import cn.hengping.budget.execution.PaymentImport.Mode;
import cn.hengping.budget.execution.PaymentImport.Reason;
import cn.hengping.budget.execution.PaymentImport.State;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.upload.Spool;
import cn.hengping.budget.upload.UploadRefusal.BadRows;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Works off imports, one at a time: reads the file to the end, then brings its rows into the ledger project by project.
 *
 * <p>Whatever is killed on the way is taken up by the next worker: reading begins anew, and a stored row has left the list of
 * those that wait in the same transaction.
 */
@Component
public class RunImports {
    static final int MOST_BAD_ROWS = 20_000;
    private static final int MOST_ATTEMPTS = 5;
    private static final int ROWS_AT_ONCE = 4_000;

    private final Imports imports;
    private final ImportWork work;
    private final Ledger ledger;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RunImports(Imports imports, ImportWork work, Ledger ledger, TransactionalOperator transaction, Clock clock) {
        this.imports = imports;
        this.work = work;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Works off the import that waits longest; completes empty when none does. */
    public Mono<Claim> next() {
        return work.claim(clock.instant()).flatMap(claim -> run(claim).thenReturn(claim));
    }

    private Mono<Void> run(Claim claim) {
        if (claim.fence() > MOST_ATTEMPTS) {
            return refuse(claim, new ImportFailed(MOST_ATTEMPTS));
        }
        var read = claim.order().state() == State.RECEIVED ? read(claim) : Mono.just(claim);
        return read.flatMap(this::settle).onErrorResume(Refused.class, refused -> refuse(claim, refused.refusal()));
    }

    private Mono<Void> refuse(Claim claim, Refusal refusal) {
        return work.finish(claim, clock.instant(), State.REFUSED, Reason.of(refusal));
    }

    private Mono<Claim> read(Claim claim) {
        return work.begin(claim)
                .then(Spool.of(imports.content(claim.order().id()), PaymentFile.MOST_BYTES, PaymentFile.TOO_LARGE))
                .flatMap(spool -> Mono.using(() -> PaymentFile.of(spool), file -> stage(claim, file)));
    }

    private Mono<Claim> stage(Claim claim, PaymentFile file) {
        return Flux.<PaymentFile.Stretch>generate(sink -> sink.next(file.stretch()))
                .subscribeOn(Schedulers.boundedElastic())
                .takeUntil(PaymentFile.Stretch::isEmpty)
                .concatMap(
                        stretch -> work.stage(claim, clock.instant(), stretch.good(), stretch.faults(), stretch.bad())
                                .thenReturn(stretch.bad()),
                        1)
                .scan(0, Integer::sum)
                .doOnNext(RunImports::requireFew)
                .then(Mono.defer(() -> work.endReading(claim, file.table())));
    }

    private static void requireFew(int bad) {
        if (bad > MOST_BAD_ROWS) {
            throw new TooManyBadRows(MOST_BAD_ROWS).asError();
        }
    }

    private Mono<Void> settle(Claim claim) {
        return switch (claim.order().mode()) {
            case COMPARE -> work.compare(claim).then(finish(claim));
            case DRY_RUN -> check(claim).then(finish(claim));
            case GOOD_ROWS ->
                storeAll(claim, batch -> transaction.transactional(batch)).then(finish(claim));
            case ALL_OR_NOTHING ->
                check(claim)
                        .then(Mono.defer(() ->
                                imports.get(claim.order().id(), claim.order().importer())))
                        .doOnNext(RunImports::requireNoBadRow)
                        .then(Mono.defer(() -> transaction.transactional(storeAll(claim, batch -> batch))))
                        .then(finish(claim));
        };
    }

    private static void requireNoBadRow(PaymentImport order) {
        if (order.counts().bad() > 0) {
            throw new BadRows(order.counts().bad()).asError();
        }
    }

    private Mono<Void> finish(Claim claim) {
        return Mono.defer(() -> work.finish(claim, clock.instant(), State.DONE, null));
    }

    /** How far a check has come, and the balance of the project that it stands in. */
    private record Checked(String project, int row, Map<String, Balance> balances) {}

    private Mono<Void> check(Claim claim) {
        return work.recount(claim)
                .then(checkAfter(claim, new Checked("", 0, Map.of())))
                .expand(checked -> checkAfter(claim, checked))
                .then();
    }

    private Mono<Checked> checkAfter(Claim claim, Checked before) {
        return work.waiting(claim, before.project, before.row, ROWS_AT_ONCE)
                .filter(rows -> !rows.isEmpty())
                .flatMap(rows -> decide(
                                claim,
                                rows,
                                ledger.find(projects(rows), claim.order().importer()),
                                before.balances)
                        .flatMap(batch ->
                                work.count(claim, clock.instant(), batch).thenReturn(batch))
                        .map(batch -> checked(rows.getLast(), batch)));
    }

    private static Checked checked(PaymentLine last, PaymentBatch batch) {
        var balance = batch.balances().get(last.projectCode());
        return new Checked(
                last.projectCode(), last.row(), balance == null ? Map.of() : Map.of(last.projectCode(), balance));
    }

    /** Whether each batch, or what holds all of them, is the transaction. */
    private interface Boundary {
        Mono<List<PaymentLine>> around(Mono<List<PaymentLine>> batch);
    }

    private Mono<Void> storeAll(Claim claim, Boundary boundary) {
        var batch = Mono.defer(() -> boundary.around(storeNext(claim)))
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance));
        return batch.expand(_ -> batch).then();
    }

    private Mono<List<PaymentLine>> storeNext(Claim claim) {
        return work.waiting(claim, "", 0, ROWS_AT_ONCE)
                .filter(rows -> !rows.isEmpty())
                .flatMap(rows -> decide(
                                claim,
                                rows,
                                ledger.lock(projects(rows), claim.order().importer()),
                                Map.of())
                        .doOnNext(batch -> requireNoneBad(claim, batch))
                        .flatMap(batch -> work.store(claim, clock.instant(), batch, rows))
                        .thenReturn(rows));
    }

    /** What was good when it was checked, and is bad now, stops all of them. */
    private static void requireNoneBad(Claim claim, PaymentBatch batch) {
        if (claim.order().mode() == Mode.ALL_OR_NOTHING && batch.bad() > 0) {
            throw new BadRows(batch.bad()).asError();
        }
    }

    private Mono<PaymentBatch> decide(
            Claim claim, List<PaymentLine> rows, Flux<Balance> balances, Map<String, Balance> carried) {
        var vouchers = rows.stream().map(line -> line.payment().voucherNumber()).toList();
        return balances.collectMap(Balance::projectCode)
                .zipWhen(_ -> work.recorded(vouchers))
                .map(known ->
                        batch(claim, known.getT1(), carried, known.getT2()).decide(rows));
    }

    private static PaymentBatch batch(
            Claim claim,
            Map<String, Balance> balances,
            Map<String, Balance> carried,
            Map<String, PaymentBatch.Recorded> recorded) {
        var all = new HashMap<>(balances);
        all.putAll(carried);
        return new PaymentBatch(claim.order().importer(), PaymentTable.at(claim.places()), all, recorded);
    }

    private static Set<String> projects(List<PaymentLine> rows) {
        var projects = new LinkedHashSet<String>();
        rows.forEach(row -> projects.add(row.projectCode()));
        return projects;
    }
}

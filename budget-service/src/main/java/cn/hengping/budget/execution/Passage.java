package cn.hengping.budget.execution;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import cn.hengping.budget.execution.ImportWork.Claim;
import cn.hengping.budget.execution.PaymentFile.Stretch;
import cn.hengping.budget.execution.PaymentImport.Mode;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.upload.UploadRefusal.BadRows;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One way through the rows of an import: what is done with each stretch, and what the ones before it left. Confined to one run. */
final class Passage implements AutoCloseable {
    private final Claim claim;
    private final ImportWork work;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Balance> books = new HashMap<>();
    private final GoodRows rows = new GoodRows();
    private boolean isKept;
    private boolean meetsRecorded;

    Passage(Claim claim, ImportWork work, Ledger ledger, Clock clock) {
        this.claim = claim;
        this.work = work;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps the good rows, so that they need not be parsed a second time; the last stretch, an empty one, ends them. */
    void keep(Stretch stretch, boolean keeps) {
        if (keeps && stretch.isEmpty()) {
            isKept = rows.end();
        } else if (keeps) {
            rows.add(stretch);
        }
    }

    boolean hasKept() {
        return isKept;
    }

    Flux<Stretch> kept() {
        return Flux.using(
                rows::read,
                reader -> Flux.<Stretch>generate(sink -> sink.next(reader.stretch()))
                        .takeUntil(Stretch::isEmpty)
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    @Override
    public void close() {
        rows.close();
    }

    Mono<Void> read(Stretch stretch) {
        return work.read(claim, clock.instant(), stretch);
    }

    Mono<Void> lay(Stretch stretch) {
        return work.lay(claim, clock.instant(), stretch);
    }

    /** Decides as if it were stored: each balance is read once, and carried on as the rows leave it. */
    Mono<Void> check(Stretch stretch) {
        return ledger.find(unread(stretch), claim.order().importer())
                .collectMap(Balance::projectCode)
                .map(this::kept)
                .flatMap(known -> decide(stretch, known, true))
                .flatMap(batch -> work.check(claim, clock.instant(), stretch, carried(batch)));
    }

    private Set<String> unread(Stretch stretch) {
        var projects = stretch.projects();
        projects.removeAll(books.keySet());
        return projects;
    }

    private Map<String, Balance> kept(Map<String, Balance> read) {
        books.putAll(read);
        return books;
    }

    private PaymentBatch carried(PaymentBatch batch) {
        books.putAll(batch.balances());
        return batch;
    }

    /**
     * Decides and stores, within the caller's transaction. A first time nobody looks whether the vouchers are recorded: the books
     * refuse a second one, and then somebody does.
     */
    Mono<Void> store(Stretch stretch) {
        return ledger.lock(stretch.projects(), claim.order().importer())
                .collectMap(Balance::projectCode)
                .flatMap(balances -> decide(stretch, balances, meetsRecorded))
                .map(this::acceptable)
                .flatMap(batch -> work.store(claim, clock.instant(), stretch, batch));
    }

    /** Some voucher of this file is recorded already: from now on all of them are looked up. */
    Passage lookingUp() {
        meetsRecorded = true;
        return this;
    }

    private Mono<PaymentBatch> decide(Stretch stretch, Map<String, Balance> balances, boolean looksUp) {
        var recorded = looksUp ? work.recorded(stretch.vouchers()) : Mono.just(Map.<String, PaymentBatch.Recorded>of());
        return recorded.map(known ->
                new PaymentBatch(claim.order().importer(), stretch.table(), balances, known).decide(stretch.good()));
    }

    /** What was good when it was checked, and is bad now, stops all of them. */
    private PaymentBatch acceptable(PaymentBatch batch) {
        if (claim.order().mode() == Mode.ALL_OR_NOTHING && batch.bad() > 0) {
            throw new BadRows(batch.bad()).asError();
        }
        return batch;
    }
}

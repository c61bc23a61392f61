package cn.hengping.budget.execution;

import java.time.Clock;
import java.util.function.Function;

import cn.hengping.budget.execution.ImportRefusal.ImportFailed;
import cn.hengping.budget.execution.ImportWork.Claim;
import cn.hengping.budget.execution.PaymentFile.Stretch;
import cn.hengping.budget.execution.PaymentImport.Mode;
import cn.hengping.budget.execution.PaymentImport.Reason;
import cn.hengping.budget.execution.PaymentImport.State;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.upload.UploadRefusal.BadRows;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.sheet.Spool;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Works off imports, one at a time: reads the file to the end, and only then brings its rows into the ledger, stretch by stretch;
 * while one stretch is stored, the next one is read. A file that is refused as a whole has stored nothing.
 *
 * <p>Whatever is killed on the way is taken up by the next worker. That a stretch is stored, and up to which row, is one
 * transaction, so that no row is stored twice; all or nothing is one transaction as a whole.
 */
@Component
public class RunImports {
    private static final int MOST_ATTEMPTS = 5;

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
        return Mono.using(
                        () -> new Passage(claim, work, ledger, clock),
                        passage -> readOnce(claim, passage).then(Mono.defer(() -> settle(claim, passage))))
                .then(Mono.defer(() -> work.finish(claim, clock.instant(), State.DONE, null)))
                .onErrorResume(Refused.class, refused -> refuse(claim, refused.refusal()));
    }

    private Mono<Void> readOnce(Claim claim, Passage passage) {
        return claim.order().state() == State.RECEIVED ? read(claim, passage) : Mono.empty();
    }

    private Mono<Void> refuse(Claim claim, Refusal refusal) {
        return work.finish(claim, clock.instant(), State.REFUSED, Reason.of(refusal));
    }

    /** The first way through the file; what it finds is visible at once. */
    private Mono<Void> read(Claim claim, Passage passage) {
        Function<Stretch, Mono<Void>> each = switch (claim.order().mode()) {
            case COMPARE -> passage::lay;
            case DRY_RUN, ALL_OR_NOTHING -> passage::check;
            case GOOD_ROWS -> passage::read;
        };
        var keeps = claim.order().mode() == Mode.GOOD_ROWS || claim.order().mode() == Mode.ALL_OR_NOTHING;
        var stretches = parsed(claim, 0).doOnNext(stretch -> passage.keep(stretch, keeps));
        return work.begin(claim).then(each(stretches, each)).then(Mono.defer(() -> work.endReading(claim)));
    }

    /** The second way through its rows, where they are stored: as they were kept, or from the file again. */
    private Mono<Void> settle(Claim claim, Passage passage) {
        return switch (claim.order().mode()) {
            case COMPARE -> work.compare(claim);
            case DRY_RUN -> Mono.empty();
            case GOOD_ROWS -> each(stretches(claim, passage), stretch -> stored(stretch, passage));
            case ALL_OR_NOTHING ->
                imports.get(claim.order().id(), claim.order().importer())
                        .map(RunImports::flawless)
                        .then(Mono.defer(() -> storeAll(claim, passage)));
        };
    }

    private static PaymentImport flawless(PaymentImport order) {
        if (order.counts().bad() > 0) {
            throw new BadRows(order.counts().bad()).asError();
        }
        return order;
    }

    private Mono<Void> storeAll(Claim claim, Passage passage) {
        return Mono.defer(() -> transaction.transactional(each(stretches(claim, passage), passage::store)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        _ -> transaction.transactional(each(stretches(claim, passage), passage.lookingUp()::store)))
                .retryWhen(meanwhileRecorded());
    }

    private Mono<Void> stored(Stretch stretch, Passage passage) {
        return Mono.defer(() -> transaction.transactional(passage.store(stretch)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        _ -> transaction.transactional(passage.lookingUp().store(stretch)))
                .retryWhen(meanwhileRecorded());
    }

    /** Somebody recorded one of the vouchers between the look and the deed. */
    private static Retry meanwhileRecorded() {
        return Retry.max(3).filter(DuplicateKeyException.class::isInstance);
    }

    private Flux<Stretch> stretches(Claim claim, Passage passage) {
        var settled = claim.order().mode() == Mode.GOOD_ROWS ? claim.settled() : 0;
        return Flux.defer(() -> passage.hasKept() ? passage.kept() : parsed(claim, settled));
    }

    /** Reads the file once, row by row. */
    private Flux<Stretch> parsed(Claim claim, int settled) {
        return Spool.of(imports.content(claim.order().id()), PaymentFile.MOST_BYTES, PaymentFile.TOO_LARGE)
                .flatMapMany(spool -> Flux.using(
                        () -> PaymentFile.of(spool).after(settled),
                        file -> Flux.<Stretch>generate(sink -> sink.next(file.stretch()))
                                .takeUntil(Stretch::isEmpty)
                                .subscribeOn(Schedulers.boundedElastic())));
    }

    /** Takes stretch after stretch; the reader is one ahead of who takes them. */
    private static Mono<Void> each(Flux<Stretch> stretches, Function<Stretch, Mono<Void>> taking) {
        return stretches
                .filter(stretch -> !stretch.isEmpty())
                .concatMap(taking, 1)
                .then();
    }
}

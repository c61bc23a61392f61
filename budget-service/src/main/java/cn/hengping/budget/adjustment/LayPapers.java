package cn.hengping.budget.adjustment;

import java.util.List;
import java.util.UUID;

import cn.hengping.budget.project.BasisContents;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.Role;
import cn.hengping.platform.sheet.Spool;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lays the files of its documents to an adjustment, and takes them away; like those of a project, and kept with them. */
@Component
public class LayPapers {
    private final Adjustments adjustments;
    private final BasisContents contents;
    private final TransactionalOperator transaction;
    private final CommandLog log;
    private final Ids ids;

    LayPapers(
            Adjustments adjustments,
            BasisContents contents,
            TransactionalOperator transaction,
            CommandLog log,
            Ids ids) {
        this.adjustments = adjustments;
        this.contents = contents;
        this.transaction = transaction;
        this.log = log;
        this.ids = ids;
    }

    /** A file on its way: where it belongs, and what its name says. */
    public record Brought(String projectCode, int number, String documentNumber, String fileName) {}

    /** The caller's right is asked before the content is read: a stranger's bytes are not kept, not even for a moment. */
    public Mono<Adjustment> attach(Brought brought, Flux<byte[]> content, Command command) {
        return get(brought, command)
                .doOnNext(adjustment -> requireOwner(adjustment, command))
                .then(Spool.of(content, BasisFile.MOST_BYTES, BasisFile.TOO_LARGE))
                .flatMap(spool -> keep(brought, spool, command).doFinally(_ -> spool.delete()))
                .as(work -> log.once(command, Adjustment.class, work));
    }

    private Mono<Adjustment> get(Brought brought, Command command) {
        return adjustments.get(brought.projectCode, brought.number, command.actor());
    }

    private static void requireOwner(Adjustment adjustment, Command command) {
        command.actor().requireRole(Role.PREPARER);
        command.actor().requireOwn(adjustment.subject().unit().path());
    }

    private Mono<Adjustment> keep(Brought brought, Spool spool, Command command) {
        return Mono.fromCallable(
                        () -> BasisFile.of(ids.next(), brought.documentNumber, brought.fileName, spool, command))
                .subscribeOn(Schedulers.boundedElastic())
                .zipWith(get(brought, command))
                .flatMap(both -> keep(both.getT2().attach(both.getT1(), command), both.getT1(), spool, command));
    }

    private Mono<Adjustment> keep(Adjustment after, BasisFile file, Spool spool, Command command) {
        return adjustments
                .save(new Adjustment.Move(after, null, List.of()), "ATTACH_TO_ADJUSTMENT", command)
                .delayUntil(_ -> contents.keep(file, spool.parts()))
                .as(transaction::transactional);
    }

    public Mono<Adjustment> detach(String projectCode, int number, UUID fileId, Command command) {
        return adjustments
                .get(projectCode, number, command.actor())
                .map(adjustment -> new Adjustment.Move(adjustment.detach(fileId, command), null, List.of()))
                .flatMap(move -> adjustments.save(move, "DETACH_FROM_ADJUSTMENT", command))
                .as(work -> log.once(command, Adjustment.class, work));
    }
}

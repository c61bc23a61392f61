package cn.hengping.budget.execution;

import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;

import cn.hengping.budget.execution.PaymentImport.Counts;
import cn.hengping.budget.execution.PaymentImport.Mode;
import cn.hengping.budget.execution.PaymentImport.State;
import cn.hengping.budget.upload.FileName;
import cn.hengping.budget.upload.UploadRefusal.FileEmpty;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.sheet.Spool;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Receives a file of payments: once it is kept, the answer is given; the rows follow. */
@Component
public class ReceivePayments {
    private final Imports imports;
    private final ImportWorker worker;
    private final CommandLog log;
    private final Ids ids;

    ReceivePayments(Imports imports, ImportWorker worker, CommandLog log, Ids ids) {
        this.imports = imports;
        this.worker = worker;
        this.log = log;
        this.ids = ids;
    }

    public Mono<PaymentImport> receive(String fileName, Mode mode, Flux<byte[]> content, Command command) {
        return Mono.fromRunnable(() -> requireAllowed(fileName, command))
                .then(Spool.of(content, PaymentFile.MOST_BYTES, PaymentFile.TOO_LARGE))
                .flatMap(spool -> keep(spool, fileName, mode, command).doFinally(_ -> spool.delete()))
                .doOnSuccess(_ -> worker.wake());
    }

    private static void requireAllowed(String fileName, Command command) {
        command.actor().requireRole(PREPARER, BUREAU_REVIEWER);
        FileName.require(fileName);
    }

    private Mono<PaymentImport> keep(Spool spool, String fileName, Mode mode, Command command) {
        if (spool.size() == 0) {
            return Mono.error(() -> new FileEmpty().asError());
        }
        var received = new PaymentImport(
                ids.next(),
                command.actor(),
                command.actor().scope(),
                mode,
                State.RECEIVED,
                fileName,
                spool.sha256(),
                spool.size(),
                command.at(),
                null,
                Counts.NONE,
                null);
        return imports.receive(received, spool.parts(), command)
                .as(work -> log.once(command, PaymentImport.class, work));
    }
}

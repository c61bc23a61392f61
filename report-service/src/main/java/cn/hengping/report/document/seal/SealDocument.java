package cn.hengping.report.document.seal;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.UNIT_HEAD;

import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.report.document.Digest;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.SealedFiles.Seal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Seals a printed document: the printed file stays as it was, the sealed one lies beside it, once. */
@Component
public class SealDocument {
    private final Documents documents;
    private final SealedFiles files;
    private final Seals seals;
    private final CommandLog log;

    SealDocument(Documents documents, SealedFiles files, Seals seals, CommandLog log) {
        this.documents = documents;
        this.files = files;
        this.seals = seals;
        this.log = log;
    }

    public Mono<Seal> seal(UUID id, Command command) {
        return Mono.fromRunnable(() -> command.actor().requireRole(UNIT_HEAD, BUREAU_HEAD))
                .then(Mono.defer(() -> documents.get(id, command.actor())))
                .zipWhen(_ -> documents.content(id, command.actor()))
                .flatMap(found -> seal(found.getT1(), found.getT2(), command))
                .as(work -> log.once(command, Seal.class, work));
    }

    private Mono<Seal> seal(Rendered rendered, byte[] content, Command command) {
        return Mono.fromCallable(() -> seals.seal(rendered.format(), content, rendered.unitName(), command.at()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(made -> files.keep(sealOf(rendered, made, command), made.content(), command));
    }

    private static Seal sealOf(Rendered rendered, Seals.Sealed made, Command command) {
        var stamp = made.found().stamp();
        return new Seal(
                rendered.id(),
                made.content().length,
                Digest.sha256(made.content()),
                Digest.sm3(made.content()),
                made.signer(),
                made.serial(),
                command.actor().account(),
                command.at(),
                stamp == null ? null : stamp.at(),
                stamp == null ? null : stamp.authority());
    }
}

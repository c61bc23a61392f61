package cn.hengping.report.document.seal;

import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;
import static cn.hengping.platform.Role.UNIT_HEAD;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.report.document.Digest;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.SealRefusal.ScanTooLarge;
import cn.hengping.report.document.seal.SealedFiles.Scan;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Receives the scan of a document that was printed and sealed in ink, and ties it to exactly the version that was printed. */
@Component
public class ReceiveScan {
    static final int MOST_BYTES = 32 << 20;

    private final Documents documents;
    private final SealedFiles files;
    private final CommandLog log;
    private final Ids ids;
    /** A scan in memory is large; they are looked at one after the other. */
    private final Scheduler looking = Schedulers.newBoundedElastic(1, 50, "scans");

    ReceiveScan(Documents documents, SealedFiles files, CommandLog log, Ids ids) {
        this.documents = documents;
        this.files = files;
        this.log = log;
        this.ids = ids;
    }

    public Mono<Scan> receive(UUID id, Flux<byte[]> body, Command command) {
        return Mono.fromRunnable(() -> command.actor().requireRole(PREPARER, UNIT_HEAD, BUREAU_REVIEWER))
                .then(Mono.defer(() -> documents.get(id, command.actor())))
                .zipWhen(_ -> whole(body))
                .publishOn(looking)
                .flatMap(found -> keep(found.getT1(), found.getT2(), command))
                .as(work -> log.once(command, Scan.class, work));
    }

    private static Mono<byte[]> whole(Flux<byte[]> body) {
        return body.collect(ByteArrayOutputStream::new, ReceiveScan::add).map(ByteArrayOutputStream::toByteArray);
    }

    private static void add(ByteArrayOutputStream whole, byte[] piece) {
        if (whole.size() + piece.length > MOST_BYTES) {
            throw new ScanTooLarge(MOST_BYTES).asError();
        }
        whole.writeBytes(piece);
    }

    private Mono<Scan> keep(Rendered rendered, byte[] content, Command command) {
        ScanReader.require(content, rendered.code(), rendered.pages());
        var scan = new Scan(
                ids.next(),
                rendered.id(),
                content.length,
                Digest.sha256(content),
                rendered.pages(),
                command.actor().account(),
                command.at());
        return files.keep(scan, content, command);
    }
}

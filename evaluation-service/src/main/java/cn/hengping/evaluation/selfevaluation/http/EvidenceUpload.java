package cn.hengping.evaluation.selfevaluation.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import cn.hengping.evaluation.evidence.EvidenceRefusal.EvidenceTooLarge;
import cn.hengping.evaluation.evidence.Examination;
import cn.hengping.evaluation.evidence.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** Brings a body to this machine's disk as it comes in, has something done with it, and takes it away again. */
final class EvidenceUpload {
    private final AtomicLong seen = new AtomicLong();

    private EvidenceUpload() {}

    static <T> Mono<T> received(@Nullable Flux<DataBuffer> body, Function<Upload, Mono<T>> work) {
        var content = body == null ? Flux.<DataBuffer>empty() : body;
        return Mono.usingWhen(
                blocking(() -> Files.createTempFile("hengping-evidence-", ".part")),
                file -> new EvidenceUpload().bring(content, file).flatMap(work),
                file -> blocking(() -> Files.deleteIfExists(file)));
    }

    private static <T> Mono<T> blocking(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Upload> bring(Flux<DataBuffer> body, Path file) {
        return DataBufferUtils.write(body.handle(this::keep), file, StandardOpenOption.WRITE)
                .then(blocking(() -> examined(file)));
    }

    /** A body is read a while past the limit: a caller who is still sending would see a broken connection, and no reason. */
    private void keep(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
        var size = seen.addAndGet(buffer.readableByteCount());
        if (size <= Upload.MOST_BYTES) {
            sink.next(buffer);
            return;
        }
        DataBufferUtils.release(buffer);
        if (size > 2 * Upload.MOST_BYTES) {
            sink.error(new EvidenceTooLarge(Upload.MOST_BYTES).asError());
        }
    }

    private Upload examined(Path file) throws IOException {
        if (seen.get() > Upload.MOST_BYTES) {
            throw new EvidenceTooLarge(Upload.MOST_BYTES).asError();
        }
        return Examination.of(file);
    }
}

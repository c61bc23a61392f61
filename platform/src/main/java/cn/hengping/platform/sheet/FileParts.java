package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** A file of this machine on its way out, read as fast as it is taken. */
interface FileParts {
    /** Its content in parts of this many bytes, the last one perhaps less. */
    static Flux<byte[]> of(Path file, int size) {
        return Flux.using(() -> Files.newInputStream(file), in -> Flux.<byte[]>generate(sink -> next(in, size, sink)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void next(InputStream in, int size, SynchronousSink<byte[]> sink) {
        try {
            var part = in.readNBytes(size);
            if (part.length == 0) {
                sink.complete();
            } else {
                sink.next(part);
            }
        } catch (IOException e) {
            sink.error(e);
        }
    }
}

package cn.hengping.report.document.seal;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where sealed files and scans are kept, beside the documents they belong to. */
public interface SealedFiles {
    /**
     * What is known of a sealed file without its bytes.
     *
     * @param stampedAt when the time authority witnessed the seal
     * @param authority who that is
     */
    record Seal(
            UUID document,
            long bytes,
            String sha256,
            String sm3,
            String signer,
            String serial,
            String account,
            Instant at,
            @Nullable Instant stampedAt,
            @Nullable String authority) {}

    /** What is known of a scan without its bytes. */
    record Scan(UUID id, UUID document, long bytes, String sha256, int pages, String account, Instant at) {}

    Mono<Seal> keep(Seal seal, byte[] content, Command command);

    Mono<Scan> keep(Scan scan, byte[] content, Command command);

    /** The seal of a document within the caller's scope, or a refusal. */
    Mono<Seal> seal(UUID document, Actor actor);

    Mono<byte[]> content(UUID document, Actor actor);

    Flux<Scan> scans(UUID document, Actor actor);

    /** A scan's bytes, within the caller's scope, or a refusal. */
    Mono<byte[]> scan(UUID document, UUID scan, Actor actor);
}

package cn.hengping.budget.project;

import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the contents of basis documents' files are kept; who may have one is decided by who may have what it lies with. */
public interface BasisContents {
    /** Keeps a content within the caller's transaction. */
    Mono<Void> keep(BasisFile file, Flux<byte[]> content);

    /** A content in parts, as it was brought. */
    Flux<byte[]> of(UUID fileId);
}

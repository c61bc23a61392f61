package cn.hengping.report.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where documents are kept. */
public interface Documents {
    /** A sealed file as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // looked at and thrown away: no copies, no comparisons
    record SealedContent(DocumentFormat format, byte[] content, Instant sealedAt) {}

    /** The document within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<Rendered> get(UUID id, Actor actor);

    Mono<byte[]> content(UUID id, Actor actor);

    Mono<Page<Rendered>> page(@Nullable UUID evaluation, Actor actor, @Nullable String cursor, int limit);

    /** The files that carry this verification code, whoever asks; none when there is no such code. */
    Flux<Rendered> findByCode(String code);

    /** The sealed files of the documents that carry this code. */
    Flux<SealedContent> findSealedByCode(String code);

    /** Whether a later version of the evaluation has been printed. */
    Mono<Boolean> isSuperseded(Rendered rendered);

    /** What the bureau's latest review of an evaluation came to; none when it was not reviewed. */
    Mono<Review> review(UUID evaluation);

    /** Keeps a review, once per event; a higher version replaces a lower one. */
    Mono<Void> keep(UUID eventId, Review review, String fact);

    /** Whether the event's documents are there already. */
    Mono<Boolean> seen(UUID eventId);

    /** Keeps the fact and the files of an event, once. */
    Mono<Void> keep(UUID eventId, ApprovedEvaluation evaluation, String fact, List<Rendered.File> files);

    /** Keeps files; those that are there already stay as they are. */
    Mono<Void> keep(List<Rendered.File> files);
}

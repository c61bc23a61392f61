package cn.hengping.evaluation.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.UnitPath;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the content of evidence is kept. A file is stored part by part before its line in the evaluation is written; a line
 * is only written when all parts are there, so that nothing that was acknowledged is lost, and what never got its line is
 * swept away later.
 */
public interface EvidenceFiles {
    /** Stores the parts of a file that nobody owns yet. */
    Mono<Void> store(UUID evidenceId, Upload upload, Instant at);

    /** The content, part by part. */
    Flux<byte[]> content(UUID evidenceId);

    /** Where else in the caller's scope the same content supports something. */
    Mono<List<Duplicate>> duplicates(UUID evaluationId, Actor actor);

    /** Takes away parts stored before this moment that belong to no evaluation; answers how many files they were of. */
    Mono<Long> sweep(Instant before);

    /**
     * The same content in another evaluation: a fact for whoever reviews, and no refusal, because two projects of one purchase
     * may well show the same contract.
     */
    record Duplicate(
            UUID evidenceId,
            String indicator,
            UUID otherEvaluationId,
            String otherProjectCode,
            UnitPath otherUnitPath,
            String otherIndicator,
            String otherFileName,
            Instant otherAt) {}
}

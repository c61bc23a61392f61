package cn.hengping.evaluation.selfevaluation;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where self-evaluations are kept. */
public interface SelfEvaluations {
    /** Which evaluations a list shows; absent means all. */
    record Filter(
            @Nullable UUID campaign,
            @Nullable String stage,
            @Nullable String projectCode) {}

    /** The evaluation within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<SelfEvaluation> get(UUID id, Actor actor);

    Mono<Page<SelfEvaluation>> page(Filter filter, Actor actor, @Nullable String cursor, int limit);

    /** Every step that the evaluation has taken, oldest first; bounded, because a chain is. */
    Mono<List<SelfEvaluationMoved>> trail(UUID id, Actor actor);

    /** The content of a file of the evaluation. */
    Mono<byte[]> content(SelfEvaluation evaluation, UUID evidenceId);

    /** Saves what a writer changed; the log tells what was different before. */
    Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, String action, Command command);

    Mono<SelfEvaluation> save(
            SelfEvaluation before, SelfEvaluation after, UUID evidenceId, byte[] content, Command command);

    Mono<SelfEvaluation> save(SelfEvaluation.Move move, Command command);
}

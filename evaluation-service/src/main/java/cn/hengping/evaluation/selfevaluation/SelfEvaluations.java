package cn.hengping.evaluation.selfevaluation;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where self-evaluations are kept. */
public interface SelfEvaluations {
    /** Which evaluations a list shows; absent means all, copied only those of which the caller was sent a copy. */
    record Filter(
            @Nullable UUID campaign,
            @Nullable String stage,
            @Nullable String projectCode,
            boolean copied) {}

    /** The evaluation within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<SelfEvaluation> get(UUID id, Actor actor);

    Mono<Page<SelfEvaluation>> page(Filter filter, Actor actor, @Nullable String cursor, int limit);

    /** Every step that the evaluation has taken, oldest first; bounded, because a chain is. */
    Mono<List<SelfEvaluationMoved>> trail(UUID id, Actor actor);

    /** The evaluation as it was right after an earlier command, from what the log keeps. */
    Mono<SelfEvaluation> asAnswered(CommandLog.Logged logged);

    /** Saves what a writer changed; the log tells what was different before. */
    Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, String action, Command command);

    /** Saves that a file, all of whose parts are stored, supports the evaluation. */
    Mono<SelfEvaluation> save(SelfEvaluation before, SelfEvaluation after, Evidence evidence, Command command);

    Mono<SelfEvaluation> save(SelfEvaluation.Move move, Command command);
}

package cn.hengping.evaluation.question;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where questions are kept; whether somebody sees the evaluation is asked before. */
public interface Questions {
    /** All of an evaluation, the oldest first; bounded by {@link Question#MOST}. */
    Mono<List<Question>> of(UUID evaluationId);

    Mono<Question> get(UUID id);

    Mono<Question> save(@Nullable Question before, Question after, QuestionMoved event, Command command);
}

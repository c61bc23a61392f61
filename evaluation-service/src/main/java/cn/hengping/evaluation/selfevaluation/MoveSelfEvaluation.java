package cn.hengping.evaluation.selfevaluation;

import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves a self-evaluation one step along its chain. */
@Component
public class MoveSelfEvaluation {
    private final SelfEvaluations evaluations;
    private final SelfEvaluation.ContentHash hash;
    private final CommandLog log;

    MoveSelfEvaluation(SelfEvaluations evaluations, SelfEvaluation.ContentHash hash, CommandLog log) {
        this.evaluations = evaluations;
        this.hash = hash;
        this.log = log;
    }

    public Mono<SelfEvaluation> move(UUID id, SelfEvaluation.Ask ask, Command command) {
        return evaluations
                .get(id, command.actor())
                .map(evaluation -> evaluation.take(ask, command, hash))
                .flatMap(move -> evaluations.save(move, command))
                .as(work -> log.once(command, SelfEvaluation.class, work));
    }
}

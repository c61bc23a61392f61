package cn.hengping.evaluation.yearonyear;

import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NoSuchSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Refused;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lays an evaluation beside last year's, for whoever may see both. */
@Component
public class CompareWithLastYear {
    private final SelfEvaluations evaluations;
    private final LastYears lastYears;

    CompareWithLastYear(SelfEvaluations evaluations, LastYears lastYears) {
        this.evaluations = evaluations;
        this.lastYears = lastYears;
    }

    /** Empty where there was none, or the caller may not see it. */
    public Mono<YearOnYear> compare(UUID id, Actor actor) {
        return evaluations
                .get(id, actor)
                .flatMap(now -> lastYears
                        .of(now.project().projectCode())
                        .flatMap(before -> evaluations.get(before, actor))
                        .map(before -> YearOnYear.of(now, before))
                        .onErrorResume(CompareWithLastYear::isUnseen, _ -> Mono.empty()));
    }

    private static boolean isUnseen(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal() instanceof NoSuchSelfEvaluation;
    }
}

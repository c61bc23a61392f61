package cn.hengping.evaluation.selfevaluation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.delegation.Absences;
import cn.hengping.evaluation.people.Staff;
import cn.hengping.platform.Actor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says for whom a caller stands in at an evaluation, and whom he could name there. */
@Component
public class LookAround {
    private final SelfEvaluations evaluations;
    private final Absences absences;
    private final Staff staff;
    private final Clock clock;

    LookAround(SelfEvaluations evaluations, Absences absences, Staff staff, Clock clock) {
        this.evaluations = evaluations;
        this.absences = absences;
        this.staff = staff;
        this.clock = clock;
    }

    /** Those absent ones in whose post the caller may do something now. */
    public Mono<List<StandIn>> standIns(UUID id, Actor actor) {
        return Mono.zip(evaluations.get(id, actor), absences.standingIn(actor.account(), clock.instant()))
                .map(known -> known.getT2().stream()
                        .map(absence -> StandIn.of(known.getT1(), absence, actor.account()))
                        .filter(standIn -> !standIn.may().isEmpty())
                        .toList());
    }

    /** Names are for those who may do something with it; whoever only looks is told none. */
    public Mono<List<Colleague>> colleagues(UUID id, Actor actor) {
        return Mono.zip(evaluations.get(id, actor), standIns(id, actor))
                .flatMap(known ->
                        known.getT1().may(actor).isEmpty() && known.getT2().isEmpty()
                                ? Mono.just(List.<Colleague>of())
                                : around(known.getT1()));
    }

    private Mono<List<Colleague>> around(SelfEvaluation evaluation) {
        var project = evaluation.project();
        return staff.around(project.unitPath(), project.departmentPath())
                .map(people -> Colleague.of(evaluation, people));
    }
}

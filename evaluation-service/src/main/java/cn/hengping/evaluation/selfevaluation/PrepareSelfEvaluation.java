package cn.hengping.evaluation.selfevaluation;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import cn.hengping.evaluation.people.Staff;
import cn.hengping.evaluation.team.Meeting;
import cn.hengping.evaluation.team.TeamOrder;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes an evaluation while it is being drafted. */
@Component
public class PrepareSelfEvaluation {
    private final SelfEvaluations evaluations;
    private final Staff staff;
    private final CommandLog log;

    PrepareSelfEvaluation(SelfEvaluations evaluations, Staff staff, CommandLog log) {
        this.evaluations = evaluations;
        this.staff = staff;
        this.log = log;
    }

    public Mono<SelfEvaluation> form(UUID id, TeamOrder order, Command command) {
        return evaluations
                .get(id, command.actor())
                .zipWhen(before -> staff.around(
                        before.project().unitPath(), before.project().departmentPath()))
                .flatMap(known -> evaluations.save(
                        known.getT1(), Teams.form(known.getT1(), order, known.getT2(), command), "FORM_TEAM", command))
                .as(work -> log.once(command, evaluations::asAnswered, work));
    }

    public Mono<SelfEvaluation> meet(UUID id, List<Meeting> meetings, Command command) {
        return write(id, "RECORD_MEETINGS", command, evaluation -> Teams.meet(evaluation, meetings, command));
    }

    public Mono<SelfEvaluation> adopt(UUID id, Plan plan, Command command) {
        return write(id, "ADOPT_PLAN", command, evaluation -> evaluation.adopt(plan, command));
    }

    public Mono<SelfEvaluation> enter(UUID id, Results results, Command command) {
        return write(id, "ENTER_RESULTS", command, evaluation -> evaluation.enter(results, command));
    }

    public Mono<SelfEvaluation> narrate(UUID id, Narrative narrative, Command command) {
        return write(id, "WRITE_NARRATIVE", command, evaluation -> evaluation.narrate(narrative, command));
    }

    public Mono<SelfEvaluation> appoint(UUID id, Panel.Appointment appointment, Command command) {
        return write(id, "APPOINT_SCORERS", command, evaluation -> Panels.appoint(evaluation, appointment, command));
    }

    public Mono<SelfEvaluation> score(UUID id, Panel.Marks marks, Command command) {
        return write(id, "SCORE_LINES", command, evaluation -> Panels.score(evaluation, marks, command));
    }

    private Mono<SelfEvaluation> write(
            UUID id, String action, Command command, UnaryOperator<SelfEvaluation> decision) {
        return evaluations
                .get(id, command.actor())
                .flatMap(before -> evaluations.save(before, decision.apply(before), action, command))
                .as(work -> log.once(command, evaluations::asAnswered, work));
    }
}

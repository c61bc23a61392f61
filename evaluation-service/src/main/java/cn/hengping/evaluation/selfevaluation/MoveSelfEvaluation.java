package cn.hengping.evaluation.selfevaluation;

import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.delegation.Absences;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Staff;
import cn.hengping.evaluation.signoff.ReasonCodes;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves a self-evaluation one step along its chain. */
@Component
public class MoveSelfEvaluation {
    private final SelfEvaluations evaluations;
    private final Absences absences;
    private final Staff staff;
    private final Circumstances usual;
    private final InspectSelfEvaluation inspect;
    private final CommandLog log;

    MoveSelfEvaluation(
            SelfEvaluations evaluations,
            Absences absences,
            Staff staff,
            SelfEvaluation.ContentHash hash,
            WorkingCalendar calendar,
            ReasonCodes reasons,
            InspectSelfEvaluation inspect,
            CommandLog log) {
        this.evaluations = evaluations;
        this.absences = absences;
        this.staff = staff;
        this.usual = new Circumstances(hash, calendar, reasons, People.UNKNOWN, null);
        this.inspect = inspect;
        this.log = log;
    }

    public Mono<SelfEvaluation> move(UUID id, SelfEvaluation.Ask ask, Command command) {
        return evaluations
                .get(id, command.actor())
                .zipWhen(evaluation -> circumstances(evaluation, ask, command))
                .map(known -> known.getT1().take(ask, command, known.getT2()))
                .map(move -> inspect.passed(move, ask))
                .flatMap(move -> evaluations.save(move, command))
                .as(work -> log.once(command, evaluations::asAnswered, work));
    }

    /** Most steps depend on nobody else, and ask the database nothing more. */
    private Mono<Circumstances> circumstances(SelfEvaluation evaluation, SelfEvaluation.Ask ask, Command command) {
        var project = evaluation.project();
        var people = evaluation.needsPeople(ask)
                ? staff.around(project.unitPath(), project.departmentPath()).map(usual::with)
                : Mono.just(usual);
        var holder = ask.onBehalfOf();
        return holder == null
                ? people
                : people.zipWith(
                        absences.standingIn(command.actor().account(), holder, role(evaluation), command.at()),
                        Circumstances::with);
    }

    /** The desk's role tells which of an absent one's posts is meant. */
    private static @Nullable String role(SelfEvaluation evaluation) {
        return evaluation
                .chain()
                .deskOf(evaluation.stage())
                .map(desk -> desk.role().name())
                .orElse(null);
    }
}

package cn.hengping.evaluation.selfevaluation;

import java.util.List;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotAScorer;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.PanelComplete;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;

/** Appoints an evaluation's scorers, and takes in what they hold. Who scores has written, and does not sign. */
final class Panels {
    private Panels() {}

    static SelfEvaluation appoint(SelfEvaluation evaluation, Panel.Appointment appointment, Command command) {
        evaluation.requireWriting(command, Writers.isPreparer(evaluation, command.actor()));
        var preparation = evaluation.preparation();
        var team = preparation.team();
        NotAcceptable.unless(
                team == null
                        ? List.of(Fault.at("/scorers", "TeamMissing"))
                        : appointment.faults(team, evaluation.project()));
        var known = preparation.panel();
        if (known != null && known.isComplete()) {
            throw new PanelComplete().asError();
        }
        var panel = (known == null ? new Panel(List.of(), List.of()) : known).appointed(appointment.scorers());
        return evaluation.prepared(preparation.with(panel, command.actor().account()));
    }

    static SelfEvaluation score(SelfEvaluation evaluation, Panel.Marks marks, Command command) {
        var account = command.actor().account();
        var panel = evaluation.preparation().panel();
        if (panel == null || !panel.scorers().contains(account)) {
            throw new NotAScorer(account).asError();
        }
        evaluation.requireWriting(command, Writers.isWriter(evaluation, command.actor()));
        if (panel.isComplete()) {
            throw new PanelComplete().asError();
        }
        NotAcceptable.unless(marks.faults(evaluation.project()));
        var opinion = new Panel.Opinion(account, marks.marks(), command.at());
        return evaluation.prepared(evaluation.preparation().with(panel.with(opinion), account));
    }
}

package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Inspection;
import cn.hengping.evaluation.inspection.InspectionRefusal.InspectionErrors;
import cn.hengping.evaluation.inspection.InspectionRefusal.WarningsUnanswered;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.recognition.Recogniser;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Inspects an evaluation while it is written, and when it is submitted: errors block; warnings want a word where the
 * district asks for it. */
@Component
public class InspectSelfEvaluation {
    private static final String ANSWERS = "/findings/";

    /** What the score sheet decides by the rule set of the evaluation, and inspection only by the usual one. */
    private static final Set<String> DECIDED_BY_RULE_SET =
            Set.of("DeclaredOffComputed", "ExecutionScoreOff", "GradeOffBand", "WeightsOff100");

    private final SelfEvaluations evaluations;
    private final Inspection inspection;
    private final Recogniser recogniser;
    private final Gate gate;

    /** How strict a district is at submission: a setting of the service, {@code hengping.inspection.gate}. */
    enum Gate {
        ERRORS,
        ERRORS_AND_WARNINGS
    }

    InspectSelfEvaluation(
            SelfEvaluations evaluations,
            Inspection inspection,
            Recogniser recogniser,
            @Value("${hengping.inspection.gate:ERRORS}") Gate gate) {
        this.evaluations = evaluations;
        this.inspection = inspection;
        this.recogniser = recogniser;
        this.gate = gate;
    }

    public Mono<List<Finding>> findings(UUID id, Actor actor) {
        return evaluations.get(id, actor).map(this::findings);
    }

    List<Finding> findings(SelfEvaluation evaluation) {
        return findings(EvaluationDossier.of(evaluation, recogniser));
    }

    private List<Finding> findings(Dossier dossier) {
        return inspection.inspect(dossier).stream()
                .filter(finding -> !DECIDED_BY_RULE_SET.contains(finding.code()))
                .toList();
    }

    /** What inspection makes of an evaluation, and its paragraphs. */
    public record Sheet(List<Finding> findings, List<Passage> passages, boolean isBlank) {
        public Sheet {
            findings = List.copyOf(findings);
            passages = List.copyOf(passages);
        }
    }

    /** The findings and paragraphs of an evaluation; into a blank one nothing was written yet. */
    public Sheet sheet(SelfEvaluation evaluation) {
        var written = evaluation.preparation();
        if (written.results() == null && written.narrative() == null) {
            return new Sheet(List.of(), List.of(), true);
        }
        var dossier = EvaluationDossier.of(evaluation, recogniser);
        return new Sheet(findings(dossier), dossier.narrative().passages(), false);
    }

    /** Lets a move pass, or refuses a submission with errors, or with warnings that nobody said a word about. */
    SelfEvaluation.Move passed(SelfEvaluation.Move move, SelfEvaluation.Ask ask) {
        if (ask.step() != Step.SUBMIT) {
            return move;
        }
        var findings = findings(move.after());
        var errors = faults(findings, Severity.ERROR, Set.of());
        if (!errors.isEmpty()) {
            throw new InspectionErrors(errors.size(), errors).asError();
        }
        if (gate == Gate.ERRORS) {
            return move;
        }
        var answered = ask.reasons().stream()
                .map(reason -> String.valueOf(reason.pointer()))
                .filter(pointer -> pointer.startsWith(ANSWERS))
                .map(pointer -> pointer.substring(ANSWERS.length()))
                .collect(Collectors.toSet());
        var unanswered = faults(findings, Severity.WARNING, answered);
        if (!unanswered.isEmpty()) {
            throw new WarningsUnanswered(unanswered.size(), unanswered).asError();
        }
        return move;
    }

    private static List<Fault> faults(List<Finding> findings, Severity severity, Set<String> answered) {
        var faults = new ArrayList<Fault>();
        for (var finding : findings) {
            if (finding.severity() == severity && !answered.contains(finding.code())) {
                var pointer =
                        finding.place().pointer() == null ? "" : finding.place().pointer();
                faults.add(Fault.at(pointer, "InspectionFinding", finding.code(), finding.title(), finding.evidence()));
            }
        }
        return faults;
    }
}

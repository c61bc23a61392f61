package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.platform.Fault;

/** What still keeps an evaluation from being submitted: said all at once, each with its place. */
final class Completeness {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private Completeness() {}

    static List<Fault> faults(SelfEvaluation evaluation) {
        var faults = new ArrayList<Fault>();
        var preparation = evaluation.preparation();
        if (!evaluation.campaign().isOpen()) {
            faults.add(Fault.at(
                    "/campaign", "CampaignIsClosed", evaluation.campaign().year()));
        }
        var team = preparation.team();
        if (team == null) {
            faults.add(Fault.at("/team", "TeamMissing"));
        } else {
            preparation.writers().stream()
                    .filter(team::isLedBy)
                    .forEach(writer -> faults.add(Fault.at("/team", "LeaderWrote", writer)));
        }
        if (preparation.plan() == null) {
            faults.add(Fault.at("/plan", "PlanMissing"));
        }
        faults.addAll(weights(evaluation));
        var results = preparation.results();
        if (results == null) {
            faults.add(Fault.at("/results", "ResultsMissing"));
        } else {
            faults.addAll(outdated(evaluation, results));
            faults.addAll(lines(evaluation, results));
        }
        var panel = preparation.panel();
        if (panel != null && !panel.isComplete()) {
            faults.add(Fault.at(
                    "/panel",
                    "OpinionsMissing",
                    panel.scorers().size() - panel.opinions().size()));
        }
        if (evaluation.latest().sequence() == 0) {
            faults.add(Fault.at("/execution", "ExecutionUnknown"));
        }
        faults.addAll(evidence(evaluation));
        if (evaluation.isNarrativeReport()) {
            var narrative = preparation.narrative();
            faults.addAll(narrative == null ? List.of(Fault.at("/narrative", "NarrativeMissing")) : narrative.gaps());
        }
        return faults;
    }

    /**
     * The weights of the project and that of the execution rate are from two hands: under another scheme's rules more than a hundred
     * could be reached. Less is said as a finding.
     */
    private static List<Fault> weights(SelfEvaluation evaluation) {
        var execution = evaluation.rules().executionWeight();
        var lines = evaluation.project().indicators().stream()
                .map(Indicator::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return lines.add(execution).compareTo(HUNDRED) <= 0
                ? List.of()
                : List.of(Fault.at(
                        "/project/indicators",
                        "WeightsOver100",
                        lines.stripTrailingZeros().toPlainString(),
                        execution.stripTrailingZeros().toPlainString()));
    }

    /** What was right when it was entered, and is not since the project was adjusted: an indicator that went, a weight that fell. */
    private static List<Fault> outdated(SelfEvaluation evaluation, Results results) {
        return results.faults(evaluation.project(), evaluation.rules().executionWeight()).stream()
                .map(fault -> new Fault("/results" + fault.pointer(), fault.code(), fault.arguments()))
                .toList();
    }

    private static List<Fault> evidence(SelfEvaluation evaluation) {
        var files = evaluation.preparation().evidence().stream()
                .filter(file -> !file.isMinutes())
                .toList();
        if (files.isEmpty()) {
            return List.of(Fault.at("/evidence", "EvidenceMissing"));
        }
        if (!evaluation.rules().evidenceForEachIndicator()) {
            return List.of();
        }
        var supported = files.stream().map(Evidence::indicator).toList();
        return evaluation.project().indicators().stream()
                .map(Indicator::code)
                .filter(code -> !supported.contains(code))
                .map(code -> Fault.at("/evidence/" + code, "EvidenceOfIndicatorMissing", code))
                .toList();
    }

    private static List<Fault> lines(SelfEvaluation evaluation, Results results) {
        var faults = new ArrayList<Fault>();
        if (results.objectiveAchieved() == null || results.objectiveAchieved().isBlank()) {
            faults.add(Fault.at("/results/objectiveAchieved", "ObjectiveAchievedMissing"));
        }
        var tolerance = evaluation.rules().declaredTolerance();
        if (evaluation.scores().execution().differsBy(tolerance) && !results.hasExecutionReason()) {
            faults.add(Fault.at("/results/executionDeviationReason", "ReasonForExecution"));
        }
        for (var line : evaluation.scores().lines()) {
            var pointer = "/results/" + line.code();
            var result = results.line(line.code());
            if (result.isEmpty() || result.get().actual() == null) {
                faults.add(Fault.at(pointer + "/actual", "ActualMissing", line.code()));
                continue;
            }
            if (line.computedScore() == null) {
                faults.add(Fault.at(pointer + "/attainmentPercent", "AttainmentMissing", line.code()));
                continue;
            }
            var explained = result.get().hasReason();
            if (line.isShort() && !explained) {
                faults.add(Fault.at(pointer + "/deviationReason", "ReasonForShortfall", line.code()));
            }
            if (line.isShort() && !result.get().hasImprovement()) {
                faults.add(Fault.at(pointer + "/improvementMeasure", "ImprovementMissing", line.code()));
            }
            if (line.isOverAchieved() && !explained) {
                faults.add(Fault.at(pointer + "/deviationReason", "ReasonForOverAchievement", line.code()));
            }
            if (!line.isShort() && line.differsBy(tolerance) && !explained) {
                faults.add(Fault.at(pointer + "/deviationReason", "ReasonForDifference", line.code()));
            }
        }
        return faults;
    }
}

package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.rulebook.RuleSetText;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.platform.Event;
import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * The last desk signed: all that a document or a dashboard needs, so that nobody calls back. Scores are decimal strings.
 *
 * @param outlineCode by which outline the campaign wants the report; the district's own when absent
 * @param tableCode by which form it wants the table; the district's own when absent
 */
public record SelfEvaluationApproved(
        UUID evaluationId,
        UUID campaignId,
        String campaignName,
        int year,
        long version,
        boolean narrativeReport,
        boolean classified,
        ProjectPart project,
        UnitPart unit,
        UnitPart department,
        FundsPart funds,
        String objective,
        String objectiveAchieved,
        List<LinePart> lines,
        String total,
        String computedTotal,
        String grade,
        List<String> gradeScale,
        RuleSetPart ruleSet,
        List<TeamMember> team,
        @Nullable Selection selection,
        Plan plan,
        @Nullable Narrative narrative,
        List<Signature> signatures,
        @Nullable String outlineCode,
        @Nullable String tableCode,
        Instant approvedAt)
        implements Event {

    /** What the project is. */
    public record ProjectPart(
            String projectCode,
            String name,
            String kind,
            List<ApprovedProject.Basis> basis,
            String content,
            String purpose,
            List<ApprovedProject.Item> items) {}

    /** A unit by its code, name and place. */
    public record UnitPart(String unitCode, String name, UnitPath path) {}

    /** The money, and the score of its execution. */
    public record FundsPart(
            List<Execution.Row> rows,
            Money initialBudgetYuan,
            Money fullYearBudgetYuan,
            Money executedYuan,
            @Nullable String executionRatePercent,
            String weight,
            String computedScore,
            String declaredScore) {}

    /** One indicator with its scores side by side. */
    public record LinePart(
            String code,
            String dimension,
            String aspect,
            String name,
            String sign,
            String target,
            String measure,
            String actual,
            @Nullable String attainmentPercent,
            String maxScore,
            String computedScore,
            String declaredScore,
            @Nullable String reviewedScore,
            String explanation,
            @Nullable String deviationReason,
            @Nullable String improvementMeasure,
            List<EvidencePart> evidence) {}

    /** A file that supports a line. */
    public record EvidencePart(String fileName, String sha256) {}

    /**
     * The rules that were used, so that anybody can compute the score and the grade again.
     *
     * @param content their whole content as JSON; the hash is the SHA-256 of this very text
     */
    public record RuleSetPart(
            String code,
            int version,
            String name,
            String hash,
            @Nullable String content) {}

    static SelfEvaluationApproved of(SelfEvaluation evaluation, Instant at) {
        var project = evaluation.project();
        var preparation = evaluation.preparation();
        var results = Objects.requireNonNull(preparation.results());
        var scores = evaluation.scores();
        var rules = evaluation.rules();
        return new SelfEvaluationApproved(
                evaluation.id(),
                evaluation.campaign().id(),
                evaluation.campaign().name(),
                project.year(),
                evaluation.version(),
                evaluation.isNarrativeReport(),
                project.classified(),
                new ProjectPart(
                        project.projectCode(),
                        project.name(),
                        project.kind(),
                        project.basis(),
                        project.content(),
                        project.purpose(),
                        project.items()),
                new UnitPart(project.unitCode(), project.unitName(), project.unitPath()),
                new UnitPart(project.departmentCode(), project.departmentName(), project.departmentPath()),
                Approval.funds(evaluation.execution(), scores.execution()),
                project.objective(),
                Objects.requireNonNull(results.objectiveAchieved()),
                project.indicators().stream()
                        .map(indicator -> Approval.line(indicator, results, scores, preparation.evidence()))
                        .toList(),
                Approval.plain(scores.total()),
                Approval.plain(scores.computedTotal()),
                Objects.requireNonNull(scores.grade()),
                rules.grades().stream().map(RuleSet.Grade::name).toList(),
                new RuleSetPart(
                        rules.code(),
                        rules.version(),
                        rules.name(),
                        evaluation.campaign().ruleSetHash(),
                        RuleSetText.hashedBy(rules, evaluation.campaign().ruleSetHash())),
                Objects.requireNonNull(preparation.team()).members(),
                evaluation.selection(),
                Objects.requireNonNull(preparation.plan()),
                preparation.narrative(),
                evaluation.signOff().signatures(),
                evaluation.campaign().outlineCode(),
                evaluation.campaign().tableCode(),
                at);
    }

    @Override
    public String topic() {
        return "evaluation.self-evaluation";
    }

    @Override
    public String type() {
        return "SelfEvaluationApproved.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}

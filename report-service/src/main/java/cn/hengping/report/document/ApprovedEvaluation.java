package cn.hengping.report.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * An approved evaluation: the part of {@code contracts/evaluation/SelfEvaluationApproved.v1.json} that is printed.
 *
 * @param outlineCode the outline that the campaign wants the report by
 * @param tableCode the form that it wants the table in
 * @param reviewedTotal of the bureau's review, which comes after the approval
 */
public record ApprovedEvaluation(
        UUID evaluationId,
        int year,
        long version,
        boolean narrativeReport,
        boolean classified,
        Project project,
        Unit unit,
        Unit department,
        Funds funds,
        String objective,
        String objectiveAchieved,
        List<Line> lines,
        String total,
        @Nullable String computedTotal,
        String grade,
        List<String> gradeScale,
        RuleSet ruleSet,
        List<Member> team,
        @Nullable Selection selection,
        Plan plan,
        @Nullable Narrative narrative,
        List<Signature> signatures,
        @Nullable String outlineCode,
        @Nullable String tableCode,
        @Nullable String reviewedTotal,
        Instant approvedAt) {

    public record Project(
            String projectCode,
            String name,
            String kind,
            List<Basis> basis,
            String content,
            String purpose,
            List<Item> items) {}

    public record Basis(String documentNumber, String subject) {}

    public record Item(String code, String name, Money amountYuan) {}

    public record Unit(String unitCode, String name, UnitPath path) {}

    public record Funds(
            List<Row> rows,
            Money initialBudgetYuan,
            Money fullYearBudgetYuan,
            Money executedYuan,
            @Nullable String executionRatePercent,
            String weight,
            @Nullable String computedScore,
            String declaredScore) {}

    public record Row(String source, Money initialBudgetYuan, Money fullYearBudgetYuan, Money executedYuan) {}

    public record Line(
            String code,
            String dimension,
            String aspect,
            String name,
            String sign,
            String target,
            String measure,
            String actual,
            String maxScore,
            @Nullable String computedScore,
            String declaredScore,
            @Nullable String reviewedScore,
            @Nullable String explanation,
            @Nullable String attainmentPercent,
            @Nullable String deviationReason,
            @Nullable String improvementMeasure) {
        private Line reviewed(@Nullable String score) {
            return new Line(
                    code,
                    dimension,
                    aspect,
                    name,
                    sign,
                    target,
                    measure,
                    actual,
                    maxScore,
                    computedScore,
                    declaredScore,
                    score == null ? reviewedScore : score,
                    explanation,
                    attainmentPercent,
                    deviationReason,
                    improvementMeasure);
        }
    }

    /**
     * The rules that were used.
     *
     * @param content their whole content as JSON, of which the hash is; absent in events of before it was told
     */
    public record RuleSet(
            String code,
            int version,
            String name,
            String hash,
            @Nullable String content) {}

    public record Member(String title, String post) {}

    public record Selection(int selected, int of, String reason) {}

    public record Plan(LocalDate from, LocalDate to, List<String> methods, List<String> criteria) {}

    public record Narrative(
            String organisation,
            String background,
            String purposeOfEvaluation,
            String managementAnalysis,
            String resultAnalysis,
            String conclusion,
            String experience,
            String lessons,
            String unmetReasons,
            String problems,
            String improvements,
            String other) {}

    /** With what the bureau's review came to beside each line and the total; what it does not mention stays without. */
    public ApprovedEvaluation reviewed(Review review) {
        return new ApprovedEvaluation(
                evaluationId,
                year,
                version,
                narrativeReport,
                classified,
                project,
                unit,
                department,
                funds,
                objective,
                objectiveAchieved,
                lines.stream()
                        .map(line -> line.reviewed(review.of(line.code())))
                        .toList(),
                total,
                computedTotal,
                grade,
                gradeScale,
                ruleSet,
                team,
                selection,
                plan,
                narrative,
                signatures,
                outlineCode,
                tableCode,
                review.reviewedTotal(),
                approvedAt);
    }

    public record Signature(
            String desk, String title, Instant at, @Nullable String contentHash) {}
}

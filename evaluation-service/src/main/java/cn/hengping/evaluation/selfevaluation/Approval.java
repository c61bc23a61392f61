package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.Points;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationApproved.EvidencePart;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationApproved.FundsPart;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationApproved.LinePart;
import org.jspecify.annotations.Nullable;

/** Puts the figures of an approved evaluation into the words of its fact: scores as printed, two decimals. */
final class Approval {
    private Approval() {}

    static FundsPart funds(Execution execution, ScoreSheet.Line line) {
        return new FundsPart(
                execution.rows(),
                execution.initialBudgetYuan(),
                execution.fullYearBudgetYuan(),
                execution.executedYuan(),
                execution.executionRatePercent(),
                plain(line.maxScore()),
                plain(line.computedScore()),
                plain(line.declaredScore()));
    }

    static LinePart line(
            ApprovedProject.Indicator indicator, Results results, ScoreSheet scores, List<Evidence> evidence) {
        var result = results.line(indicator.code()).orElseThrow();
        var line = scores.lines().stream()
                .filter(candidate -> candidate.code().equals(indicator.code()))
                .findFirst()
                .orElseThrow();
        return new LinePart(
                indicator.code(),
                indicator.dimension(),
                indicator.aspect(),
                indicator.name(),
                indicator.sign().name(),
                indicator.target(),
                indicator.measure(),
                Objects.requireNonNull(result.actual()),
                result.attainmentPercent() == null
                        ? null
                        : result.attainmentPercent().toPlainString(),
                plain(line.maxScore()),
                plain(line.computedScore()),
                plain(line.declaredScore()),
                line.reviewedScore() == null ? null : plain(line.reviewedScore()),
                arithmetic(line.explanation()),
                result.deviationReason(),
                result.improvementMeasure(),
                evidence.stream()
                        .filter(file -> file.indicator().equals(indicator.code()))
                        .map(file -> new EvidencePart(file.fileName(), file.sha256()))
                        .toList());
    }

    private static String arithmetic(@Nullable Points points) {
        return points == null ? "" : points.arithmetic();
    }

    static String plain(@Nullable BigDecimal score) {
        return Objects.requireNonNull(score).toPlainString();
    }
}

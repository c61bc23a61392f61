package cn.hengping.evaluation.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** The bureau scored an approved evaluation itself; a higher version replaces a lower one. Scores are decimal strings. */
public record EvaluationReviewed(
        UUID evaluationId,
        String projectCode,
        int year,
        UnitPath unitPath,
        List<LinePart> lines,
        @Nullable String computedTotal,
        @Nullable String declaredTotal,
        String reviewedTotal,
        @Nullable String declaredGrade,
        String reviewedGrade,
        String conclusion,
        String reviewer,
        long version,
        Instant at)
        implements Event {

    /** A line's scores side by side. */
    public record LinePart(
            String code,
            @Nullable String computed,
            @Nullable String declared,
            String reviewed,
            @Nullable String reason) {}

    public static EvaluationReviewed of(Review review) {
        return new EvaluationReviewed(
                review.evaluationId(),
                review.projectCode(),
                review.year(),
                review.unitPath(),
                review.lines().stream()
                        .map(line -> new LinePart(
                                line.code(),
                                text(line.computed()),
                                text(line.declared()),
                                line.reviewed().toPlainString(),
                                line.reason()))
                        .toList(),
                text(review.computedTotal()),
                text(review.declaredTotal()),
                review.reviewedTotal().toPlainString(),
                review.declaredGrade(),
                review.reviewedGrade(),
                review.conclusion(),
                review.reviewer(),
                review.version(),
                review.at());
    }

    private static @Nullable String text(@Nullable BigDecimal score) {
        return score == null ? null : score.toPlainString();
    }

    @Override
    public String topic() {
        return "evaluation.review";
    }

    @Override
    public String type() {
        return "EvaluationReviewed.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}

package cn.hengping.evaluation.scoring.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import cn.hengping.evaluation.scoring.Measured;
import org.jspecify.annotations.Nullable;

/** What was asked, once it could be read. Points and yuan. */
record ReadSheet(
        Funds funds,
        List<Line> lines,
        @Nullable BigDecimal declaredExecution,
        boolean executionExplained,
        @Nullable BigDecimal declaredTotal,
        @Nullable String declaredGrade) {

    private static final Set<String> NOTHING_SAID = Set.of("无", "无。", "没有", "无偏差", "已完成", "完成", "全部完成", "/", "-", "—");

    ReadSheet {
        lines = List.copyOf(lines);
    }

    /** Whether this text says why, and not just that there is nothing to say. */
    static boolean explains(@Nullable String reason) {
        return reason != null && !reason.isBlank() && !NOTHING_SAID.contains(reason.strip());
    }

    /** The money; absent where nobody wrote it. */
    record Funds(
            @Nullable BigDecimal fullYearBudget,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal declaredRate,
            boolean budgetAddsUp,
            boolean executedAddsUp) {}

    /** One indicator. */
    record Line(
            String pointer,
            String code,
            @Nullable String name,
            Level.Dimension dimension,
            Level.@Nullable Aspect aspect,
            Measured measured,
            @Nullable BigDecimal declared,
            @Nullable String deviationReason,
            @Nullable String improvementMeasure) {

        /** Whether the actual value is exactly the target; absent where the two are no single numbers. */
        @Nullable
        Boolean equalsTarget() {
            var typed = measured.actual();
            var isCompared = measured.sign().isPositive() || measured.sign().isInverse();
            var read = typed == null || !isCompared
                    ? Optional.<BigDecimal>empty()
                    : measured.sign()
                            .actual(typed, measured.unit(), measured.target())
                            .value();
            return read.map(actual -> actual.compareTo(new BigDecimal(measured.target())) == 0)
                    .orElse(null);
        }

        /** Whether the reason is one: "none" and "completed" explain nothing. */
        boolean isExplained() {
            return explains(deviationReason);
        }

        boolean hasReason() {
            return deviationReason != null && !deviationReason.isBlank();
        }

        boolean hasImprovement() {
            return improvementMeasure != null && !improvementMeasure.isBlank();
        }

        String title() {
            return name == null || name.isBlank() ? "指标“" + code + "”" : name;
        }
    }
}

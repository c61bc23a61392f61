package cn.hengping.evaluation.scoring.preview;

import java.math.BigDecimal;
import java.util.List;

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

    ReadSheet {
        lines = List.copyOf(lines);
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

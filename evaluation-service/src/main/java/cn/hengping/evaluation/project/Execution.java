package cn.hengping.evaluation.project;

import java.util.List;

import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was spent: the part of {@code contracts/budget/BudgetExecutionRecorded.v1.json} that is needed here. A later sequence
 * replaces an earlier one, in whichever order they arrive.
 */
public record Execution(
        String projectCode,
        long sequence,
        Money initialBudgetYuan,
        Money fullYearBudgetYuan,
        Money executedYuan,
        @Nullable String executionRatePercent,
        List<Row> rows) {

    /** The amounts of one source, in yuan. */
    public record Row(String source, Money initialBudgetYuan, Money fullYearBudgetYuan, Money executedYuan) {}

    public Execution {
        rows = List.copyOf(rows);
    }

    /** What is known of a project's money before the first fact about it has arrived. */
    public static Execution unknown(String projectCode) {
        return new Execution(projectCode, 0, Money.ZERO, Money.ZERO, Money.ZERO, null, List.of());
    }
}

package cn.hengping.budget.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import cn.hengping.platform.Event;
import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** The ledger of a project moved: the four amounts and the rate as they are now. A later sequence replaces an earlier one. */
public record BudgetExecutionRecorded(
        String projectCode,
        int year,
        UnitPath unitPath,
        long sequence,
        LocalDate asOf,
        Money initialBudgetYuan,
        Money adjustmentYuan,
        Money fullYearBudgetYuan,
        Money arrivedYuan,
        Money executedYuan,
        @Nullable String executionRatePercent,
        List<Row> rows)
        implements Event {

    /** The amounts of one source, as the official table shows them. */
    public record Row(FundSource source, Money initialBudgetYuan, Money fullYearBudgetYuan, Money executedYuan) {}

    public static BudgetExecutionRecorded of(Balance balance) {
        return new BudgetExecutionRecorded(
                balance.projectCode(),
                balance.year(),
                balance.unitPath(),
                balance.sequence(),
                balance.asOf(),
                balance.initialYuan(),
                balance.adjustmentYuan(),
                balance.fullYearYuan(),
                balance.arrivedYuan(),
                balance.executedYuan(),
                balance.executionRatePercent().map(BigDecimal::toPlainString).orElse(null),
                balance.rows().stream()
                        .map(row -> new Row(row.source(), row.initialYuan(), row.fullYearYuan(), row.executedYuan()))
                        .toList());
    }

    @Override
    public String topic() {
        return "budget.execution";
    }

    @Override
    public String type() {
        return "BudgetExecutionRecorded.v1";
    }

    @Override
    public String subject() {
        return projectCode;
    }
}

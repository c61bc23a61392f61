package cn.hengping.budget.project;

import java.math.BigDecimal;
import java.time.Instant;

import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A project as a list shows it; the last three are absent until its ledger is open, the rate also when the budget is zero. */
public record ProjectRow(
        String projectCode,
        int year,
        String name,
        ProjectKind kind,
        boolean classified,
        String unitCode,
        String unitName,
        UnitPath unitPath,
        Stage stage,
        Money initialBudgetYuan,
        Instant updatedAt,
        @Nullable String parentCode,
        @Nullable Money fullYearBudgetYuan,
        @Nullable Money executedYuan,
        @Nullable BigDecimal executionRatePercent) {}

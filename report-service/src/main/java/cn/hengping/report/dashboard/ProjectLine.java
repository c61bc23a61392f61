package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * One project behind a figure. Scores in points.
 *
 * @param stage whose desk it lies on; absent while no campaign covers it
 * @param dueOn until when that desk should be done
 * @param total declared, of the approved evaluation
 * @param unapproved declared, of one that is not approved yet; only where it was asked for
 * @param reviewed by the bureau
 */
public record ProjectLine(
        String projectCode,
        String name,
        String kind,
        String unitPath,
        String unitName,
        @Nullable UUID evaluationId,
        Status status,
        @Nullable String stage,
        boolean overdue,
        @Nullable LocalDate dueOn,
        @Nullable Money initialBudgetYuan,
        @Nullable Money fullYearBudgetYuan,
        @Nullable Money executedYuan,
        @Nullable BigDecimal executionRatePercent,
        @Nullable String light,
        @Nullable BigDecimal total,
        @Nullable BigDecimal computed,
        @Nullable String grade,
        @Nullable BigDecimal unapproved,
        @Nullable BigDecimal reviewed) {}

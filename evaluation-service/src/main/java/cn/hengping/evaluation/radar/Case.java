package cn.hengping.evaluation.radar;

import java.math.BigDecimal;

import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * An approved evaluation as the radar sees it. Totals in points, rate and spread in percent.
 *
 * @param isBest whether it got the best grade of its scale
 * @param computed by rule; absent where a line has no readable value
 * @param reviewed by the bureau; absent while it was not
 * @param spread of the scorers' percents on a line, on average over the lines with several
 */
public record Case(
        String projectCode,
        UnitPath unitPath,
        String unitName,
        String kind,
        BigDecimal declared,
        boolean isBest,
        @Nullable BigDecimal computed,
        @Nullable BigDecimal reviewed,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal spread) {
    private static final BigDecimal FULL = new BigDecimal("100");
    private static final BigDecimal LOW = new BigDecimal("60");

    boolean isFull() {
        return declared.compareTo(FULL) == 0;
    }

    boolean isBestInSpiteOfLowExecution() {
        return isBest && rate != null && rate.compareTo(LOW) < 0;
    }
}

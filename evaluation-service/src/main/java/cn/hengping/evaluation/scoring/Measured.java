package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a line's score is computed from.
 *
 * @param weight the points that the line carries
 * @param actual a number, an ISO date, or words, as its sign asks; absent while not filled in
 * @param attainmentPercent 0 to 100, for qualitative lines only
 */
public record Measured(
        Sign sign,
        String target,
        BigDecimal weight,
        @Nullable String actual,
        @Nullable BigDecimal attainmentPercent) {}

package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;

/**
 * The computed score of a line (测算分), and how it came about.
 *
 * @param score points, two decimals, half up
 * @param rule the name of the rule that was applied
 * @param arithmetic the sum as a person would write it down
 * @param source where the rule comes from
 * @param overAchieved whether the actual value is so far above the target that the target may have been too low
 */
public record Points(BigDecimal score, String rule, String arithmetic, String source, boolean overAchieved) {}

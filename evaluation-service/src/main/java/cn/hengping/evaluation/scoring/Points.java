package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The computed score of a line (测算分), and how it came about.
 *
 * @param score points, two decimals, half up
 * @param rule the name of the rule that was applied
 * @param inputs what it was computed from, by name, as printed
 * @param arithmetic the sum as a person would write it down
 * @param source where the rule comes from
 * @param article which part of the source it is, or empty where the rule set names none
 * @param overAchieved whether the actual value is so far above the target that the target may have been too low
 * @param capped whether a cap of the rule set took points away
 */
public record Points(
        BigDecimal score,
        String rule,
        Map<String, String> inputs,
        String arithmetic,
        String source,
        String article,
        boolean overAchieved,
        boolean capped) {

    public Points {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    Points overshooting() {
        return new Points(score, rule, inputs, arithmetic, source, article, true, capped);
    }

    /** The same, at most this many points, which the words say. */
    Points cappedAt(BigDecimal most, String why) {
        return new Points(most, rule, inputs, arithmetic + "；" + why, source, article, overAchieved, true);
    }
}

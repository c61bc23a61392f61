package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;

import cn.hengping.evaluation.scoring.typed.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a line's score is computed from.
 *
 * @param target a number, {@code lo..hi}, an ISO date, or words, as its sign asks; numbers in the unit of measure
 * @param weight the points that the line carries
 * @param actual as it was typed; absent while not filled in
 * @param attainmentPercent 0 to 100, for qualitative lines only
 * @param measure the unit that target and actual are counted in
 * @param targetTooLow whether the target was plainly set too low, as whoever scores it judges
 * @param evidenced whether a file supports the line; absent while that is not known
 */
public record Measured(
        Sign sign,
        String target,
        BigDecimal weight,
        @Nullable String actual,
        @Nullable BigDecimal attainmentPercent,
        @Nullable String measure,
        boolean targetTooLow,
        @Nullable Boolean evidenced) {

    /** A line of no particular unit, of which nothing more is known. */
    public Measured(
            Sign sign,
            String target,
            BigDecimal weight,
            @Nullable String actual,
            @Nullable BigDecimal attainmentPercent) {
        this(sign, target, weight, actual, attainmentPercent, null, false, null);
    }

    /** The unit of measure as it is counted in; none where none is named. */
    public Unit unit() {
        return measure == null ? Unit.NONE : Unit.of(measure);
    }
}

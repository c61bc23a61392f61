package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What the unit writes about one indicator. Everything but the code may come later: a draft is kept as far as it goes.
 *
 * @param attainmentPercent 0 to 100, for qualitative indicators
 * @param declaredScore points, two decimals; when absent, the computed score is what the unit declares
 * @param targetTooLow whether the unit judges that an over-achieved target was plainly set too low
 */
public record Result(
        String code,
        @Nullable String actual,
        @Nullable BigDecimal attainmentPercent,
        @Nullable BigDecimal declaredScore,
        @Nullable String deviationReason,
        @Nullable String improvementMeasure,
        @Nullable Boolean targetTooLow) {
    private static final int MOST_CHARACTERS = 2_000;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** A result that says nothing of its target. */
    public Result(
            String code,
            @Nullable String actual,
            @Nullable BigDecimal attainmentPercent,
            @Nullable BigDecimal declaredScore,
            @Nullable String deviationReason,
            @Nullable String improvementMeasure) {
        this(code, actual, attainmentPercent, declaredScore, deviationReason, improvementMeasure, null);
    }

    /** What cannot be so, whatever else is still to come. */
    List<Fault> faults(Indicator indicator, String pointer) {
        var faults = new ArrayList<Fault>();
        if (actual != null && !fits(indicator, actual)) {
            faults.add(Fault.at(pointer + "/actual", "ActualDoesNotFit", actual, indicator.sign()));
        }
        if (attainmentPercent != null && isOutside(attainmentPercent, HUNDRED)) {
            faults.add(Fault.at(pointer + "/attainmentPercent", "PercentOutOfRange", attainmentPercent));
        }
        if (attainmentPercent != null && indicator.sign() != Sign.QUALITATIVE) {
            faults.add(Fault.at(pointer + "/attainmentPercent", "PercentOfAMeasuredIndicator", code));
        }
        if (declaredScore != null && isOutside(declaredScore, indicator.weight())) {
            faults.add(Fault.at(pointer + "/declaredScore", "ScoreOutOfRange", declaredScore, indicator.weight()));
        }
        text(faults, pointer + "/deviationReason", deviationReason);
        text(faults, pointer + "/improvementMeasure", improvementMeasure);
        return faults;
    }

    private static boolean fits(Indicator indicator, String actual) {
        if (actual.isBlank() || actual.length() > MOST_CHARACTERS) {
            return false;
        }
        return indicator.sign().fitsActual(actual, indicator.measure(), indicator.target());
    }

    static boolean isOutside(BigDecimal number, BigDecimal most) {
        return number.signum() < 0 || number.compareTo(most) > 0 || number.scale() > 2;
    }

    private static void text(List<Fault> faults, String pointer, @Nullable String text) {
        if (text != null && text.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", 0, MOST_CHARACTERS));
        }
    }

    boolean hasReason() {
        return deviationReason != null && !deviationReason.isBlank();
    }

    boolean hasImprovement() {
        return improvementMeasure != null && !improvementMeasure.isBlank();
    }
}

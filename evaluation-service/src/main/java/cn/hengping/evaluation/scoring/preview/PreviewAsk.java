package cn.hengping.evaluation.scoring.preview;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a preview is asked for, as people type it: every number may come as text or as a number, with separators, full-width
 * digits and a unit.
 *
 * @param ruleSet the newest national one when absent; the newest version when only a code is named
 * @param year the budget year, for dates that name none
 * @param declaredTotal the total as the table states it
 * @param declaredGrade the grade as the table states it, by name or alias
 */
public record PreviewAsk(
        @Nullable RuleSetAsk ruleSet,
        @Nullable Integer year,
        @Nullable FundsAsk funds,
        List<IndicatorAsk> indicators,
        @Nullable String declaredExecutionScore,
        @Nullable String executionDeviationReason,
        @Nullable String declaredTotal,
        @Nullable String declaredGrade) {

    public PreviewAsk {
        indicators = List.copyOf(indicators);
    }

    /** A rule set by code, and by version when not the newest. */
    public record RuleSetAsk(String code, @Nullable Integer version) {}

    /**
     * The money, in yuan unless 万 or 万元 is written behind it. Totals may be left out where the sources are given.
     *
     * @param executionRatePercent the rate as the table states it
     */
    public record FundsAsk(
            @Nullable String fullYearBudgetYuan,
            @Nullable String executedYuan,
            @Nullable String executionRatePercent,
            @Nullable List<SourceAsk> sources) {
        public FundsAsk {
            sources = sources == null ? null : List.copyOf(sources);
        }
    }

    /** The money of one source. */
    public record SourceAsk(
            @Nullable String source,
            @Nullable String fullYearBudgetYuan,
            @Nullable String executedYuan) {}

    /**
     * One indicator with its actual value.
     *
     * @param code its place in the list when absent
     * @param sign by name (AT_LEAST) or symbol (≥); may be left out where the target carries it
     * @param attainmentPercent 0 to 100, for qualitative indicators
     * @param evidenced whether a file supports it; unknown when absent
     * @param targetTooLow whether the scorer judges that the target was plainly set too low
     */
    public record IndicatorAsk(
            @Nullable String code,
            String dimension,
            @Nullable String aspect,
            @Nullable String name,
            @Nullable String sign,
            String target,
            @Nullable String measure,
            String weight,
            @Nullable String actual,
            @Nullable String attainmentPercent,
            @Nullable String declaredScore,
            @Nullable String deviationReason,
            @Nullable String improvementMeasure,
            @Nullable Boolean evidenced,
            @Nullable Boolean targetTooLow) {}
}

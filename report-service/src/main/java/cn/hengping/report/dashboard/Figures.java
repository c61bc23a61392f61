package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;

import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the projects of a place, and of all below it, come to. Counts are of projects; scores are points; rates and averages are
 * rounded HALF_UP to two decimals, from exact sums.
 *
 * @param due projects that a campaign covers
 * @param coveragePercent of all projects, those covered
 * @param overdue past the date by which the unit or the desk should be done
 * @param executionRatePercent executed over full-year budget; absent when the budget is zero
 * @param averageScore of the approved declared totals
 * @param different approved ones whose declared total is not the computed one
 * @param averageDifference declared minus computed
 * @param unapproved submitted ones that nobody has approved yet; zero unless asked for
 * @param averageWithUnapproved of both; absent unless asked for
 * @param averageReviewDifference declared minus reviewed, of those that the bureau scored itself
 * @param rectifying with a rectification that is not settled
 */
public record Figures(
        String path,
        @Nullable String name,
        long projects,
        long due,
        @Nullable BigDecimal coveragePercent,
        long drafting,
        long inReview,
        long returned,
        long approved,
        long overdue,
        Money initialBudgetYuan,
        Money fullYearBudgetYuan,
        Money executedYuan,
        @Nullable BigDecimal executionRatePercent,
        Lights lights,
        long scored,
        @Nullable BigDecimal averageScore,
        long different,
        @Nullable BigDecimal averageDifference,
        long unapproved,
        @Nullable BigDecimal averageWithUnapproved,
        long reviewed,
        @Nullable BigDecimal averageReviewDifference,
        long rectifying) {

    /** Projects by the light of their latest checkpoint; those without one are in none. */
    public record Lights(long red, long yellow, long green, long blue) {}

    /** Exact sums, as they are kept. */
    public record Sums(
            String path,
            @Nullable String name,
            long projects,
            long due,
            long drafting,
            long inReview,
            long returned,
            long approved,
            long overdue,
            BigDecimal initial,
            BigDecimal fullYear,
            BigDecimal executed,
            long red,
            long yellow,
            long green,
            long blue,
            long scored,
            BigDecimal total,
            long compared,
            BigDecimal difference,
            long different,
            long pending,
            BigDecimal pendingTotal,
            long reviewed,
            BigDecimal reviewDifference,
            long rectifying) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Figures of(Sums sums, boolean isWithUnapproved) {
        return new Figures(
                sums.path,
                sums.name,
                sums.projects,
                sums.due,
                ratio(BigDecimal.valueOf(sums.due).multiply(HUNDRED), BigDecimal.valueOf(sums.projects)),
                sums.drafting,
                sums.inReview,
                sums.returned,
                sums.approved,
                sums.overdue,
                new Money(sums.initial),
                new Money(sums.fullYear),
                new Money(sums.executed),
                ratio(sums.executed.multiply(HUNDRED), sums.fullYear),
                new Lights(sums.red, sums.yellow, sums.green, sums.blue),
                sums.scored,
                mean(sums.total, sums.scored),
                sums.different,
                mean(sums.difference, sums.compared),
                isWithUnapproved ? sums.pending : 0,
                isWithUnapproved ? mean(sums.total.add(sums.pendingTotal), sums.scored + sums.pending) : null,
                sums.reviewed,
                mean(sums.reviewDifference, sums.reviewed),
                sums.rectifying);
    }

    private static @Nullable BigDecimal mean(BigDecimal sum, long count) {
        return ratio(sum, BigDecimal.valueOf(count));
    }

    private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.divide(whole, 2, RoundingMode.HALF_UP);
    }
}

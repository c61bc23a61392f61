package cn.hengping.budget.monitoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.hengping.budget.objective.Indicator;

/**
 * The bounds of the lights, from a year on, in percent of what is due by the end of the month.
 *
 * <p>What is due is the target's share of the year, target/12·month. Lights are decided on the exact quotient, which is never
 * rounded: 59.999 % is below 60 %. A bound belongs to the better side: 60 is yellow, 80 is green, 120 is blue.
 *
 * @param steadyMeasures measures whose values do not add up over the year, such as a rate; they are held against the whole target
 */
public record LightRules(
        int fromYear,
        String source,
        BigDecimal yellowFrom,
        BigDecimal greenFrom,
        BigDecimal blueFrom,
        BigDecimal executionYellowFrom,
        BigDecimal executionGreenFrom,
        List<String> steadyMeasures) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal MONTHS = new BigDecimal("12");

    public LightRules {
        steadyMeasures = List.copyOf(steadyMeasures);
    }

    /** What is wrong with these bounds; a service does not start with wrong ones. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (yellowFrom.signum() <= 0
                || greenFrom.compareTo(yellowFrom) <= 0
                || blueFrom.compareTo(greenFrom) <= 0
                || blueFrom.compareTo(HUNDRED) <= 0) {
            faults.add("bounds of progress do not rise");
        }
        if (executionYellowFrom.signum() <= 0 || executionGreenFrom.compareTo(executionYellowFrom) <= 0) {
            faults.add("bounds of execution do not rise");
        }
        return faults;
    }

    /**
     * The light of the execution rate: executed over full-year budget against month/12. A budget of zero has no rate and no
     * light.
     */
    Optional<Light> execution(BigDecimal executed, BigDecimal budget, int month) {
        if (budget.signum() <= 0) {
            return Optional.empty();
        }
        if (isBelow(executionYellowFrom, executed, budget, month)) {
            return Optional.of(Light.RED);
        }
        return Optional.of(isBelow(executionGreenFrom, executed, budget, month) ? Light.YELLOW : Light.GREEN);
    }

    /**
     * The light of an indicator, or none while it cannot be told.
     *
     * <p>Equal to a target above zero counts as positive, as in scoring. A target of zero or below has no share: reached is
     * green, missed is red. An interval counts as positive up to its lower end, never blue; above its upper end is red. Words
     * go by the share of the target that the unit says is attained. A date that is kept, or not yet due, is green; one that
     * has passed, with nothing done or done late, is red.
     */
    Optional<Light> indicator(Indicator indicator, Progress progress, int month, LocalDate asOf) {
        var months = steadyMeasures.contains(indicator.measure()) ? MONTHS.intValueExact() : month;
        return switch (indicator.sign()) {
            case QUALITATIVE ->
                Optional.ofNullable(progress.attainmentPercent()).map(percent -> positive(percent, HUNDRED, months));
            case BY_DATE -> Optional.of(byDate(LocalDate.parse(indicator.target()), progress, asOf));
            case BETWEEN -> progress.number().map(actual -> between(actual, indicator.target(), months));
            case AT_LEAST, MORE_THAN -> progress.number().map(actual -> positive(actual, target(indicator), months));
            case EQUAL -> progress.number().map(actual -> equal(actual, target(indicator), months));
            case AT_MOST, LESS_THAN -> progress.number().map(actual -> inverse(actual, target(indicator)));
        };
    }

    private Light positive(BigDecimal actual, BigDecimal target, int months) {
        if (target.signum() <= 0) {
            return actual.compareTo(target) >= 0 ? Light.GREEN : Light.RED;
        }
        if (isBelow(yellowFrom, actual, target, months)) {
            return Light.RED;
        }
        if (isBelow(greenFrom, actual, target, months)) {
            return Light.YELLOW;
        }
        return isBelow(blueFrom, actual, target, months) ? Light.GREEN : Light.BLUE;
    }

    private Light equal(BigDecimal actual, BigDecimal target, int months) {
        return target.signum() > 0 ? positive(actual, target, months) : inverse(actual, target);
    }

    /** A negative actual value counts as zero. */
    private static Light inverse(BigDecimal actual, BigDecimal target) {
        return actual.max(BigDecimal.ZERO).compareTo(target) <= 0 ? Light.GREEN : Light.RED;
    }

    private Light between(BigDecimal actual, String target, int months) {
        var ends = target.split("\\.\\.", 2);
        if (actual.compareTo(new BigDecimal(ends[1])) > 0) {
            return Light.RED;
        }
        var light = positive(actual, new BigDecimal(ends[0]), months);
        return light == Light.BLUE ? Light.GREEN : light;
    }

    private static Light byDate(LocalDate target, Progress progress, LocalDate asOf) {
        var done = progress.date().orElse(asOf);
        var isKept = progress.date().isPresent() ? !done.isAfter(target) : asOf.isBefore(target);
        return isKept ? Light.GREEN : Light.RED;
    }

    /** part / (whole/12·months) < bound %, without a division. */
    private static boolean isBelow(BigDecimal bound, BigDecimal part, BigDecimal whole, int months) {
        var given = part.multiply(MONTHS).multiply(HUNDRED);
        return given.compareTo(bound.multiply(whole).multiply(BigDecimal.valueOf(months))) < 0;
    }

    private static BigDecimal target(Indicator indicator) {
        return new BigDecimal(indicator.target());
    }
}

package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Computes the score of a line and of the execution rate from a rule set.
 *
 * <p>All scores are points with two decimals, half up, never below zero and never above the weight (财预〔2020〕10号, and the
 * rule set where places differ). A line without an actual value has no score yet.
 */
public record Calculator(RuleSet rules) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal TWO = new BigDecimal("2");
    /** Enough digits that rounding to two decimals at the end is the only rounding that shows. */
    private static final int INNER_SCALE = 12;

    /** The score of an indicator's line, or nothing while its actual value is missing or unreadable. */
    public Optional<Points> points(Measured line) {
        return switch (line.sign()) {
            case QUALITATIVE ->
                Optional.ofNullable(line.attainmentPercent()).map(percent -> qualitative(line, percent));
            case BY_DATE -> date(line.actual()).map(day -> byDate(line, day));
            case BETWEEN -> number(line.actual()).map(actual -> between(line, actual));
            case AT_LEAST, MORE_THAN -> number(line.actual()).map(actual -> positive(line, target(line), actual));
            case EQUAL -> number(line.actual()).map(actual -> equal(line, target(line), actual));
            case AT_MOST, LESS_THAN -> number(line.actual()).map(actual -> inverse(line, target(line), actual));
        };
    }

    /** Weight times executed over full-year budget, at most the weight; a budget of zero gives no rate and no points. */
    public Points execution(BigDecimal executed, BigDecimal fullYearBudget) {
        var weight = rules.executionWeight();
        if (fullYearBudget.signum() <= 0) {
            return points(BigDecimal.ZERO, "执行率", "全年预算数为 0，无执行率，得 0 分", false);
        }
        var score = min(share(weight, executed, fullYearBudget), weight);
        return points(score, "执行率", plain(executed) + " ÷ " + plain(fullYearBudget) + " × " + plain(weight), false);
    }

    private Points positive(Measured line, BigDecimal target, BigDecimal actual) {
        var over = target.signum() > 0 && actual.compareTo(target.multiply(rules.overAchievement())) >= 0;
        if (actual.compareTo(target) >= 0) {
            return full(line, "正向指标", plain(actual) + " 达到 " + plain(target), over);
        }
        if (target.signum() <= 0) {
            return none("正向指标", plain(actual) + " 未达到 " + plain(target));
        }
        return points(share(line.weight(), actual, target), "正向指标", ratio(actual, target, line), false);
    }

    private Points equal(Measured line, BigDecimal target, BigDecimal actual) {
        if (target.signum() > 0) {
            return positive(line, target, actual);
        }
        return actual.compareTo(target) <= 0
                ? full(line, "等于指标", plain(actual) + " 等于目标 " + plain(target), false)
                : none("等于指标", plain(actual) + " 不等于目标 " + plain(target));
    }

    private Points inverse(Measured line, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) <= 0) {
            return full(line, "反向指标", plain(actual) + " 不超过 " + plain(target), false);
        }
        if (target.signum() <= 0) {
            return none("反向指标", plain(actual) + " 超过 " + plain(target));
        }
        return switch (rules.inverse()) {
            case RATIO -> points(share(line.weight(), target, actual), "反向指标（比值）", ratio(target, actual, line), false);
            case LINEAR -> linear(line, target, actual);
        };
    }

    private Points linear(Measured line, BigDecimal target, BigDecimal actual) {
        var left = target.multiply(TWO).subtract(actual);
        if (left.signum() <= 0) {
            return none("反向指标（线性）", plain(actual) + " 不低于目标的两倍");
        }
        var arithmetic = "(1 − (" + plain(actual) + " − " + plain(target) + ") ÷ " + plain(target) + ") × "
                + plain(line.weight());
        return points(share(line.weight(), left, target), "反向指标（线性）", arithmetic, false);
    }

    private Points between(Measured line, BigDecimal actual) {
        var ends = line.target().split("\\.\\.", 2);
        var inside = actual.compareTo(new BigDecimal(ends[0])) >= 0 && actual.compareTo(new BigDecimal(ends[1])) <= 0;
        return inside
                ? full(line, "区间指标", plain(actual) + " 在 " + line.target() + " 之内", false)
                : none("区间指标", plain(actual) + " 不在 " + line.target() + " 之内");
    }

    private Points byDate(Measured line, LocalDate day) {
        return day.isAfter(LocalDate.parse(line.target()))
                ? none("时限指标", day + " 晚于 " + line.target())
                : full(line, "时限指标", day + " 不晚于 " + line.target(), false);
    }

    private Points qualitative(Measured line, BigDecimal percent) {
        var score = share(line.weight(), percent, HUNDRED);
        var band = rules.bandOf(percent);
        return points(score, "定性指标", band + "：" + plain(percent) + "% × " + plain(line.weight()), false);
    }

    private Points full(Measured line, String rule, String why, boolean over) {
        return points(line.weight(), rule, why + "，得满分 " + plain(line.weight()), over);
    }

    private Points none(String rule, String why) {
        return points(BigDecimal.ZERO, rule, why + "，得 0 分", false);
    }

    private Points points(BigDecimal score, String rule, String arithmetic, boolean over) {
        var rounded = score.setScale(2, RoundingMode.HALF_UP);
        var text = arithmetic.contains("得") ? arithmetic : arithmetic + " = " + rounded.toPlainString();
        return new Points(rounded, rule, text, rules.source(), over);
    }

    private static BigDecimal share(BigDecimal weight, BigDecimal part, BigDecimal whole) {
        return weight.multiply(part).divide(whole, INNER_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal min(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String ratio(BigDecimal part, BigDecimal whole, Measured line) {
        return plain(part) + " ÷ " + plain(whole) + " × " + plain(line.weight());
    }

    private static BigDecimal target(Measured line) {
        return new BigDecimal(line.target());
    }

    /** A number as a person types it; below zero it counts as zero. */
    private static Optional<BigDecimal> number(@org.jspecify.annotations.Nullable String text) {
        if (text == null || !isNumber(text)) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.strip()).max(BigDecimal.ZERO));
    }

    /** Whether this text is a number that an actual value may be: digits and a point, at most 30 characters. */
    public static boolean isNumber(String text) {
        return text.length() <= 30 && text.strip().matches("-?\\d+(\\.\\d+)?");
    }

    /** Whether this text is a date that an actual value may be. */
    public static boolean isDate(String text) {
        return date(text).isPresent();
    }

    private static Optional<LocalDate> date(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

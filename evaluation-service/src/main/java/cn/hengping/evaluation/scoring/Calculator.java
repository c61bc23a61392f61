package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
            case BY_DATE -> Sign.date(line.actual()).map(day -> byDate(line, day));
            case BETWEEN -> actual(line).map(actual -> between(line, actual));
            case AT_LEAST, MORE_THAN -> actual(line).map(actual -> positive(line, target(line), actual));
            case EQUAL -> actual(line).map(actual -> equal(line, target(line), actual));
            case AT_MOST, LESS_THAN -> actual(line).map(actual -> inverse(line, target(line), actual));
        };
    }

    /**
     * Weight times executed over full-year budget, at most the weight; a budget of zero gives no rate and no points, and
     * money that came back (an execution below zero) counts as none.
     */
    public Points execution(BigDecimal executed, BigDecimal fullYearBudget) {
        var weight = rules.executionWeight();
        var inputs = inputs("executedYuan", plain(executed), "fullYearBudgetYuan", plain(fullYearBudget));
        inputs.put("weight", plain(weight));
        if (fullYearBudget.signum() <= 0) {
            return decided(BigDecimal.ZERO, "执行率", inputs, "全年预算数为 0，无执行率，得 0 分");
        }
        if (executed.signum() < 0) {
            return decided(BigDecimal.ZERO, "执行率", inputs, "全年执行数 " + plain(executed) + " 小于 0，得 0 分");
        }
        if (executed.compareTo(fullYearBudget) > 0) {
            var why = plain(executed) + " 超过 " + plain(fullYearBudget) + "，以分值为限，得 " + plain(weight) + " 分";
            return decided(weight, "执行率", inputs, why);
        }
        var sum = plain(executed) + " ÷ " + plain(fullYearBudget) + " × " + plain(weight);
        return computed(share(weight, executed, fullYearBudget), "执行率", inputs, sum);
    }

    private Points positive(Measured line, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) >= 0) {
            var full = full(line, "正向指标", plain(actual) + " 达到 " + plain(target));
            var over = target.signum() > 0 && actual.compareTo(target.multiply(rules.overAchievement())) >= 0;
            return over ? full.overshooting() : full;
        }
        return computed(share(line.weight(), actual, target), "正向指标", inputs(line), ratio(actual, target, line));
    }

    private Points equal(Measured line, BigDecimal target, BigDecimal actual) {
        if (target.signum() > 0) {
            return positive(line, target, actual);
        }
        return actual.compareTo(target) <= 0
                ? full(line, "等于指标", plain(actual) + " 等于目标 " + plain(target))
                : none(line, "等于指标", plain(actual) + " 不等于目标 " + plain(target));
    }

    private Points inverse(Measured line, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) <= 0) {
            return full(line, "反向指标", plain(actual) + " 不超过 " + plain(target));
        }
        if (target.signum() <= 0) {
            return none(line, "反向指标", plain(actual) + " 超过 " + plain(target));
        }
        return switch (rules.inverse()) {
            case RATIO ->
                computed(share(line.weight(), target, actual), "反向指标（比值）", inputs(line), ratio(target, actual, line));
            case LINEAR -> linear(line, target, actual);
        };
    }

    private Points linear(Measured line, BigDecimal target, BigDecimal actual) {
        var left = target.multiply(TWO).subtract(actual);
        if (left.signum() <= 0) {
            return none(line, "反向指标（线性）", plain(actual) + " 不低于目标的两倍");
        }
        var sum = "(1 − (" + plain(actual) + " − " + plain(target) + ") ÷ " + plain(target) + ") × "
                + plain(line.weight());
        return computed(share(line.weight(), left, target), "反向指标（线性）", inputs(line), sum);
    }

    private Points between(Measured line, BigDecimal actual) {
        var ends = Sign.ends(line.target());
        var inside = actual.compareTo(ends.getFirst()) >= 0 && actual.compareTo(ends.getLast()) <= 0;
        return inside
                ? full(line, "区间指标", plain(actual) + " 在 " + line.target() + " 之内")
                : none(line, "区间指标", plain(actual) + " 不在 " + line.target() + " 之内");
    }

    private Points byDate(Measured line, LocalDate day) {
        return day.isAfter(LocalDate.parse(line.target()))
                ? none(line, "时限指标", day + " 晚于 " + line.target())
                : full(line, "时限指标", day + " 不晚于 " + line.target());
    }

    private Points qualitative(Measured line, BigDecimal percent) {
        var sum = rules.bandOf(percent) + "：" + plain(percent) + "% × " + plain(line.weight());
        return computed(share(line.weight(), percent, HUNDRED), "定性指标", inputs(line), sum);
    }

    private Points full(Measured line, String rule, String why) {
        return decided(line.weight(), rule, inputs(line), why + "，得满分 " + plain(line.weight()));
    }

    private Points none(Measured line, String rule, String why) {
        return decided(BigDecimal.ZERO, rule, inputs(line), why + "，得 0 分");
    }

    private Points computed(BigDecimal score, String rule, Map<String, String> inputs, String sum) {
        return decided(score, rule, inputs, sum + " = " + rounded(score).toPlainString());
    }

    private Points decided(BigDecimal score, String rule, Map<String, String> inputs, String why) {
        return new Points(rounded(score), rule, inputs, why, rules.source(), false);
    }

    private static BigDecimal rounded(BigDecimal score) {
        return score.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(BigDecimal weight, BigDecimal part, BigDecimal whole) {
        return weight.multiply(part).divide(whole, INNER_SCALE, RoundingMode.HALF_UP);
    }

    private static String ratio(BigDecimal part, BigDecimal whole, Measured line) {
        return plain(part) + " ÷ " + plain(whole) + " × " + plain(line.weight());
    }

    private static Map<String, String> inputs(Measured line) {
        var inputs = inputs("sign", line.sign().symbol(), "target", line.target());
        if (line.actual() != null) {
            inputs.put("actual", line.actual());
        }
        if (line.attainmentPercent() != null) {
            inputs.put("attainmentPercent", plain(line.attainmentPercent()));
        }
        inputs.put("weight", plain(line.weight()));
        return inputs;
    }

    private static Map<String, String> inputs(String one, String its, String other, String others) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put(one, its);
        inputs.put(other, others);
        return inputs;
    }

    private static BigDecimal target(Measured line) {
        return new BigDecimal(line.target());
    }

    /** A number as a person types it; below zero it counts as zero. */
    private static Optional<BigDecimal> actual(Measured line) {
        return Sign.number(line.actual()).map(number -> number.max(BigDecimal.ZERO));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

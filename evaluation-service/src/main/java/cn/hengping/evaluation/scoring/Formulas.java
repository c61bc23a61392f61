package cn.hengping.evaluation.scoring;

import static cn.hengping.evaluation.scoring.Calculator.computed;
import static cn.hengping.evaluation.scoring.Calculator.full;
import static cn.hengping.evaluation.scoring.Calculator.none;
import static cn.hengping.evaluation.scoring.Calculator.plain;
import static cn.hengping.evaluation.scoring.Calculator.share;

import java.math.BigDecimal;

import cn.hengping.evaluation.scoring.RuleSet.Formula;

/** The formulas of measured lines (定量指标): positive, equal, inverse, interval. A strict sign scores as its weak one. */
record Formulas(RuleSet rules) {
    private static final BigDecimal TWO = new BigDecimal("2");

    /** At or above the target the whole weight, below it the weight times actual over target. */
    Points positive(Measured line, BigDecimal target, BigDecimal actual) {
        return positive(Formula.POSITIVE, line, target, actual);
    }

    private Points positive(Formula formula, Measured line, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) < 0) {
            var score = share(line.weight(), actual, target);
            return computed(rules, formula, "正向指标", line, score, ratio(actual, target, line));
        }
        var reached = full(rules, formula, "正向指标", line, plain(actual) + " 达到 " + plain(target));
        var from = target.multiply(rules.overAchievement());
        if (target.signum() <= 0 || actual.compareTo(from) < 0) {
            return reached;
        }
        return reduced(formula, line, target, actual.subtract(from), reached).overshooting();
    }

    /** What is left when the target was plainly set too low: the further above the threshold, the less. */
    private Points reduced(Formula formula, Measured line, BigDecimal target, BigDecimal above, Points reached) {
        var reduction = rules.overAchievementReduction();
        if (reduction == null || !line.targetTooLow()) {
            return reached;
        }
        var off = reduction.perTarget().multiply(above);
        var most = reduction.most().multiply(target);
        var left = target.subtract(off.min(most));
        var capped = off.compareTo(most) > 0 ? "，以 " + plain(reduction.most()) + " 为限" : "";
        var sum = "目标明显偏低，超出起点 " + plain(above) + "，每倍目标调减 " + plain(reduction.perTarget()) + capped + "：" + plain(left)
                + " ÷ " + plain(target) + " × " + plain(line.weight());
        return computed(rules, formula, "正向指标（超额调减）", line, share(line.weight(), left, target), sum);
    }

    /** With a target above zero as a positive line; with zero, all or nothing. */
    Points equal(Measured line, BigDecimal target, BigDecimal actual) {
        if (target.signum() > 0) {
            return positive(Formula.EQUAL, line, target, actual);
        }
        return actual.compareTo(target) <= 0
                ? full(rules, Formula.EQUAL, "等于指标", line, plain(actual) + " 等于目标 " + plain(target))
                : none(rules, Formula.EQUAL, "等于指标", line, plain(actual) + " 不等于目标 " + plain(target));
    }

    /** At or below the target the whole weight; above it less, linearly or by ratio; above a target of zero nothing. */
    Points inverse(Measured line, BigDecimal target, BigDecimal actual) {
        return inverse(Formula.INVERSE, line, target, actual);
    }

    private Points inverse(Formula formula, Measured line, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) <= 0) {
            return full(rules, formula, "反向指标", line, plain(actual) + " 不超过 " + plain(target));
        }
        if (target.signum() <= 0) {
            return none(rules, formula, "反向指标", line, plain(actual) + " 超过 " + plain(target));
        }
        return switch (rules.inverse()) {
            case RATIO -> {
                var score = share(line.weight(), target, actual);
                yield computed(rules, formula, "反向指标（比值）", line, score, ratio(target, actual, line));
            }
            case LINEAR -> linear(formula, line, target, actual);
        };
    }

    private Points linear(Formula formula, Measured line, BigDecimal target, BigDecimal actual) {
        var left = target.multiply(TWO).subtract(actual);
        if (left.signum() <= 0) {
            return none(rules, formula, "反向指标（线性）", line, plain(actual) + " 不低于目标的两倍");
        }
        var sum = "(1 − (" + plain(actual) + " − " + plain(target) + ") ÷ " + plain(target) + ") × "
                + plain(line.weight());
        return computed(rules, formula, "反向指标（线性）", line, share(line.weight(), left, target), sum);
    }

    /**
     * Inside the whole weight; outside nothing, or, where the rule set slopes, as positive below and inverse above. An end that is
     * not above zero has no ratio, and nothing beyond it earns anything.
     */
    Points between(Measured line, BigDecimal actual) {
        var ends = Sign.ends(line.target());
        if (rules.slopes() && ends.getFirst().signum() > 0 && actual.compareTo(ends.getFirst()) < 0) {
            return positive(Formula.INTERVAL, line, ends.getFirst(), actual);
        }
        if (rules.slopes() && actual.compareTo(ends.getLast()) > 0) {
            return inverse(Formula.INTERVAL, line, ends.getLast(), actual);
        }
        var inside = actual.compareTo(ends.getFirst()) >= 0 && actual.compareTo(ends.getLast()) <= 0;
        return inside
                ? full(rules, Formula.INTERVAL, "区间指标", line, plain(actual) + " 在 " + line.target() + " 之内")
                : none(rules, Formula.INTERVAL, "区间指标", line, plain(actual) + " 不在 " + line.target() + " 之内");
    }

    private static String ratio(BigDecimal part, BigDecimal whole, Measured line) {
        return plain(part) + " ÷ " + plain(whole) + " × " + plain(line.weight());
    }
}

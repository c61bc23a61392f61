package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import cn.hengping.evaluation.scoring.RuleSet.Formula;
import org.jspecify.annotations.Nullable;

/**
 * Computes the score of a line and of the execution rate from a rule set.
 *
 * <p>All scores are points with two decimals, half up, never below zero and never above the weight (财预〔2020〕10号, and the
 * rule set where places differ). A line without an actual value has no score yet.
 */
public record Calculator(RuleSet rules) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Set<String> IN_TIME = Set.of("按期完成", "按时完成", "如期完成", "已按期完成", "已按时完成", "已如期完成");
    private static final Set<String> LATE = Set.of("未完成", "未按期完成", "未按时完成", "未如期完成", "逾期完成", "延期完成");

    /** When something was done: on a day, or only whether in time, as words say it. */
    record Done(@Nullable LocalDate day, boolean inTime, String words) {}

    /** The score of an indicator's line, or nothing while its actual value is missing or unreadable. */
    public Optional<Points> points(Measured line) {
        var formulas = new Formulas(rules);
        var points = switch (line.sign()) {
            case QUALITATIVE ->
                Optional.ofNullable(line.attainmentPercent()).map(percent -> qualitative(line, percent));
            case BY_DATE ->
                Optional.ofNullable(line.actual())
                        .flatMap(typed -> readDay(typed, line.target()))
                        .map(done -> byDate(line, done));
            case BETWEEN -> actual(line).map(actual -> formulas.between(line, actual));
            case AT_LEAST, MORE_THAN -> actual(line).map(actual -> formulas.positive(line, target(line), actual));
            case EQUAL -> actual(line).map(actual -> formulas.equal(line, target(line), actual));
            case AT_MOST, LESS_THAN -> actual(line).map(actual -> formulas.inverse(line, target(line), actual));
        };
        return points.map(earned -> capped(line, earned));
    }

    /**
     * Weight times executed over full-year budget, at most the weight; a budget of zero gives no rate and no points, and
     * money that came back (an execution below zero) counts as none.
     */
    public Points execution(BigDecimal executed, BigDecimal fullYearBudget) {
        var weight = rules.executionWeight();
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("executedYuan", plain(executed));
        inputs.put("fullYearBudgetYuan", plain(fullYearBudget));
        inputs.put("weight", plain(weight));
        if (fullYearBudget.signum() <= 0) {
            return decided(Formula.EXECUTION, BigDecimal.ZERO, "执行率", inputs, "全年预算数为 0，无执行率，得 0 分");
        }
        if (executed.signum() < 0) {
            var why = "全年执行数 " + plain(executed) + " 小于 0，得 0 分";
            return decided(Formula.EXECUTION, BigDecimal.ZERO, "执行率", inputs, why);
        }
        if (executed.compareTo(fullYearBudget) > 0) {
            var why = plain(executed) + " 超过 " + plain(fullYearBudget) + "，以分值为限，得 " + plain(weight) + " 分";
            return decided(Formula.EXECUTION, weight, "执行率", inputs, why);
        }
        var score = share(weight, executed, fullYearBudget);
        var sum = plain(executed) + " ÷ " + plain(fullYearBudget) + " × " + plain(weight) + " = " + printed(score);
        return decided(Formula.EXECUTION, score, "执行率", inputs, sum);
    }

    private Points decided(Formula formula, BigDecimal score, String rule, Map<String, String> inputs, String why) {
        return new Points(rounded(score), rule, inputs, why, rules.source(), rules.articleOf(formula), false, false);
    }

    /** The rate in percent, two decimals, half up; none where the budget is zero or less. */
    public static Optional<BigDecimal> rate(BigDecimal executed, BigDecimal fullYearBudget) {
        return fullYearBudget.signum() <= 0
                ? Optional.empty()
                : Optional.of(executed.multiply(HUNDRED).divide(fullYearBudget, 2, RoundingMode.HALF_UP));
    }

    private Points byDate(Measured line, Done done) {
        var on = done.day() == null ? done.words() : done.day().toString();
        return done.inTime()
                ? full(rules, Formula.DATE, "时限指标", line, on + " 不晚于 " + line.target())
                : none(rules, Formula.DATE, "时限指标", line, on + " 晚于 " + line.target());
    }

    /** A day against the target's, or the plain words for in time and late. */
    static Optional<Done> readDay(String typed, String target) {
        var words = typed.strip();
        if (IN_TIME.contains(words) || LATE.contains(words)) {
            return Optional.of(new Done(null, IN_TIME.contains(words), words));
        }
        return Sign.date(target)
                .flatMap(due -> Sign.day(typed, due).map(day -> new Done(day, !day.isAfter(due), words)));
    }

    private Points qualitative(Measured line, BigDecimal percent) {
        var sum = rules.bandOf(percent) + "：" + plain(percent) + "% × " + plain(line.weight());
        return computed(rules, Formula.QUALITATIVE, "定性指标", line, share(line.weight(), percent, HUNDRED), sum);
    }

    /** What is left of a line that no file supports, where the rule set caps such lines. */
    private Points capped(Measured line, Points earned) {
        if (!Objects.equals(line.evidenced(), false)) {
            return earned;
        }
        return rules.allCaps().stream()
                .filter(cap -> cap.when() == Cap.When.EVIDENCE_MISSING)
                .map(cap -> rounded(share(line.weight(), cap.percent(), HUNDRED)))
                .filter(most -> most.compareTo(earned.score()) < 0)
                .min(BigDecimal::compareTo)
                .map(most -> earned.cappedAt(most, "缺少佐证，至多得 " + most.toPlainString() + " 分"))
                .orElse(earned);
    }

    static Points full(RuleSet rules, Formula formula, String rule, Measured line, String why) {
        var words = why + "，得满分 " + plain(line.weight());
        return points(rules, formula, rule, line, line.weight(), words);
    }

    static Points none(RuleSet rules, Formula formula, String rule, Measured line, String why) {
        return points(rules, formula, rule, line, BigDecimal.ZERO, why + "，得 0 分");
    }

    static Points computed(RuleSet rules, Formula formula, String rule, Measured line, BigDecimal score, String sum) {
        return points(rules, formula, rule, line, score, sum + " = " + printed(score));
    }

    private static Points points(
            RuleSet rules, Formula formula, String rule, Measured line, BigDecimal score, String words) {
        var article = rules.articleOf(formula);
        return new Points(rounded(score), rule, inputs(line), words, rules.source(), article, false, false);
    }

    private static Map<String, String> inputs(Measured line) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("sign", line.sign().symbol());
        inputs.put("target", line.target());
        if (line.actual() != null) {
            inputs.put("actual", line.actual());
        }
        if (line.attainmentPercent() != null) {
            inputs.put("attainmentPercent", plain(line.attainmentPercent()));
        }
        inputs.put("weight", plain(line.weight()));
        return inputs;
    }

    static BigDecimal rounded(BigDecimal score) {
        return score.setScale(2, RoundingMode.HALF_UP);
    }

    private static String printed(BigDecimal score) {
        return rounded(score).toPlainString();
    }

    /** Rounded once, from the exact quotient: a second rounding could lift 0.00499… to a cent. */
    static BigDecimal share(BigDecimal weight, BigDecimal part, BigDecimal whole) {
        return weight.multiply(part).divide(whole, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal target(Measured line) {
        return new BigDecimal(line.target());
    }

    /** A number as a person types it; below zero it counts as zero, unless an interval begins below zero. */
    private static Optional<BigDecimal> actual(Measured line) {
        var mayBeNegative = line.sign() == Sign.BETWEEN
                && Sign.ends(line.target()).getFirst().signum() < 0;
        return Optional.ofNullable(line.actual())
                .flatMap(typed ->
                        line.sign().actual(typed, line.unit(), line.target()).value())
                .map(number -> mayBeNegative ? number : number.max(BigDecimal.ZERO));
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

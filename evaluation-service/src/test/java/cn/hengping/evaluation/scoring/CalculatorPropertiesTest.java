package cn.hengping.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every input, tried with many. A failure names its case whole, so that it can be typed in again. */
@DisplayName("评分的通则：任意取值")
class CalculatorPropertiesTest {
    private static final int CASES = 40_000;
    private static final List<Sign> NUMERIC =
            List.of(Sign.AT_LEAST, Sign.MORE_THAN, Sign.EQUAL, Sign.AT_MOST, Sign.LESS_THAN, Sign.BETWEEN);

    private record Case(
            Sign sign, BigDecimal low, BigDecimal high, BigDecimal done, BigDecimal weight, boolean tooLow) {
        String target() {
            return sign == Sign.BETWEEN ? low.toPlainString() + ".." + high.toPlainString() : low.toPlainString();
        }

        Measured measured() {
            return new Measured(sign, target(), weight, done.toPlainString(), null, null, tooLow, null);
        }

        Case doing(BigDecimal other) {
            return new Case(sign, low, high, other, weight, tooLow);
        }

        Case times(BigDecimal factor) {
            return new Case(sign, low.multiply(factor), high.multiply(factor), done.multiply(factor), weight, tooLow);
        }
    }

    /** Every shipped rule set, and the national one with the ratio for inverse lines. */
    static Stream<RuleSet> rules() {
        var shipped = ScoringFixture.shipped().all().stream().map(RuleSets.Known::rules);
        var national = ScoringFixture.shipped().get("national", 2).rules();
        return Stream.concat(shipped, Stream.of(byRatio(national)));
    }

    private static RuleSet byRatio(RuleSet rules) {
        return new RuleSet(
                "ratio",
                rules.version(),
                rules.name(),
                rules.source(),
                rules.executionWeight(),
                rules.weights(),
                rules.withoutSatisfaction(),
                RuleSet.Inverse.RATIO,
                rules.overAchievement(),
                rules.qualitativeBands(),
                rules.declaredTolerance(),
                rules.evidenceForEachIndicator(),
                rules.grades(),
                RuleSet.Interval.SLOPE,
                rules.overAchievementReduction(),
                rules.caps(),
                rules.combination(),
                rules.articles());
    }

    /** Small numbers and large ones, whole and with decimals, often zero, often exactly at, next to, or twice the target. */
    private static Case any(SplittableRandom random) {
        var sign = NUMERIC.get(random.nextInt(NUMERIC.size()));
        var low =
                sign == Sign.BETWEEN && random.nextInt(4) == 0 ? number(random).negate() : number(random);
        var high = low.add(number(random));
        var anchor = sign == Sign.BETWEEN && random.nextBoolean() ? high : low;
        var done = switch (random.nextInt(8)) {
            case 0 -> anchor;
            case 1 -> anchor.add(new BigDecimal("0.000001"));
            case 2 -> anchor.subtract(new BigDecimal("0.000001"));
            case 3 -> anchor.multiply(new BigDecimal("2"));
            case 4 -> anchor.multiply(new BigDecimal("1.2"));
            case 5 -> number(random).negate();
            default -> number(random);
        };
        return new Case(sign, low, high, done, weight(random), random.nextInt(4) == 0);
    }

    private static BigDecimal number(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(random.nextInt(10));
            case 2 -> BigDecimal.valueOf(random.nextLong(1, 1_000_000), 6);
            case 3 -> BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), 2);
            default -> BigDecimal.valueOf(random.nextLong(1, 100_000), 2);
        };
    }

    private static BigDecimal weight(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextLong(1, 10_001), 2);
    }

    private static BigDecimal score(Calculator calculator, Case one) {
        return calculator
                .points(one.measured())
                .orElseThrow(() -> new AssertionError(one))
                .score();
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("与另写的算法分毫不差，且在零与分值之间")
    void it_agrees_with_rules_written_apart(RuleSet rules) {
        var random = new SplittableRandom(20241125);
        var calculator = new Calculator(rules);
        var reference = new ReferenceScore(rules);
        for (var i = 0; i < CASES; i++) {
            var one = any(random);

            var score = score(calculator, one);

            assertThat(score).as("%s", one).isBetween(BigDecimal.ZERO, one.weight());
            assertThat(ReferenceScore.hundredths(score))
                    .as("%s under %s/%s", one, rules.code(), rules.version())
                    .isEqualTo(reference.measured(
                            one.sign(), one.low(), one.high(), one.done(), one.weight(), one.tooLow()));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("正向指标多做不减分（未认定目标偏低时），反向指标多花不加分")
    void more_is_never_worse_or_never_better(RuleSet rules) {
        var random = new SplittableRandom(7);
        var calculator = new Calculator(rules);
        for (var i = 0; i < CASES; i++) {
            var any = any(random);
            var less = new Case(any.sign(), any.low(), any.high(), any.done(), any.weight(), false);
            var more = less.doing(less.done().add(number(random)));
            if (less.sign() == Sign.BETWEEN
                    || (less.sign() == Sign.EQUAL && less.low().signum() == 0)) {
                continue;
            }
            var change = score(calculator, more).compareTo(score(calculator, less));

            assertThat(less.sign().isInverse() ? -change : change)
                    .as("%s then %s", less, more.done())
                    .isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("目标与实际同乘一数，得分不变：用元还是用万元都一样")
    void the_unit_of_measure_does_not_matter(RuleSet rules) {
        var random = new SplittableRandom(11);
        var calculator = new Calculator(rules);
        for (var i = 0; i < CASES; i++) {
            var one = any(random);
            var factor = List.of(new BigDecimal("10000"), new BigDecimal("0.01"), new BigDecimal("3"))
                    .get(random.nextInt(3));

            assertThat(score(calculator, one.times(factor)))
                    .as("%s × %s", one, factor)
                    .isEqualTo(score(calculator, one));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("执行率得分与等次：与另写的算法相同，多执行不减分，等次由总分和封顶决定")
    void execution_and_grade(RuleSet rules) {
        var random = new SplittableRandom(13);
        var calculator = new Calculator(rules);
        var reference = new ReferenceScore(rules);
        for (var i = 0; i < CASES; i++) {
            var budget = number(random).setScale(2, java.math.RoundingMode.DOWN);
            var executed = random.nextBoolean()
                    ? number(random).setScale(2, java.math.RoundingMode.DOWN)
                    : budget.multiply(new BigDecimal("0.6"));
            var score = calculator.execution(executed, budget).score();
            var total = BigDecimal.valueOf(random.nextLong(0, 10_001), 2);

            assertThat(ReferenceScore.hundredths(score))
                    .as("%s of %s", executed, budget)
                    .isEqualTo(reference.execution(executed, budget));
            assertThat(calculator
                            .execution(executed.add(BigDecimal.ONE), budget)
                            .score())
                    .isGreaterThanOrEqualTo(score);
            assertThat(rules.grade(total, executed, budget).grade())
                    .as("%s at %s of %s", total, executed, budget)
                    .isEqualTo(reference.grade(ReferenceScore.hundredths(total), executed, budget, rules.caps()));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("等次的界限：恰在界上归上等，差一分钱归下等")
    void the_bounds_of_the_grades(RuleSet rules) {
        for (var grade : rules.grades()) {
            assertThat(rules.gradeOf(grade.from())).isEqualTo(grade.name());
            if (grade.from().signum() > 0) {
                assertThat(rules.gradeOf(grade.from().subtract(new BigDecimal("0.01"))))
                        .isNotEqualTo(grade.name());
            }
        }
    }
}

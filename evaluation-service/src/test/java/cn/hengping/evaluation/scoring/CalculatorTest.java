package cn.hengping.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("评分规则（财预〔2020〕10号）")
class CalculatorTest {
    private static final RuleSets SHIPPED = ScoringFixture.shipped();
    private final Calculator national =
            new Calculator(SHIPPED.get("national", 1).rules());

    @ParameterizedTest(name = "{0} 目标 {1} 实际 {2} 分值 {3} 得 {4}")
    @CsvSource({
        // positive
        "AT_LEAST, 280, 291, 15, 15.00",
        "AT_LEAST, 280, 280, 15, 15.00",
        "AT_LEAST, 280, 266, 15, 14.25",
        "AT_LEAST, 95, 93, 15, 14.68",
        "AT_LEAST, 280, 0, 15, 0.00",
        "AT_LEAST, 280, -5, 15, 0.00",
        "AT_LEAST, 0, 0, 15, 15.00",
        "MORE_THAN, 90, 91.5, 10, 10.00",
        "MORE_THAN, 90, 45, 10, 5.00",
        // equal
        "EQUAL, 4, 4, 10, 10.00",
        "EQUAL, 4, 3, 10, 7.50",
        "EQUAL, 4, 5, 10, 10.00",
        "EQUAL, 0, 0, 10, 10.00",
        "EQUAL, 0, 1, 10, 0.00",
        "EQUAL, 0, -1, 10, 10.00",
        // inverse, linear
        "AT_MOST, 10, 9, 20, 20.00",
        "AT_MOST, 10, 10, 20, 20.00",
        "AT_MOST, 10, 12, 20, 16.00",
        "AT_MOST, 10, 15, 20, 10.00",
        "AT_MOST, 10, 19.99, 20, 0.02",
        "AT_MOST, 10, 20, 20, 0.00",
        "AT_MOST, 10, 25, 20, 0.00",
        "LESS_THAN, 3, 3.3, 10, 9.00",
        "AT_MOST, 0, 0, 20, 20.00",
        "AT_MOST, 0, 0.01, 20, 0.00",
        "AT_MOST, 0, -1, 20, 20.00",
        // interval, date
        "BETWEEN, 3..5, 3, 10, 10.00",
        "BETWEEN, 3..5, 5, 10, 10.00",
        "BETWEEN, 3..5, 5.01, 10, 0.00",
        "BY_DATE, 2024-09-30, 2024-09-30, 10, 10.00",
        "BY_DATE, 2024-09-30, 2024-10-01, 10, 0.00"
    })
    @DisplayName("定量指标、时限指标、区间指标")
    void measured_lines(Sign sign, String target, String actual, String weight, String score) {
        assertThat(score(national, sign, target, actual, null, weight)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"100, 15.00", "92, 13.80", "80, 12.00", "79.99, 12.00", "60, 9.00", "0, 0.00", "33.33, 5.00"})
    @DisplayName("定性指标按完成程度得分")
    void qualitative_lines(String percent, String score) {
        assertThat(score(national, Sign.QUALITATIVE, "明显改善", "有所改善", percent, "15"))
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"80, 达成年度指标", "79.99, 部分达成年度指标并具有一定效果", "60, 部分达成年度指标并具有一定效果", "59.99, 未达成年度指标且效果较差"})
    @DisplayName("定性三档：80归上档，60归中档")
    void the_bounds_of_the_bands_belong_to_the_upper_band(String percent, String band) {
        assertThat(national.points(measured(Sign.QUALITATIVE, "好", "好", percent, "15"))
                        .orElseThrow()
                        .arithmetic())
                .startsWith(band);
    }

    @Test
    @DisplayName("反向指标可选比值算法")
    void inverse_by_ratio_is_an_option_of_the_rule_set() {
        var rules = SHIPPED.get("national", 1).rules();
        var byRatio = new Calculator(new RuleSet(
                "r",
                1,
                "r",
                "r",
                rules.executionWeight(),
                rules.weights(),
                rules.withoutSatisfaction(),
                RuleSet.Inverse.RATIO,
                rules.overAchievement(),
                rules.qualitativeBands(),
                rules.declaredTolerance(),
                false,
                rules.grades()));

        assertThat(score(byRatio, Sign.AT_MOST, "10", "25", null, "20")).isEqualTo("8.00");
    }

    @ParameterizedTest
    @CsvSource({
        "196500.00, 201800.00, 9.74",
        "201800.00, 201800.00, 10.00",
        "999999.00, 201800.00, 10.00",
        "0, 201800.00, 0.00",
        "0, 0, 0.00",
        "100, 0, 0.00",
        "-0.01, 100, 0.00",
        "-500, 100, 0.00",
        "1, -100, 0.00",
        "1, 3, 3.33",
        "2, 3, 6.67"
    })
    @DisplayName("预算执行率：分值×执行数÷全年预算数，不超过分值；预算为零得零分")
    void the_execution_rate(String executed, String budget, String score) {
        var points = national.execution(new BigDecimal(executed), new BigDecimal(budget));
        assertThat(points.score().toPlainString()).isEqualTo(score);
    }

    @Test
    @DisplayName("没有实际值就没有得分，不当作零")
    void what_is_missing_has_no_score() {
        for (var sign : Sign.values()) {
            assertThat(national.points(measured(sign, sign == Sign.BETWEEN ? "1..2" : "1", null, null, "10")))
                    .isEmpty();
        }
        assertThat(national.points(measured(Sign.AT_LEAST, "1", "约三百条", null, "10")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"335, false", "336, true", "400, true"})
    @DisplayName("超过目标二成须说明")
    void over_achievement_begins_at_a_fifth_above(String actual, boolean over) {
        assertThat(national.points(measured(Sign.AT_LEAST, "280", actual, null, "15"))
                        .orElseThrow()
                        .overAchieved())
                .isEqualTo(over);
    }

    @Test
    @DisplayName("每行的说明写明算式与依据")
    void every_line_is_explained() {
        var points = national.points(measured(Sign.AT_LEAST, "280", "266", null, "15"))
                .orElseThrow();

        assertThat(points.arithmetic()).isEqualTo("266 ÷ 280 × 15 = 14.25");
        assertThat(points.source()).isEqualTo("财预〔2020〕10号");
        assertThat(points.inputs()).isEqualTo(Map.of("sign", "≥", "target", "280", "actual", "266", "weight", "15"));
    }

    @ParameterizedTest
    @CsvSource({"300, 100, '300 超过 100，以分值为限，得 10 分'", "50, 100, 50 ÷ 100 × 10 = 5.00", "5, 0, '全年预算数为 0，无执行率，得 0 分'"})
    @DisplayName("执行率的说明写明是否封顶")
    void the_execution_is_explained(String executed, String budget, String arithmetic) {
        assertThat(national.execution(new BigDecimal(executed), new BigDecimal(budget))
                        .arithmetic())
                .isEqualTo(arithmetic);
    }

    @Test
    @DisplayName("任意取值：得分在零与分值之间，正向不减、反向不增，与另一算法相差不过一分钱")
    void scores_stay_in_bounds_and_are_monotone() {
        var random = new Random(20241124);
        for (var i = 0; i < 20_000; i++) {
            var target = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
            var less = BigDecimal.valueOf(random.nextLong(0, 3_000_000), 2);
            var more = less.add(BigDecimal.valueOf(random.nextLong(0, 1_000_000), 2));
            var weight = BigDecimal.valueOf(random.nextLong(1, 3_000), 2);
            var up = points(Sign.AT_LEAST, target, less, weight);
            var upMore = points(Sign.AT_LEAST, target, more, weight);
            var down = points(Sign.AT_MOST, target, less, weight);
            var downMore = points(Sign.AT_MOST, target, more, weight);

            assertThat(up).isBetween(BigDecimal.ZERO, weight).isLessThanOrEqualTo(upMore);
            assertThat(down).isBetween(BigDecimal.ZERO, weight).isGreaterThanOrEqualTo(downMore);
            assertThat(up).isEqualByComparingTo(reference(target, less, weight));
        }
    }

    private static BigDecimal reference(BigDecimal target, BigDecimal actual, BigDecimal weight) {
        var share = actual.divide(target, MathContext.DECIMAL128).min(BigDecimal.ONE);
        return weight.multiply(share).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal points(Sign sign, BigDecimal target, BigDecimal actual, BigDecimal weight) {
        return national.points(new Measured(sign, target.toPlainString(), weight, actual.toPlainString(), null))
                .orElseThrow()
                .score();
    }

    private static String score(
            Calculator calculator, Sign sign, String target, String actual, @Nullable String percent, String weight) {
        return calculator
                .points(measured(sign, target, actual, percent, weight))
                .orElseThrow()
                .score()
                .toPlainString();
    }

    private static Measured measured(
            Sign sign, String target, @Nullable String actual, @Nullable String percent, String weight) {
        return new Measured(
                sign, target, new BigDecimal(weight), actual, percent == null ? null : new BigDecimal(percent));
    }
}

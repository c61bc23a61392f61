package cn.hengping.budget.monitoring;

import static cn.hengping.budget.monitoring.MonitoringFixture.indicator;
import static cn.hengping.budget.monitoring.MonitoringFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

import cn.hengping.budget.objective.Sign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("双监控：红黄蓝绿灯")
class LightRulesTest {
    private final LightRules rules = shipped().of(2024);

    @ParameterizedTest(name = "目标 {1}，{2} 月末完成 {3}：{4}")
    @CsvSource({
        "AT_LEAST, 120, 6, 35.9999, RED", "AT_LEAST, 120, 6, 36, YELLOW", "AT_LEAST, 120, 6, 47.9999, YELLOW",
        "AT_LEAST, 120, 6, 48, GREEN", "AT_LEAST, 120, 6, 71.9999, GREEN", "AT_LEAST, 120, 6, 72, BLUE",
        "AT_LEAST, 120, 1, 5.9999, RED", "AT_LEAST, 120, 1, 6, YELLOW", "AT_LEAST, 120, 1, 8, GREEN",
        "AT_LEAST, 120, 1, 12, BLUE", "AT_LEAST, 120, 12, 71.9999, RED", "AT_LEAST, 120, 12, 72, YELLOW",
        "AT_LEAST, 120, 12, 96, GREEN", "AT_LEAST, 120, 12, 144, BLUE", "AT_LEAST, 100, 7, 35, YELLOW",
        "AT_LEAST, 100, 7, 34.999999, RED", "MORE_THAN, 120, 6, 48, GREEN", "EQUAL, 120, 6, 36, YELLOW",
        "EQUAL, 120, 12, 120, GREEN", "AT_LEAST, 120, 6, -5, RED", "AT_LEAST, 0.3, 4, 0.06, YELLOW"
    })
    @DisplayName("正向：完成值÷（目标÷12×月份）不足60%红，60%至80%黄，80%至120%绿，120%起蓝；界上归好的一边")
    void positive_progress_has_four_bands(Sign sign, String target, int month, String actual, Light light) {
        assertThat(lit(sign, target, actual, month)).isEqualTo(light);
    }

    @ParameterizedTest(name = "目标 {1}，完成 {2}：{3}")
    @CsvSource({
        "AT_MOST, 5, 5, GREEN",
        "AT_MOST, 5, 5.0001, RED",
        "AT_MOST, 0, 0, GREEN",
        "AT_MOST, 0, 0.0001, RED",
        "AT_MOST, 0, -1, GREEN",
        "LESS_THAN, 5, 4.9, GREEN",
        "LESS_THAN, 5, 6, RED"
    })
    @DisplayName("反向：不超过目标绿，超过红，与月份无关")
    void inverse_is_green_or_red(Sign sign, String target, String actual, Light light) {
        for (var month = 1; month <= 12; month++) {
            assertThat(lit(sign, target, actual, month)).isEqualTo(light);
        }
    }

    @ParameterizedTest(name = "{0} {1}，完成 {2}：{3}")
    @CsvSource({
        "AT_LEAST, 0, 0, GREEN",
        "AT_LEAST, 0, 7, GREEN",
        "AT_LEAST, 0, -1, RED",
        "AT_LEAST, -3, -3, GREEN",
        "AT_LEAST, -3, -4, RED",
        "EQUAL, 0, 0, GREEN",
        "EQUAL, 0, 1, RED"
    })
    @DisplayName("目标为零或负：没有进度可比，达到绿，未达到红")
    void a_target_of_zero_has_no_share(Sign sign, String target, String actual, Light light) {
        assertThat(lit(sign, target, actual, 6)).isEqualTo(light);
    }

    @ParameterizedTest(name = "区间 {0}，6 月末 {1}：{2}")
    @CsvSource({
        "10..20, 2.9, RED",
        "10..20, 3, YELLOW",
        "10..20, 4, GREEN",
        "10..20, 9.9, GREEN",
        "10..20, 10, GREEN",
        "10..20, 20, GREEN",
        "10..20, 20.1, RED"
    })
    @DisplayName("区间：未到下限按正向进度，区间之内绿，超过上限红，从不亮蓝")
    void an_interval_is_never_blue(String target, String actual, Light light) {
        assertThat(lit(Sign.BETWEEN, target, actual, 6)).isEqualTo(light);
    }

    @ParameterizedTest(name = "应于 {0} 完成，{1} 完成，6 月末看：{2}")
    @CsvSource({
        "2024-09-30, , GREEN",
        "2024-07-01, , GREEN",
        "2024-06-30, , RED",
        "2024-03-31, , RED",
        "2024-06-30, 2024-06-30, GREEN",
        "2024-03-31, 2024-04-01, RED",
        "2024-09-30, 2024-02-01, GREEN"
    })
    @DisplayName("时限：按期完成或未到期绿，到期未完成、完成晚了红")
    void a_date_is_kept_or_not(String target, @Nullable String done, Light light) {
        assertThat(lit(Sign.BY_DATE, target, done, 6)).isEqualTo(light);
    }

    @ParameterizedTest(name = "6 月末达到 {0}%：{1}")
    @CsvSource({"29.99, RED", "30, YELLOW", "40, GREEN", "60, BLUE"})
    @DisplayName("定性：以单位所述达成程度占全年的比例计；没有说程度的，没有灯")
    void words_go_by_what_is_attained(String percent, Light light) {
        var words = indicator("w", Sign.QUALITATIVE, "明显改善");

        assertThat(rules.indicator(words, new Progress("w", "已完成三轮整治", new BigDecimal(percent)), 6, end(6)))
                .contains(light);
        assertThat(rules.indicator(words, new Progress("w", "已完成三轮整治", null), 6, end(6)))
                .isEmpty();
    }

    @ParameterizedTest(name = "预算 {0}，执行 {1}，{2} 月：{3}")
    @CsvSource({
        "1200, 359.99, 6, RED", "1200, 360, 6, YELLOW", "1200, 479.99, 6, YELLOW", "1200, 480, 6, GREEN",
        "1200, 1200, 6, GREEN", "1200, 59.99, 1, RED", "1200, 60, 1, YELLOW", "1200, 80, 1, GREEN",
        "1200, 719.99, 12, RED", "1200, 960, 12, GREEN", "0.01, 0, 12, RED", "300, 0, 1, RED"
    })
    @DisplayName("执行：执行率÷（月份÷12）不足60%红，60%至80%黄，80%起绿")
    void execution_has_three_bands(String budget, String executed, int month, Light light) {
        assertThat(rules.execution(new BigDecimal(executed), new BigDecimal(budget), month))
                .contains(light);
    }

    @Test
    @DisplayName("预算为零，没有执行率，也没有灯")
    void a_budget_of_zero_has_no_light() {
        assertThat(rules.execution(BigDecimal.ONE, BigDecimal.ZERO, 6)).isEmpty();
    }

    @Test
    @DisplayName("没有填写完成值的，没有灯")
    void what_is_not_said_has_no_light() {
        for (var sign : List.of(Sign.AT_LEAST, Sign.AT_MOST, Sign.EQUAL)) {
            assertThat(rules.indicator(indicator("n", sign, "5"), new Progress("n", null, null), 6, end(6)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("随机对照：灯与先除后比的结果一致，完成得多不会变差")
    void the_lights_agree_with_a_plain_division() {
        var random = new Random(20240630);
        for (var round = 0; round < 20_000; round++) {
            var target = 1 + random.nextInt(1_000);
            var month = 1 + random.nextInt(12);
            var actual = random.nextInt(1_500);
            var share = actual * 12.0 * 100 / target / month;
            var expected = share < 60 ? Light.RED : share < 80 ? Light.YELLOW : share < 120 ? Light.GREEN : Light.BLUE;

            var light = lit(Sign.AT_LEAST, Integer.toString(target), Integer.toString(actual), month);

            var isOnABound = Math.abs(share - 60) < 1e-9 || Math.abs(share - 80) < 1e-9 || Math.abs(share - 120) < 1e-9;
            assertThat(isOnABound || light == expected)
                    .as("%d of %d in month %d: %s", actual, target, month, light)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("项目亮最差的灯：红、黄、蓝、绿")
    void a_project_shows_its_worst_light() {
        assertThat(Light.worst(List.of(Light.GREEN, Light.BLUE))).contains(Light.BLUE);
        assertThat(Light.worst(List.of(Light.BLUE, Light.YELLOW, Light.GREEN))).contains(Light.YELLOW);
        assertThat(Light.worst(List.of(Light.GREEN, Light.RED, Light.YELLOW))).contains(Light.RED);
        assertThat(Light.worst(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Sign.class,
            names = {"AT_LEAST", "MORE_THAN", "EQUAL"})
    @DisplayName("地方把比率列为不累计的，拿全年目标比")
    void a_measure_that_does_not_add_up_is_held_against_the_whole_target(Sign sign) {
        var steady = new LightRules(
                2024,
                "",
                rules.yellowFrom(),
                rules.greenFrom(),
                rules.blueFrom(),
                rules.executionYellowFrom(),
                rules.executionGreenFrom(),
                List.of(MonitoringFixture.MEASURE));
        var rate = indicator("r", sign, "95");

        assertThat(steady.indicator(rate, new Progress("r", "90", null), 2, end(2)))
                .contains(Light.GREEN);
        assertThat(steady.indicator(rate, new Progress("r", "50", null), 2, end(2)))
                .contains(Light.RED);
    }

    @Test
    @DisplayName("按年度取用；界限不递增的、同年两份的，不予启用")
    void the_rules_are_dated_and_checked() {
        var later = new LightRules(
                2026,
                "",
                BigDecimal.TEN,
                BigDecimal.valueOf(20),
                BigDecimal.valueOf(130),
                BigDecimal.ONE,
                BigDecimal.TEN,
                List.of());
        var wrong = new LightRules(
                2026,
                "",
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.valueOf(99),
                BigDecimal.ONE,
                BigDecimal.ONE,
                List.of());

        var both = new RulesOfLights(List.of(rules, later));

        assertThat(both.of(2025)).isEqualTo(rules);
        assertThat(both.of(2027)).isEqualTo(later);
        assertThat(wrong.faults()).hasSize(2);
        assertThatThrownBy(() -> new RulesOfLights(List.of(wrong))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new RulesOfLights(List.of(later, later))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new RulesOfLights(List.of())).isInstanceOf(IllegalStateException.class);
    }

    private Light lit(Sign sign, String target, @Nullable String actual, int month) {
        return rules.indicator(indicator("i", sign, target), new Progress("i", actual, null), month, end(month))
                .orElseThrow();
    }

    private static LocalDate end(int month) {
        return YearMonth.of(2024, month).atEndOfMonth();
    }
}

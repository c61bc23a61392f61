package cn.hengping.budget.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;
import cn.hengping.platform.UnitPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("绩效目标与指标")
class ObjectiveTest {
    private static final WeightSchemes SCHEMES = WeightSchemesTest.shipped();
    private static final UnitPath OFFICE = new UnitPath("130207/101");

    @Test
    @DisplayName("权重：产出50、效益30、满意度10，预算执行率另占10")
    void the_usual_weights_are_accepted() {
        assertThat(objective(output("50"), benefit("30"), satisfaction("10")).faults(SCHEMES, 2024, OFFICE))
                .isEmpty();
    }

    @Test
    @DisplayName("没有满意度指标的，其10分归效益")
    void without_satisfaction_its_points_go_to_benefit() {
        assertThat(objective(output("50"), benefit("40")).faults(SCHEMES, 2024, OFFICE))
                .isEmpty();
        assertThat(codes(objective(output("50"), benefit("30")))).containsExactly("WeightsDoNotAddUp");
    }

    @Test
    @DisplayName("有成本指标的：成本20、产出40、效益20、满意度10")
    void with_cost_the_weights_shift() {
        var cost = indicator("c", Dimension.COST, Aspect.ECONOMIC_COST, Sign.AT_MOST, "5", "20");
        assertThat(objective(cost, output("40"), benefit("20"), satisfaction("10"))
                        .faults(SCHEMES, 2024, OFFICE))
                .isEmpty();
        assertThat(codes(objective(cost, output("50"), benefit("10"), satisfaction("10"))))
                .containsExactlyInAnyOrder("WeightsOffPreset", "WeightsOffPreset");
    }

    @Test
    @DisplayName("合计99（连同执行率）即拒绝，并指出合计")
    void a_sum_of_ninety_nine_is_refused() {
        assertThat(objective(output("49"), benefit("30"), satisfaction("10")).faults(SCHEMES, 2024, OFFICE))
                .containsExactly(Fault.at("/indicators", "WeightsDoNotAddUp", "89", "90", "10"));
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 280, true",
        "AT_LEAST, 加强, false",
        "AT_LEAST, '', false",
        "AT_LEAST, 1e9, false",
        "BETWEEN, 3..5, true",
        "BETWEEN, 5..3, false",
        "BETWEEN, 5, false",
        "BY_DATE, 2024-09-30, true",
        "BY_DATE, 2024-02-30, false",
        "BY_DATE, 0000-01-01, false",
        "BY_DATE, 9999-12-31, false",
        "BY_DATE, 九月底前, false",
        "QUALITATIVE, 明显改善, true",
        "QUALITATIVE, ' ', false"
    })
    @DisplayName("年度指标值须合于指标符号")
    void a_target_fits_its_sign(Sign sign, String target, boolean fits) {
        var aim = indicator("o", Dimension.OUTPUT, Aspect.QUANTITY, sign, target, "50");
        assertThat(codes(objective(aim, benefit("30"), satisfaction("10"))).contains("TargetDoesNotFit"))
                .isNotEqualTo(fits);
    }

    @Test
    @DisplayName("二级指标须属于其一级指标，指标代码不得重复；所有不符一次说清")
    void everything_wrong_is_said_at_once() {
        var misplaced = indicator("b", Dimension.BENEFIT, Aspect.QUANTITY, Sign.AT_LEAST, "1", "30");

        assertThat(codes(objective(output("50"), misplaced, satisfaction("10"), output("1"))))
                .containsExactlyInAnyOrder("AspectOfAnotherDimension", "IndicatorCodeRepeated", "WeightsDoNotAddUp");
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "-1", "0", "100.01", "33.333"})
    @DisplayName("离谱的权重只被指出，不参与计算")
    void a_monstrous_weight_is_named_and_never_summed(String weight) {
        var objective = objective(output(weight), benefit("30"), satisfaction("10"));

        assertThat(codes(objective)).containsExactly("WeightOutOfRange");
    }

    @Test
    @DisplayName("分值设置之前的年度，说明没有依据，而不是套用")
    void before_the_first_scheme_there_is_no_rule_to_hold_it_against() {
        var objective = objective(output("50"), benefit("30"), satisfaction("10"));

        assertThat(objective.faults(SCHEMES, 2019, OFFICE))
                .containsExactly(Fault.at("/indicators", "NoWeightScheme", 2019));
    }

    private static List<String> codes(Objective objective) {
        return objective.faults(SCHEMES, 2024, OFFICE).stream().map(Fault::code).toList();
    }

    private static Objective objective(Indicator... indicators) {
        return new Objective("完成全年任务", new ArrayList<>(List.of(indicators)));
    }

    private static Indicator output(String weight) {
        return indicator("o", Dimension.OUTPUT, Aspect.QUANTITY, Sign.AT_LEAST, "280", weight);
    }

    private static Indicator benefit(String weight) {
        return indicator("b", Dimension.BENEFIT, Aspect.SOCIAL, Sign.QUALITATIVE, "明显改善", weight);
    }

    private static Indicator satisfaction(String weight) {
        return indicator("s", Dimension.SATISFACTION, Aspect.SERVICE_SATISFACTION, Sign.AT_LEAST, "90", weight);
    }

    private static Indicator indicator(
            String code, Dimension dimension, Aspect aspect, Sign sign, String target, String weight) {
        return new Indicator(code, dimension, aspect, "指标", sign, target, "条", new BigDecimal(weight), "台账");
    }
}

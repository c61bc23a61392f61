package cn.hengping.budget.objective;

import static cn.hengping.budget.objective.Dimension.BENEFIT;
import static cn.hengping.budget.objective.Dimension.COST;
import static cn.hengping.budget.objective.Dimension.OUTPUT;
import static cn.hengping.budget.objective.Dimension.SATISFACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.UnitPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("分值设置")
public class WeightSchemesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();
    private static final UnitPath OFFICE = new UnitPath("130207/101");
    private static final Set<Dimension> USUAL = Set.of(OUTPUT, BENEFIT, SATISFACTION);

    /** The schemes as they are shipped. */
    public static WeightSchemes shipped() {
        try {
            return new ShippedWeights().weightSchemes(new ClassPathResource("weight-schemes.json"), JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"2020, national", "2024, national", "2019, ''"})
    @DisplayName("按项目年度取用：2020年起用全国通用")
    void the_year_chooses_the_scheme(int year, String code) {
        var inForce = shipped().inForce(year, OFFICE, USUAL);

        assertThat(inForce.map(WeightScheme::code).orElse("")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"2020, ''", "2021, cost", "2030, cost"})
    @DisplayName("设成本指标的，2021年起另有分值；此前没有")
    void cost_indicators_choose_the_scheme_with_cost(int year, String code) {
        var inForce = shipped().inForce(year, OFFICE, Set.of(COST, OUTPUT, BENEFIT));

        assertThat(inForce.map(WeightScheme::code).orElse("")).isEqualTo(code);
    }

    @Test
    @DisplayName("地方另有规定的，从其规定：地区代码越具体越优先，同一地区以最近起用者为准")
    void the_smallest_region_wins_and_then_the_latest_year() {
        var schemes = new WeightSchemes(List.of(
                scheme("everywhere", 2020, ""),
                scheme("province", 2020, "13"),
                scheme("province-later", 2023, "13"),
                scheme("city", 2022, "1302"),
                scheme("nowhere", 2020)));

        assertThat(code(schemes, 2020, "130207")).isEqualTo("province");
        assertThat(code(schemes, 2022, "130207")).isEqualTo("city");
        assertThat(code(schemes, 2024, "130207")).isEqualTo("city");
        assertThat(code(schemes, 2024, "130101")).isEqualTo("province-later");
        assertThat(code(schemes, 2024, "110101")).isEqualTo("everywhere");
    }

    @Test
    @DisplayName("没有满意度指标的，其分值归效益；指标合计为100减去执行率")
    void without_satisfaction_its_points_go_to_benefit() {
        var provincial = shipped().all().getLast();

        assertThat(provincial.presets(Set.of(OUTPUT, BENEFIT)))
                .isEqualTo(Map.of(OUTPUT, new BigDecimal("40"), BENEFIT, new BigDecimal("40")));
        assertThat(provincial.indicatorSum()).isEqualByComparingTo("80");
    }

    @Test
    @DisplayName("自相矛盾的分值设置不予启用")
    void a_scheme_that_contradicts_itself_is_not_used() {
        var heavy = new WeightScheme(
                "x", "", 2020, List.of("13x"), BigDecimal.TEN, Map.of(OUTPUT, new BigDecimal("91")), BENEFIT);
        var orphaned = new WeightScheme(
                "x",
                "",
                2020,
                List.of(),
                BigDecimal.ZERO,
                Map.of(SATISFACTION, new BigDecimal("100.000")),
                SATISFACTION);

        assertThat(heavy.faults()).hasSize(2);
        assertThat(orphaned.faults()).hasSize(2);
        assertThatThrownBy(() -> new WeightSchemes(List.of(heavy))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new WeightSchemes(List.of(scheme("a", 2020, "13"), scheme("b", 2020, "13"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("b");
    }

    @Test
    @DisplayName("与评价一侧的规则集一致：同一代码，同样的分值")
    void the_schemes_are_those_that_evaluation_scores_by() throws IOException {
        JsonNode contract;
        try (var file = Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/weight-schemes.json"))) {
            contract = JSON.readTree(file);
        }
        var ours = JSON.createArrayNode();
        for (var scheme : shipped().all()) {
            var node = ours.addObject().put("code", scheme.code());
            node.put("executionWeight", scheme.executionWeight().toPlainString());
            scheme.weights()
                    .forEach((dimension, points) ->
                            node.withObject("/weights").put(dimension.name(), points.toPlainString()));
            node.put("withoutSatisfaction", scheme.withoutSatisfaction().name());
        }

        assertThat(JSON.readTree(ours.toString())).isEqualTo(contract);
    }

    private static String code(WeightSchemes schemes, int year, String region) {
        return schemes.inForce(year, new UnitPath(region + "/101"), USUAL)
                .map(WeightScheme::code)
                .orElse("");
    }

    private static WeightScheme scheme(String code, int from, String... regions) {
        var weights = Map.of(OUTPUT, new BigDecimal("50"), BENEFIT, new BigDecimal("30"), SATISFACTION, BigDecimal.TEN);
        return new WeightScheme(code, "", from, List.of(regions), BigDecimal.TEN, weights, BENEFIT);
    }
}

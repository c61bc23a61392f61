package cn.hengping.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.hengping.evaluation.scoring.rulebook.RuleSetText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("规则集")
class RuleSetsTest {
    private static final RuleSets SHIPPED = ScoringFixture.shipped();

    @ParameterizedTest
    @CsvSource({
        "national, 100, 优", "national, 90, 优", "national, 89.99, 良", "national, 80, 良",
        "national, 79.99, 中", "national, 60, 中", "national, 59.99, 差", "national, 0, 差",
        "founding, 79.99, 可", "founding, 59.99, 差"
    })
    @DisplayName("评定等次：90、80、60 为界，界上归上")
    void grades_have_their_bands(String code, String total, String grade) {
        assertThat(SHIPPED.get(code, 1).rules().gradeOf(new BigDecimal(total))).isEqualTo(grade);
    }

    @Test
    @DisplayName("内容不变则指纹不变；发布过的规则集不得改动")
    void the_hash_stands_for_the_content() {
        assertThat(SHIPPED.all())
                .hasSize(12)
                .allSatisfy(known -> assertThat(known.hash()).matches("sha256:[0-9a-f]{64}"));
        assertThat(SHIPPED.get("national", 1).hash())
                .as("a published rule set never changes: add a version instead")
                .isEqualTo("sha256:e84c73d069a40a9b2b06d744e1e275241152256331b1c4a1b4a2a76192181f71");
    }

    @Test
    @DisplayName("随办结事实带出的规则集全文，其指纹就是规则集的指纹；指纹不符则不带")
    void the_text_that_leaves_is_the_text_that_was_hashed() {
        assertThat(SHIPPED.all())
                .allSatisfy(known -> assertThat(RuleSetText.hashedBy(known.rules(), known.hash()))
                        .contains("\"code\":\"" + known.rules().code() + "\"")
                        .doesNotContain("null"));
        var national = SHIPPED.get("national", 1);
        assertThat(RuleSetText.hashedBy(national.rules(), SHIPPED.get("cost", 1).hash()))
                .isNull();
    }

    @Test
    @DisplayName("无满意度指标的项目，满意度的分值归效益；含成本指标的规则集另有分值")
    void without_satisfaction_its_points_go_to_the_benefit() {
        var national = SHIPPED.get("national", 1).rules();
        var cost = SHIPPED.get("cost", 1).rules();

        assertThat(national.presets(Set.of("OUTPUT", "BENEFIT")))
                .isEqualTo(Map.of("OUTPUT", new BigDecimal("50"), "BENEFIT", new BigDecimal("40")));
        assertThat(national.presets(Set.of("OUTPUT", "BENEFIT", "SATISFACTION")))
                .isEqualTo(national.weights());
        assertThat(cost.presets(Set.of("COST", "OUTPUT", "BENEFIT")).get("BENEFIT"))
                .isEqualTo(new BigDecimal("30"));
    }

    @Test
    @DisplayName("预算一侧批复目标所依的分值设置，这里都有同一代码、同样分值的规则集")
    void every_objective_that_was_approved_can_be_scored() {
        var contract = ScoringFixture.JSON.readTree(Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/weight-schemes.json")));

        assertThat(contract.size()).isPositive();
        for (var scheme : contract) {
            var rules = SHIPPED.get(scheme.path("code").asString(), 1).rules();
            assertThat(rules.executionWeight())
                    .isEqualByComparingTo(scheme.path("executionWeight").asString());
            assertThat(rules.withoutSatisfaction())
                    .isEqualTo(scheme.path("withoutSatisfaction").asString());
            assertThat(rules.weights().size()).isEqualTo(scheme.path("weights").size());
            scheme.path("weights")
                    .propertyStream()
                    .forEach(points -> assertThat(rules.weights().get(points.getKey()))
                            .isEqualByComparingTo(points.getValue().asString()));
        }
    }

    @Test
    @DisplayName("自相矛盾的规则集不予启用")
    void a_rule_set_that_contradicts_itself_is_not_used() {
        var good = SHIPPED.get("national", 1).rules();
        var heavy = new RuleSet(
                "x",
                1,
                "x",
                "x",
                BigDecimal.TEN,
                Map.of("OUTPUT", new BigDecimal("91")),
                "NOWHERE",
                good.inverse(),
                good.overAchievement(),
                good.qualitativeBands(),
                good.declaredTolerance(),
                false,
                List.of());

        assertThat(heavy.faults()).hasSize(2);
        assertThatThrownBy(() -> new RuleSets(List.of(new RuleSets.Known(heavy, ""))))
                .isInstanceOf(IllegalStateException.class);
    }
}

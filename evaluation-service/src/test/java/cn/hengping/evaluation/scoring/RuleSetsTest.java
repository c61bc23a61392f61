package cn.hengping.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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
                .hasSize(3)
                .allSatisfy(known -> assertThat(known.hash()).matches("sha256:[0-9a-f]{64}"));
        assertThat(SHIPPED.get("national", 1).hash())
                .as("a published rule set never changes: add a version instead")
                .isEqualTo("sha256:71368f0faba3c4b8bb13cdd6dade583559e2b916b855e348816aea8f836cf519");
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
                good.inverse(),
                good.overAchievement(),
                good.qualitativeBands(),
                good.declaredTolerance(),
                List.of());

        assertThat(heavy.faults()).hasSize(2);
        assertThatThrownBy(() -> new RuleSets(List.of(new RuleSets.Known(heavy, ""))))
                .isInstanceOf(IllegalStateException.class);
    }
}

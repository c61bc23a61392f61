package cn.hengping.evaluation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.platform.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("换一套规则，去年会怎样")
class PastScoreTest {
    private static final RuleSets SHIPPED = ScoringFixture.shipped();

    private static PastScore past(String executed, String declared, int... weights) {
        var dimensions = List.of("OUTPUT", "OUTPUT", "BENEFIT", "SATISFACTION");
        var indicators = IntStream.range(0, 4)
                .mapToObj(i -> new Indicator(
                        "i" + i,
                        dimensions.get(i),
                        "",
                        "指标" + i,
                        Sign.AT_LEAST,
                        "100",
                        "条",
                        BigDecimal.valueOf(weights[i]),
                        "台账"))
                .toList();
        var entries = IntStream.range(0, 4)
                .mapToObj(i -> new PastScore.Entry(
                        "i" + i, i == 0 ? "80" : "100", null, i == 0 ? new BigDecimal(declared) : null))
                .toList();
        var execution = new Execution("P1", 1, Money.of("100"), Money.of("100"), Money.of(executed), null, List.of());
        return new PastScore(
                "P1",
                "项目",
                "130207/101",
                SHIPPED.get("national", 1).rules(),
                execution,
                indicators,
                entries,
                null,
                Set.of("i0", "i1", "i2", "i3"),
                Map.of());
    }

    @Test
    @DisplayName("规则不变，得分不变：公布的、测算的各是各的")
    void the_same_rules_give_the_same_scores() {
        var past = past("50", "30.00", 30, 20, 30, 10);

        assertThat(past.computed(past.rules()))
                .hasValueSatisfying(outcome -> assertThat(outcome.total()).isEqualByComparingTo("89.00"));
        assertThat(past.published()).hasValueSatisfying(outcome -> {
            assertThat(outcome.total()).isEqualByComparingTo("95.00");
            assertThat(outcome.grade()).isEqualTo("优");
        });
        assertThat(past.computed(SHIPPED.get("national", 2).rules())).isEqualTo(past.computed(past.rules()));
    }

    @ParameterizedTest
    @CsvSource({"provincial, 1", "cost, 1", "national, 2", "founding, 2"})
    @DisplayName("换算后的分值与执行率合计总是 100，各行在本级指标中的份额不变")
    void weights_under_other_rules_make_a_hundred(String code, int version) {
        var rules = SHIPPED.get(code, version).rules();
        var past = past("50", "30.00", 29, 21, 30, 10);

        var weights = past.weights(rules);

        assertThat(weights.stream().reduce(rules.executionWeight(), BigDecimal::add))
                .isEqualByComparingTo("100");
        assertThat(weights).allMatch(weight -> weight.signum() > 0);
        assertThat(weights.get(0).doubleValue() / weights.get(1).doubleValue()).isBetween(1.37, 1.39);
    }

    @Test
    @DisplayName("部分省份的规则下：执行率重一倍，低执行率封顶，等次因此而变；变了的逐个列出")
    void a_simulation_names_the_projects_whose_grade_changes() {
        var tally = new Simulation.Tally(SHIPPED.get("provincial", 2).rules());
        tally.add(past("50", "30.00", 30, 20, 30, 10));
        tally.add(past("100", "24.00", 30, 20, 30, 10));

        var simulation = tally.done(2024, "130207");

        assertThat(simulation.evaluations()).isEqualTo(2);
        assertThat(simulation.published()).containsEntry("优", 2);
        assertThat(simulation.before()).containsEntry("良", 1).containsEntry("优", 1);
        assertThat(simulation.after()).containsEntry("中", 1).containsEntry("优", 1);
        assertThat(simulation.changes()).isEqualTo(1);
        assertThat(simulation.changed().getFirst().gradeAfter()).isEqualTo("中");
    }
}

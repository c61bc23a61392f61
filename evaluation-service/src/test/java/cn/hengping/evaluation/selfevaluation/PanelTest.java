package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.member;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.prepared;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.preparer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.scoring.Combination;
import cn.hengping.evaluation.selfevaluation.Panel.Appointment;
import cn.hengping.evaluation.selfevaluation.Panel.Mark;
import cn.hengping.evaluation.selfevaluation.Panel.Marks;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("定性指标由多人评分，到齐之前互不相知")
class PanelTest {

    private static Actor deputy() {
        return SelfEvaluationFixture.actor("wx-deputy", Role.STAFF, "130207/101");
    }

    private static SelfEvaluation appointed() {
        var evaluation = prepared();
        return Panels.appoint(
                evaluation, new Appointment(List.of("wx-member1", "wx-deputy")), by(preparer(), evaluation));
    }

    private static SelfEvaluation scored(SelfEvaluation evaluation, Actor scorer, String percent) {
        var marks = new Marks(List.of(new Mark("b-social", new BigDecimal(percent), "依据处置档案")));
        return Panels.score(evaluation, marks, by(scorer, evaluation));
    }

    private static BigDecimal score(SelfEvaluation evaluation) {
        return Objects.requireNonNullElse(evaluation.scores().lines().getLast().computedScore(), new BigDecimal("-1"));
    }

    private static String refused(Runnable what) {
        var refused = Objects.requireNonNull(catchThrowableOfType(Refused.class, what::run));
        var faults = refused.refusal().faults();
        return faults.isEmpty()
                ? refused.refusal().getClass().getSimpleName()
                : faults.getFirst().code();
    }

    @Test
    @DisplayName("到齐之前没有得分，别人的意见看不见；到齐之后按规则集合成，人人可见，不能再改")
    void blind_until_all_are_in() {
        var one = scored(appointed(), member(), "90");

        assertThat(score(one)).isEqualByComparingTo("-1");
        assertThat(Objects.requireNonNull(one.preparation().seenBy("wx-deputy").panel())
                        .opinions())
                .isEmpty();
        assertThat(Objects.requireNonNull(one.preparation().seenBy("wx-member1").panel())
                        .opinions())
                .hasSize(1);
        assertThat(Completeness.faults(one).stream().map(fault -> fault.pointer() + " " + fault.code()))
                .contains("/panel OpinionsMissing");

        var both = scored(one, deputy(), "81");

        assertThat(score(both)).isEqualByComparingTo("12.83");
        assertThat(Objects.requireNonNull(both.preparation().seenBy("anybody").panel())
                        .opinions())
                .hasSize(2);
        assertThat(refused(() -> scored(both, member(), "80"))).isEqualTo("PanelComplete");
        assertThat(both.preparation().writers()).contains("wx-deputy");
    }

    @Test
    @DisplayName("到齐之前可以改自己的意见；换人则留下的人意见保留")
    void an_opinion_may_change_until_all_are_in() {
        var changed = scored(scored(appointed(), member(), "90"), member(), "60");
        var other =
                Panels.appoint(changed, new Appointment(List.of("wx-member1", "wx-member2")), by(preparer(), changed));
        var member2 = SelfEvaluationFixture.actor("wx-member2", Role.STAFF, "130207/101");

        assertThat(score(scored(other, member2, "80"))).isEqualByComparingTo("10.50");
        assertThat(refused(() -> scored(other, deputy(), "80"))).isEqualTo("NotAScorer");
    }

    @ParameterizedTest
    @CsvSource({
        "wx-leader, wx-member1, ScorerNotOnTheTeam",
        "wx-member1, wx-member1, ScorerTwice",
        "stranger, wx-member1, ScorerNotOnTheTeam"
    })
    @DisplayName("评分人须是小组的副组长或组员，不能是要签字的组长")
    void who_may_score(String one, String other, String fault) {
        var evaluation = prepared();
        assertThat(refused(() ->
                        Panels.appoint(evaluation, new Appointment(List.of(one, other)), by(preparer(), evaluation))))
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "b-social, 100.01, x, PercentOutOfRange",
        "b-social, -1, x, PercentOutOfRange",
        "b-social, 80, ' ', TextLength",
        "q-reports, 80, x, NotToBeScored"
    })
    @DisplayName("意见须齐全：每项定性指标都有百分数和依据，定量指标不评")
    void what_an_opinion_must_hold(String code, String percent, String ground, String fault) {
        var evaluation = appointed();
        var marks = new Marks(List.of(new Mark(code, new BigDecimal(percent), ground)));
        assertThat(refused(() -> Panels.score(evaluation, marks, by(member(), evaluation))))
                .isEqualTo(fault);
    }

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource({"MEAN, 85.00", "MEDIAN, 90.00", "WITHOUT_EXTREMES, 88.33"})
    @DisplayName("合成：平均、中位、去掉最高最低")
    void several_opinions_become_one(Combination combination, String percent) {
        var opinions = List.of("60", "80", "90", "95", "100").stream()
                .map(BigDecimal::new)
                .toList();
        assertThat(combination.combine(opinions)).isEqualByComparingTo(percent);
        assertThat(combination.combine(List.of(new BigDecimal("70"), new BigDecimal("75"))))
                .isEqualByComparingTo("72.5");
        assertThat(combination.combine(List.of(new BigDecimal("70")))).isEqualByComparingTo("70");
    }
}

package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.HASH;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.actor;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.at;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.chain;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.leader;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.member;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.prepared;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.preparer;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.project;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.evaluation.team.Team;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("提交的关口")
class SubmissionTest {

    @Test
    @DisplayName("填报过的人后来改任组长，或由组长提交，都走不到签字，提交时就要说")
    void a_leader_who_wrote_is_noticed_before_the_desk_is_stuck() {
        var evaluation = prepared();
        var promoted = new Team(List.of(
                new TeamMember("wx-member1", "科员", TeamPost.LEADER),
                new TeamMember("wx-member2", "财务岗", TeamPost.MEMBER)));
        var ledByAWriter = SelfEvaluationFixture.formed(evaluation, promoted, by(preparer(), evaluation));
        var leaderAsPreparer = actor("wx-leader", Role.PREPARER, "130207/101");

        assertThat(gaps(ledByAWriter, preparer())).containsExactly("/team LeaderWrote");
        assertThat(gaps(evaluation, leaderAsPreparer)).containsExactly("/team LeaderWrote");
        assertThat(gaps(evaluation, preparer())).isEmpty();
    }

    @Test
    @DisplayName("各指标与执行率的分值合计超过一百的（套用了别的方案的规则集），不得提交")
    void nobody_reaches_more_than_a_hundred() {
        var heavy = under(prepared(), withExecutionWeight(prepared().rules(), "60.01"), chain());
        var full = under(prepared(), withExecutionWeight(prepared().rules(), "60"), chain());

        assertThat(gaps(heavy, preparer())).contains("/project/indicators WeightsOver100");
        assertThat(gaps(full, preparer())).doesNotContain("/project/indicators WeightsOver100");
    }

    private static RuleSet withExecutionWeight(RuleSet usual, String weight) {
        return new RuleSet(
                usual.code(),
                usual.version(),
                usual.name(),
                usual.source(),
                new BigDecimal(weight),
                usual.weights(),
                usual.withoutSatisfaction(),
                usual.inverse(),
                usual.overAchievement(),
                usual.qualitativeBands(),
                usual.declaredTolerance(),
                false,
                usual.grades());
    }

    @Test
    @DisplayName("执行数未知不等于零；预算真为零则可提交，另有提示")
    void money_that_is_unknown_is_not_zero() {
        var unknown = with(prepared(), Execution.unknown(project().projectCode()));
        var zero = with(
                prepared(),
                new Execution(project().projectCode(), 1, Money.ZERO, Money.ZERO, Money.ZERO, null, List.of()));

        assertThat(gaps(unknown, preparer())).containsExactly("/execution ExecutionUnknown");
        assertThat(gaps(zero, preparer())).isEmpty();
        assertThat(zero.scores().execution().computedScore()).isEqualTo(new BigDecimal("0.00"));
        assertThat(zero.scores().findings())
                .extracting(ScoreSheet.Finding::code)
                .contains("BudgetIsZero");
    }

    @Test
    @DisplayName("定性指标只写了情况而没有完成程度，说清缺的是完成程度")
    void a_qualitative_line_needs_its_percent() {
        var evaluation = prepared();
        var lines = new ArrayList<>(results().lines());
        lines.set(2, new Result("b-social", "均已处置", null, new BigDecimal("15"), null, null));
        var entered = evaluation.enter(new Results("完成", null, null, lines), by(member(), evaluation));

        assertThat(gaps(entered, preparer())).containsExactly("/results/b-social/attainmentPercent AttainmentMissing");
        assertThat(entered.scores().total()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"9.74, , true", "9.64, , true", "9.63, , false", "10.00, , false", "10.00, 资金按实际支付口径计算, true"})
    @DisplayName("执行率自评分与测算分相差超过 0.1 须说明原因")
    void a_declared_execution_score_needs_its_reason(String declared, @Nullable String reason, boolean accepted) {
        var evaluation = prepared();
        var entered = evaluation.enter(
                new Results("完成", new BigDecimal(declared), reason, results().lines()), by(member(), evaluation));

        assertThat(gaps(entered, preparer()))
                .isEqualTo(accepted ? List.of() : List.of("/results/executionDeviationReason ReasonForExecution"));
    }

    @ParameterizedTest
    @CsvSource({"14.25, true", "14.35, true", "14.15, true", "14.36, false", "14.14, false"})
    @DisplayName("自评分与测算分相差 0.1 以内不必说明，超过须说明；界上不算超过")
    void the_tolerance_belongs_to_the_unit(String declared, boolean within) {
        var rules = prepared().rules();
        var line = new ScoreSheet.Line(
                "q-reports", new BigDecimal("15.00"), new BigDecimal("14.25"), new BigDecimal(declared), null, null);

        assertThat(line.differsBy(rules.declaredTolerance())).isEqualTo(!within);
    }

    @Test
    @DisplayName("规则集要求逐项佐证时，缺哪一项说哪一项")
    void evidence_for_each_indicator_is_an_option_of_the_rule_set() {
        var strict = underStrictRules(prepared());

        assertThat(gaps(strict, preparer()))
                .containsExactly(
                        "/evidence/t-week EvidenceOfIndicatorMissing", "/evidence/b-social EvidenceOfIndicatorMissing");
    }

    @Test
    @DisplayName("送签的项目与资金不再变动；退回填报后才用新的")
    void project_and_money_are_kept_as_they_were_submitted() {
        var withHead = at(chain().desks().get(1).stage());
        var back = take(withHead, Step.SEND_BACK, SelfEvaluationFixture.head(), null);

        assertThat(withHead.signOff().project()).isEqualTo(project());
        assertThat(withHead.signOff().frozen()).isEqualTo(SelfEvaluationFixture.execution());
        assertThat(back.signOff().project()).isNull();
        assertThat(back.signOff().frozen()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"130207, true", "130207/101, true", "130207/102, false", "13020, false", "130207/1011, false"})
    @DisplayName("财政局环节：岗位的数据范围须覆盖该单位")
    void the_bureau_signs_for_the_units_it_covers(String place, boolean may) {
        var withBureau = at(chain().desks().get(3).stage());

        assertThat(withBureau.may(actor("cz-other", Role.BUREAU_REVIEWER, place)))
                .isEqualTo(
                        may ? List.of("SIGN", "SEND_BACK", "TRANSFER", "DELEGATE", "ADD_SIGNER", "COPY") : List.of());
    }

    @Test
    @DisplayName("可办事项与角色、环节一致")
    void what_one_may_do_is_what_would_succeed() {
        var drafting = prepared();

        assertThat(drafting.may(preparer())).containsExactly("FORM_TEAM", "ADOPT_PLAN", "WRITE", "SUBMIT");
        assertThat(drafting.may(member())).containsExactly("WRITE");
        assertThat(drafting.may(leader())).isEmpty();
        assertThat(at(Stage.APPROVED).may(preparer())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    @DisplayName("签批链长短不同，逐个环节签过即办结，内容指纹一致")
    void a_chain_of_any_length_is_walked(int desks) {
        var five = new ArrayList<>(chain().desks());
        five.add(new Desk("BUREAU_HEAD", "财政局领导", Role.BUREAU_HEAD, Level.DISTRICT, 5));
        var evaluation = under(prepared(), new SignOffChain(five.subList(5 - desks, 5)));

        evaluation = take(evaluation, Step.SUBMIT, preparer(), null);
        while (!evaluation.stage().equals(Stage.APPROVED)) {
            var actor = evaluation.stage().value().equals("WITH_BUREAU_HEAD")
                    ? actor("cz-head", Role.BUREAU_HEAD, "130207")
                    : SelfEvaluationFixture.whoeverSitsAt(evaluation.stage());
            evaluation = take(evaluation, Step.SIGN, actor, null);
        }

        assertThat(evaluation.signOff().signatures()).hasSize(desks);
        assertThat(evaluation.signOff().signatures().stream()
                        .map(Signature::contentHash)
                        .distinct())
                .hasSize(1);
        assertThat(evaluation.approval(SelfEvaluationFixture.NOW)).isPresent();
    }

    @Test
    @DisplayName("退回的原因：代码在列，写明意见，位置是 JSON Pointer")
    void reasons_are_checked() {
        var withHead = at(chain().desks().get(1).stage());
        var odd = List.of(
                new Reason("BECAUSE", " ", "results"), new Reason("OTHER", "长".repeat(1_001), "/" + "x".repeat(200)));
        var ask = new SelfEvaluation.Ask(Step.SEND_BACK, null, odd);

        var refused = catchThrowableOfType(
                Refused.class, () -> withHead.take(ask, by(SelfEvaluationFixture.head(), withHead), HASH));

        assertThat(refused.refusal().faults())
                .extracting(fault -> fault.pointer())
                .containsExactly(
                        "/reasons/0/code",
                        "/reasons/0/remark",
                        "/reasons/0/pointer",
                        "/reasons/1/remark",
                        "/reasons/1/pointer");
    }

    private static List<String> gaps(SelfEvaluation evaluation, Actor submitter) {
        try {
            var ask = new SelfEvaluation.Ask(Step.SUBMIT, null, List.of());
            var submitted =
                    evaluation.take(ask, by(submitter, evaluation), HASH).after();
            assertThat(submitted.stage()).isEqualTo(chain().desks().getFirst().stage());
            return List.of();
        } catch (Refused refused) {
            return refused.refusal().faults().stream()
                    .map(fault -> fault.pointer() + " " + fault.code())
                    .toList();
        }
    }

    private static SelfEvaluation take(SelfEvaluation evaluation, Step step, Actor actor, @Nullable String to) {
        var reasons = List.of(new Reason("OTHER", "请改", null));
        return evaluation
                .take(new SelfEvaluation.Ask(step, to, reasons), by(actor, evaluation), HASH)
                .after();
    }

    private static SelfEvaluation with(SelfEvaluation of, Execution execution) {
        return new SelfEvaluation(
                of.id(),
                of.campaign(),
                of.project(),
                execution,
                of.selection(),
                of.stage(),
                of.preparation(),
                of.signOff(),
                of.version(),
                null);
    }

    static SelfEvaluation under(SelfEvaluation of, SignOffChain chain) {
        return under(of, of.rules(), chain);
    }

    private static SelfEvaluation underStrictRules(SelfEvaluation of) {
        var usual = of.rules();
        var strict = new RuleSet(
                usual.code(),
                usual.version(),
                usual.name(),
                usual.source(),
                usual.executionWeight(),
                usual.weights(),
                usual.withoutSatisfaction(),
                usual.inverse(),
                usual.overAchievement(),
                usual.qualitativeBands(),
                usual.declaredTolerance(),
                true,
                usual.grades());
        return under(of, strict, of.campaign().chain());
    }

    private static SelfEvaluation under(SelfEvaluation of, RuleSet rules, SignOffChain chain) {
        var campaign = of.campaign();
        var other = new Campaign(
                campaign.id(),
                campaign.year(),
                campaign.name(),
                campaign.scopePath(),
                campaign.ruleSetCode(),
                campaign.ruleSetVersion(),
                campaign.ruleSetHash(),
                campaign.dueDate(),
                rules,
                chain,
                campaign.issuedAt(),
                campaign.version());
        return new SelfEvaluation(
                of.id(),
                other,
                of.project(),
                of.latest(),
                of.selection(),
                of.stage(),
                of.preparation(),
                of.signOff(),
                of.version(),
                null);
    }
}

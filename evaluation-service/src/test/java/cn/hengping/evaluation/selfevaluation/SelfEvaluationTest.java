package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.HASH;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.NOW;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.actor;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.at;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.chain;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.contract;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.head;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.leader;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.member;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.narrative;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.prepared;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.preparer;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.results;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.untouched;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.whoeverSitsAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotComplete;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotTheSubmitter;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYourTurn;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYoursToWrite;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.ReasonMissing;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.SignedElsewhere;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.WriterDoesNotSign;
import cn.hengping.evaluation.signoff.Edge;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.evaluation.team.Team;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("绩效自评")
class SelfEvaluationTest {
    private static final Set<Step> NAMING =
            Set.of(Step.TRANSFER, Step.DELEGATE, Step.ADD_SIGNER, Step.COPY, Step.EXEMPT);
    private static final List<Reason> REASONS =
            List.of(new Reason("TEXT_INCOMPLETE", "请写明回收数量", "/narrative/organisation"));

    @Test
    @DisplayName("三种分数并列：测算分由规则得出，未填自评分则以测算分为自评分，总分为各行之和")
    void scores_stand_side_by_side() {
        var scores = prepared().scores();

        assertThat(scores.execution().computedScore()).isEqualTo(new BigDecimal("9.74"));
        assertThat(scores.lines().getFirst().computedScore()).isEqualTo(new BigDecimal("14.25"));
        assertThat(scores.total()).isEqualTo(new BigDecimal("48.99"));
        assertThat(scores.grade()).isEqualTo("差");
    }

    @Test
    @DisplayName("未达标的指标须先说明偏差原因和改进措施，缺什么一次说清，方可提交")
    void everything_that_is_missing_is_said_at_once() {
        var bare = untouched();
        var silent = new Results(
                "完成",
                null,
                null,
                List.of(
                        new Result("q-reports", "266", null, null, " ", null),
                        new Result("t-week", "2024-09-15", null, null, null, null)));
        var withResults = bare.enter(silent, by(preparer(), bare));

        assertThat(gaps(bare))
                .containsExactly(
                        "/team TeamMissing",
                        "/plan PlanMissing",
                        "/results ResultsMissing",
                        "/evidence EvidenceMissing",
                        "/narrative NarrativeMissing");
        assertThat(gaps(withResults))
                .contains(
                        "/results/q-reports/deviationReason ReasonForShortfall",
                        "/results/q-reports/improvementMeasure ImprovementMissing",
                        "/results/b-social/actual ActualMissing");
    }

    private static List<String> gaps(SelfEvaluation evaluation) {
        var refusal = refused(() -> take(evaluation, Step.SUBMIT, preparer(), null, List.of()));
        return ((NotComplete) refusal)
                .faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
    }

    @Test
    @DisplayName("自评分与测算分相差超过容许值，或大幅超过目标，须说明原因")
    void a_declared_score_needs_its_reason() {
        var evaluation = prepared();
        var generous = new Results(
                "完成",
                null,
                null,
                List.of(
                        new Result("q-reports", "400", null, null, null, null),
                        new Result("t-week", "2024-10-15", null, new BigDecimal("10"), null, null),
                        new Result("b-social", "好", new BigDecimal("100"), new BigDecimal("15"), null, null)));

        var entered = evaluation.enter(generous, by(member(), evaluation));

        assertThat(gaps(entered))
                .containsExactlyInAnyOrder(
                        "/results/q-reports/deviationReason ReasonForOverAchievement",
                        "/results/t-week/deviationReason ReasonForShortfall",
                        "/results/t-week/improvementMeasure ImprovementMissing");
    }

    @Test
    @DisplayName("超出分值的自评分、不认识的指标、不合符号的实际值，当场拒绝并指明位置")
    void what_cannot_be_is_refused_where_it_stands() {
        var evaluation = prepared();
        var wrong = new Results(
                "完成",
                new BigDecimal("10.01"),
                null,
                List.of(
                        new Result("q-reports", "约二百", null, new BigDecimal("15.01"), null, null),
                        new Result("q-reports", "1", new BigDecimal("50"), null, null, null),
                        new Result("nothing", "1", null, null, null, null)));

        var refusal = refused(() -> evaluation.enter(wrong, by(member(), evaluation)));

        assertThat(refusal.faults().stream().map(Fault::pointer))
                .containsExactlyInAnyOrder(
                        "/declaredExecutionScore",
                        "/lines/0/actual",
                        "/lines/0/declaredScore",
                        "/lines/1/code",
                        "/lines/1/attainmentPercent",
                        "/lines/2/code");
    }

    @Test
    @DisplayName("评价小组：组长一名，组员至少一名，无人重复；填报人不任组长")
    void a_team_is_a_team() {
        var evaluation = untouched();
        var two = new Team(
                List.of(new TeamMember("a", "科长", TeamPost.LEADER), new TeamMember("a", "科长", TeamPost.LEADER)));
        var own = new Team(List.of(
                new TeamMember("wx-preparer", "科员", TeamPost.LEADER), new TeamMember("b", "科员", TeamPost.MEMBER)));

        assertThat(
                        refused(() -> SelfEvaluationFixture.formed(evaluation, two, by(preparer(), evaluation)))
                                .faults()
                                .stream()
                                .map(Fault::code))
                .containsExactlyInAnyOrder("PersonTwice", "OneLeader", "NoMember");
        assertThat(
                        refused(() -> SelfEvaluationFixture.formed(evaluation, own, by(preparer(), evaluation)))
                                .faults()
                                .stream()
                                .map(Fault::code))
                .containsExactly("PreparerLeads");
    }

    @Test
    @DisplayName("只有本单位填报人和小组副组长、组员可以填写；提交之后不得改动；版本不符不得改动")
    void who_may_write_and_when() {
        var evaluation = prepared();
        var submitted = at(chain().desks().getFirst().stage());

        for (var stranger : List.of(
                leader(),
                head(),
                actor("wx-member1", Role.STAFF, "130207/102"),
                actor("x", Role.PREPARER, "130207"),
                actor("y", Role.AUDITOR, "130207"))) {
            assertThat(refused(() -> evaluation.enter(results(), by(stranger, evaluation))))
                    .isEqualTo(new NotYoursToWrite(stranger.account()));
        }
        assertThat(refused(() -> submitted.narrate(narrative(), by(preparer(), submitted))))
                .isInstanceOf(SelfEvaluationRefusal.NotDrafting.class);
        assertThat(refused(() -> evaluation.enter(results(), by(member(), untouched()))))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @ParameterizedTest(name = "{0} 由 {1} 在 {2}")
    @MethodSource("everyMoveTheTableDoesNotList")
    @DisplayName("表中未列之步骤，一律拒绝")
    void anything_not_in_the_table_is_refused(Step step, Actor actor, Stage stage) {
        var evaluation = at(stage);

        assertThat(refused(() -> take(evaluation, step, actor, null, step == Step.SEND_BACK ? REASONS : List.of())))
                .isNotNull();
        assertThat(evaluation.may(actor)).doesNotContain(step.name());
    }

    static Stream<Arguments> everyMoveTheTableDoesNotList() {
        var stages = Stream.concat(
                        Stream.of(Stage.DRAFTING, Stage.APPROVED),
                        chain().desks().stream().map(desk -> desk.stage()))
                .toList();
        var people = Stream.concat(
                        Arrays.stream(Role.values())
                                .flatMap(role -> Stream.of("130207", "130207/101", "130207/102")
                                        .map(place -> actor("somebody", role, place))),
                        Stream.of(
                                preparer(),
                                leader(),
                                member(),
                                head(),
                                SelfEvaluationFixture.departmentReviewer(),
                                SelfEvaluationFixture.bureauReviewer()))
                .toList();
        return Arrays.stream(Step.values())
                .flatMap(step -> people.stream()
                        .flatMap(actor -> stages.stream()
                                .filter(stage -> !isListed(step, actor, stage))
                                .map(stage -> Arguments.of(step, actor, stage))));
    }

    /** The rule in words, apart from the code: who sits where. */
    private static boolean isListed(Step step, Actor actor, Stage stage) {
        var place = actor.scope().value();
        var isPreparer = actor.role() == Role.PREPARER && place.equals("130207/101");
        var isManager = actor.role() == Role.CAMPAIGN_MANAGER
                && List.of("130207", "130207/101").contains(place);
        if (stage.equals(Stage.APPROVED)) {
            return false;
        }
        if (step == Step.EXEMPT) {
            return isManager;
        }
        if (stage.equals(Stage.DRAFTING)) {
            return step == Step.SUBMIT && isPreparer;
        }
        var desks = List.of("WITH_TEAM_LEADER", "WITH_UNIT_HEAD", "WITH_DEPARTMENT", "WITH_BUREAU");
        var desk = desks.indexOf(stage.value());
        return switch (step) {
            case WITHDRAW ->
                desk == 0 ? actor.equals(preparer()) : actor.equals(whoeverSitsAt(new Stage(desks.get(desk - 1))));
            case REMIND ->
                isPreparer
                        || isManager
                        || desks.subList(0, desk).stream()
                                .anyMatch(before -> actor.equals(whoeverSitsAt(new Stage(before))));
            case TRANSFER -> desk > 0 && sits(actor, stage);
            case SIGN, SEND_BACK, DELEGATE, ADD_SIGNER, RECALL, COPY -> sits(actor, stage);
            case SUBMIT, ADVISE, EXEMPT -> false;
        };
    }

    private static boolean sits(Actor actor, Stage stage) {
        var place = actor.scope().value();
        return switch (stage.value()) {
            case "WITH_TEAM_LEADER" -> actor.equals(leader());
            case "WITH_UNIT_HEAD" -> actor.role() == Role.UNIT_HEAD && place.equals("130207/101");
            case "WITH_DEPARTMENT" -> actor.role() == Role.DEPARTMENT_REVIEWER && place.equals("130207/101");
            default ->
                actor.role() == Role.BUREAU_REVIEWER
                        && List.of("130207", "130207/101").contains(place);
        };
    }

    @ParameterizedTest
    @MethodSource("everyEdge")
    @DisplayName("表中所列之步骤，由有权之人办理即成，且步骤序号不缺")
    void everything_in_the_table_is_done_by_whoever_sits_there(Edge edge) {
        var evaluation = at(edge.from());
        var actor = switch (edge.by()) {
            case PREPARER, SUBMITTER, WAITING -> preparer();
            case LAST_SIGNER -> whoeverSitsAt(edge.to());
            case MANAGER -> actor("cz-manager", Role.CAMPAIGN_MANAGER, "130207");
            case SEATED, PRESENT, ADVISOR -> whoeverSitsAt(edge.from());
        };

        var move = take(
                evaluation, edge.step(), actor, edge.to().value(), edge.step() == Step.SEND_BACK ? REASONS : List.of());

        assertThat(evaluation.may(actor)).contains(edge.step().name());
        assertThat(move.after().stage()).isEqualTo(edge.to());
        assertThat(move.event().sequence()).isEqualTo(evaluation.signOff().moves() + 1);
    }

    /** All but two, which need somebody who was asked or named before: they have tests of their own. */
    static List<Edge> everyEdge() {
        return chain().edges().stream()
                .filter(edge -> edge.step() != Step.ADVISE && edge.step() != Step.RECALL)
                .toList();
    }

    @Test
    @DisplayName("填报的人不签字；一人只签一个环节；非提交人不得撤回")
    void duties_are_separated() {
        var withHead = at(chain().desks().get(1).stage());
        var withLeader = at(chain().desks().getFirst().stage());
        var withDepartment = at(chain().desks().get(2).stage());

        assertThat(refused(() ->
                        take(withHead, Step.SIGN, actor("wx-member1", Role.UNIT_HEAD, "130207/101"), null, List.of())))
                .isEqualTo(new WriterDoesNotSign("wx-member1"));
        assertThat(refused(() -> take(
                        withDepartment,
                        Step.SIGN,
                        actor("wx-head", Role.DEPARTMENT_REVIEWER, "130207/101"),
                        null,
                        List.of())))
                .isEqualTo(new SignedElsewhere("wx-head", "UNIT_HEAD"));
        assertThat(refused(() -> take(
                        withLeader, Step.WITHDRAW, actor("another", Role.PREPARER, "130207/101"), null, List.of())))
                .isEqualTo(new NotTheSubmitter("another"));
        assertThat(refused(() -> take(withLeader, Step.SIGN, member(), null, List.of())))
                .isEqualTo(new NotYourTurn(Step.SIGN, "WITH_TEAM_LEADER"));
    }

    @Test
    @DisplayName("退回须写原因；退回之后，退回处起的签字作废，改过的内容须重新签")
    void a_send_back_takes_signatures_back() {
        var withBureau = at(chain().desks().get(3).stage());

        assertThat(refused(() -> take(withBureau, Step.SEND_BACK, whoeverSitsAt(withBureau.stage()), null, List.of())))
                .isEqualTo(new ReasonMissing());
        var toHead = take(withBureau, Step.SEND_BACK, whoeverSitsAt(withBureau.stage()), "WITH_UNIT_HEAD", REASONS)
                .after();
        var toUnit = take(withBureau, Step.SEND_BACK, whoeverSitsAt(withBureau.stage()), null, REASONS)
                .after();

        assertThat(toHead.signOff().signatures().stream().map(Signature::desk)).containsExactly("TEAM_LEADER");
        assertThat(toUnit.signOff().signatures()).isEmpty();
        assertThat(toUnit.signOff().frozen()).isNull();
        assertThat(toUnit.stage()).isEqualTo(Stage.DRAFTING);
    }

    @Test
    @DisplayName("提交后资金数冻结，签的是什么就是什么")
    void money_is_frozen_at_submission() {
        var submitted = at(chain().desks().getFirst().stage());

        assertThat(submitted.signOff().frozen()).isEqualTo(SelfEvaluationFixture.execution());
    }

    @Test
    @DisplayName("办结之事实：与约定的样例同形")
    void the_fact_of_the_approval_has_the_shape_of_the_contract() {
        var json = ScoringFixture.JSON;
        var approved = at(Stage.APPROVED).approval(NOW).orElseThrow();

        var ours = json.readTree(json.writeValueAsString(approved));
        var contract = json.readTree(contract("evaluation/SelfEvaluationApproved.v1.json"));

        assertThat(shape(ours, "")).isEqualTo(shape(contract, ""));
        assertThat(ours.at("/lines/0/explanation")).isEqualTo(contract.at("/lines/0/explanation"));
        assertThat(ours.at("/funds/computedScore")).isEqualTo(contract.at("/funds/computedScore"));
        assertThat(ours.at("/project")).isEqualTo(contract.at("/project"));
        assertThat(ours.at("/team")).isEqualTo(contract.at("/team"));
    }

    @Test
    @DisplayName("流转之事实：与约定的样例同形")
    void the_fact_of_a_move_has_the_shape_of_the_contract() {
        var json = ScoringFixture.JSON;
        var withLeader = at(chain().desks().getFirst().stage());
        var moved = take(withLeader, Step.SIGN, leader(), null, List.of()).event();

        assertThat(shape(json.readTree(json.writeValueAsString(moved)), ""))
                .isEqualTo(shape(json.readTree(contract("evaluation/SelfEvaluationMoved.v1.json")), ""));
    }

    /** Every path of the tree with the kind of its value; of a list, its first element; what may be null counts as present. */
    private static java.util.SortedSet<String> shape(tools.jackson.databind.JsonNode node, String path) {
        var paths = new java.util.TreeSet<String>();
        if (node.isObject()) {
            node.propertyStream().forEach(field -> paths.addAll(shape(field.getValue(), path + "/" + field.getKey())));
        } else if (node.isArray() && !node.isEmpty()) {
            paths.addAll(shape(node.get(0), path + "/*"));
        } else {
            paths.add(path + (node.isString() || node.isNull() ? " text" : " " + node.getNodeType()));
        }
        return paths;
    }

    @Test
    @DisplayName("任意的人以任意次序办理：从不跳步，从不一人两签，办结时每个环节恰有一签")
    void random_people_never_break_the_chain() {
        var random = new Random(130207);
        var steps = List.of(Step.SIGN, Step.SIGN, Step.SIGN, Step.SUBMIT, Step.SUBMIT, Step.SEND_BACK, Step.WITHDRAW);
        var people = List.of(
                preparer(),
                leader(),
                member(),
                head(),
                SelfEvaluationFixture.departmentReviewer(),
                SelfEvaluationFixture.bureauReviewer(),
                actor("wx-head", Role.DEPARTMENT_REVIEWER, "130207/101"),
                actor("wx-leader", Role.UNIT_HEAD, "130207/101"),
                actor("wx-member1", Role.BUREAU_REVIEWER, "130207"));
        var approvals = 0;
        for (var round = 0; round < 300; round++) {
            var evaluation = prepared();
            for (var i = 0; i < 60; i++) {
                var step = steps.get(random.nextInt(steps.size()));
                var actor = people.get(random.nextInt(people.size()));
                try {
                    var move = take(evaluation, step, actor, null, step == Step.SEND_BACK ? REASONS : List.of());
                    assertThat(chain().edges())
                            .anyMatch(isTaken(
                                    step, evaluation.stage(), move.after().stage()));
                    evaluation = move.after();
                } catch (Refused _) {
                    // A refusal changes nothing; what counts is what the accepted steps add up to.
                }
            }
            var signatures = evaluation.signOff().signatures();
            assertThat(signatures.stream().map(Signature::account)).doesNotHaveDuplicates();
            assertThat(signatures.stream().map(Signature::desk).toList())
                    .isEqualTo(chain().desks().subList(0, signatures.size()).stream()
                            .map(desk -> desk.desk())
                            .toList());
            if (evaluation.stage().equals(Stage.APPROVED)) {
                approvals++;
                assertThat(signatures).hasSize(4);
            }
        }
        assertThat(approvals).isPositive();
    }

    private static java.util.function.Predicate<Edge> isTaken(Step step, Stage from, Stage to) {
        return edge ->
                edge.step() == step && edge.from().equals(from) && edge.to().equals(to);
    }

    private static SelfEvaluation.Move take(
            SelfEvaluation evaluation, Step step, Actor actor, @Nullable String to, List<Reason> reasons) {
        var accounts = NAMING.contains(step) ? List.of("somebody-else") : List.<String>of();
        var remark = step == Step.EXEMPT || step == Step.ADVISE ? "说明" : null;
        var ask = new SelfEvaluation.Ask(step, to, reasons, accounts, remark, null);
        return evaluation.take(ask, by(actor, evaluation), HASH);
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(Refused.class, act::run).refusal();
    }
}

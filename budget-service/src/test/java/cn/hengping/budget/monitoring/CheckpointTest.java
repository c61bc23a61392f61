package cn.hengping.budget.monitoring;

import static cn.hengping.budget.monitoring.MonitoringFixture.BUREAU;
import static cn.hengping.budget.monitoring.MonitoringFixture.JSON;
import static cn.hengping.budget.monitoring.MonitoringFixture.MANAGER;
import static cn.hengping.budget.monitoring.MonitoringFixture.PREPARER;
import static cn.hengping.budget.monitoring.MonitoringFixture.REVIEWER;
import static cn.hengping.budget.monitoring.MonitoringFixture.at;
import static cn.hengping.budget.monitoring.MonitoringFixture.drafted;
import static cn.hengping.budget.monitoring.MonitoringFixture.explanation;
import static cn.hengping.budget.monitoring.MonitoringFixture.june;
import static cn.hengping.budget.monitoring.MonitoringFixture.onCourse;
import static cn.hengping.budget.monitoring.MonitoringFixture.project;
import static cn.hengping.budget.monitoring.MonitoringFixture.rules;
import static cn.hengping.budget.monitoring.MonitoringFixture.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import cn.hengping.budget.monitoring.MonitoringRefusal.CheckpointAtOtherStage;
import cn.hengping.budget.monitoring.MonitoringRefusal.MonthNotOver;
import cn.hengping.budget.monitoring.MonitoringRefusal.NoSuchMonth;
import cn.hengping.budget.monitoring.MonitoringRefusal.ReviewedByItsWriter;
import cn.hengping.budget.project.ProjectFixture;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("双监控：监控节点")
class CheckpointTest {

    @Test
    @DisplayName("执行率取自台账截至月末的数，不由人填；项目亮最差的灯")
    void execution_is_the_ledgers_and_the_worst_light_shows() {
        var behind = drafted(onCourse(), "70000.00").reading();

        assertThat(behind.executionRatePercent()).isEqualTo("33.05");
        assertThat(behind.asOf()).isEqualTo("2024-06-30");
        assertThat(behind.ledgerSequence()).isEqualTo(4);
        assertThat(behind.executionLight()).isEqualTo(Light.YELLOW);
        assertThat(behind.lines()).extracting(Reading.IndicatorLight::light).containsOnly(Light.GREEN);
        assertThat(behind.worst()).isEqualTo(Light.YELLOW);
    }

    @Test
    @DisplayName("亮红灯的，逐项写明原因、措施和期限，方可提交")
    void red_is_explained_before_it_is_submitted() {
        var behind = new Account(
                List.of(new Progress("q-reports", "10", null), new Progress("b-social", "开展中", BigDecimal.ONE)),
                List.of());
        var drafted = drafted(behind, "10000.00");

        assertThat(faults(() -> drafted.take(Step.SUBMIT, "", june("10000.00"), rules(), at(PREPARER, 1))))
                .containsExactly(
                        "/explanations/execution-rate ExplanationMissing",
                        "/explanations/q-reports ExplanationMissing",
                        "/explanations/b-social ExplanationMissing");

        var explained = drafted.rewrite(
                new Account(
                        behind.progress(),
                        List.of(explanation("execution-rate"), explanation("q-reports"), explanation("b-social"))),
                june("10000.00"),
                rules(),
                at(PREPARER, 1));
        var move = explained.take(Step.SUBMIT, "", june("10000.00"), rules(), at(PREPARER, 2));
        assertThat(move.after().stage()).isEqualTo(Stage.WITH_DEPARTMENT);
        assertThat(move.events()).hasSize(1);
    }

    @Test
    @DisplayName("提交时再读一次台账：填报之后执行掉下来的，照样要说明")
    void the_ledger_is_read_again_at_submission() {
        var drafted = drafted(onCourse(), "105900.00");

        assertThat(faults(() -> drafted.take(Step.SUBMIT, "", june("0.01"), rules(), at(PREPARER, 1))))
                .containsExactly("/explanations/execution-rate ExplanationMissing");
    }

    @Test
    @DisplayName("每个指标都要填写；时限指标未完成的可以不填")
    void everything_is_told_before_it_is_submitted() {
        var drafted = drafted(new Account(List.of(), List.of()), "105900.00");

        assertThat(faults(() -> drafted.take(Step.SUBMIT, "", june("105900.00"), rules(), at(PREPARER, 1))))
                .containsExactly("/progress/q-reports ActualMissing", "/progress/b-social ActualMissing");
    }

    @Test
    @DisplayName("填得不对的，一次说清")
    void everything_wrong_is_said_at_once() {
        var wrong = new Account(
                List.of(
                        new Progress("q-reports", "很多", null),
                        new Progress("t-week", "2024-07-01", null),
                        new Progress("b-social", "好", new BigDecimal("100.01")),
                        new Progress("q-reports", "1", null),
                        new Progress("nobody", "1", null)),
                List.of(new Explanation("nowhere", "无", "已完成", LocalDate.parse("2024-06-30"))));

        assertThat(faults(() -> drafted(wrong, "1.00")))
                .containsExactly(
                        "/progress/0/actual ActualDoesNotFit",
                        "/progress/1/actual ActualInTheFuture",
                        "/progress/2/attainmentPercent PercentOutOfRange",
                        "/progress/3/code IndicatorUnknownOrRepeated",
                        "/progress/4/code IndicatorUnknownOrRepeated",
                        "/explanations/0/place IndicatorUnknownOrRepeated",
                        "/explanations/0/reason TextLength",
                        "/explanations/0/measure TextLength",
                        "/explanations/0/dueDate DueBeforeTheCheckpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-30T15:59:59Z", "2023-12-31T00:00:00Z"})
    @DisplayName("月末之前不能填报当月（北京时间）")
    void a_month_is_reported_when_it_is_over(String now) {
        var early = new Command(PREPARER, Instant.parse(now), null, null);
        var justAfter = new Command(PREPARER, Instant.parse("2024-06-30T16:00:00Z"), null, null);

        assertThat(refused(() -> Checkpoint.open(project(), Month.JUNE, onCourse(), june("1.00"), rules(), early)))
                .isEqualTo(new MonthNotOver(2024, 6));
        assertThat(Checkpoint.open(project(), Month.JUNE, onCourse(), june("1.00"), rules(), justAfter)
                        .month())
                .isEqualTo(6);
        assertThat(refused(() -> Checkpoint.month(13))).isEqualTo(new NoSuchMonth(13));
    }

    @Test
    @DisplayName("只有本单位填报人填写；提交之后不能直接改")
    void the_unit_itself_writes() {
        var elsewhere = ProjectFixture.actor("x", Role.PREPARER, "130207");

        assertThat(refused(() ->
                        Checkpoint.open(project(), Month.JUNE, onCourse(), june("1.00"), rules(), at(REVIEWER, 0))))
                .isInstanceOf(NotYourRole.class);
        assertThat(refused(() ->
                        Checkpoint.open(project(), Month.JUNE, onCourse(), june("1.00"), rules(), at(elsewhere, 0))))
                .isInstanceOf(OutsideYourScope.class);
        assertThat(refused(() -> submitted().rewrite(onCourse(), june("1.00"), rules(), at(PREPARER, 2))))
                .isEqualTo(new CheckpointAtOtherStage(Step.CORRECT, Stage.WITH_DEPARTMENT));
        assertThat(refused(
                        () -> drafted(onCourse(), "1.00").rewrite(onCourse(), june("1.00"), rules(), at(PREPARER, 9))))
                .isEqualTo(new ChangedMeanwhile());
    }

    @Test
    @DisplayName("更正保留前一版：更正期间对外仍是前一版，再次提交成为新版")
    void a_correction_keeps_the_former_edition() {
        var first = submitted();

        var reopened = first.take(Step.CORRECT, "台账补记一笔", june("1.00"), rules(), at(PREPARER, 2))
                .after();
        var second = reopened.take(Step.SUBMIT, "", june("190000.00"), rules(), at(PREPARER, 3));

        assertThat(reopened.submitted()).isEqualTo(first.submitted());
        assertThat(Objects.requireNonNull(second.after().submitted()).number()).isEqualTo(2);
        assertThat(Objects.requireNonNull(first.submitted()).number()).isEqualTo(1);
        assertThat(second.after().question()).isNull();
        assertThat(faults(() -> first.take(Step.CORRECT, " ", june("1.00"), rules(), at(PREPARER, 2))))
                .containsExactly("/remark TextLength");
    }

    @ParameterizedTest
    @MethodSource("thoseWhoAsk")
    @DisplayName("主管部门和财政局要求说明的，不亮红灯也要说明")
    void what_is_asked_for_is_explained(Actor asking) {
        var asked = submitted()
                .take(Step.ASK, "为何提前支付", june("105900.00"), rules(), at(asking, 2))
                .after();

        assertThat(faults(() -> asked.take(Step.SUBMIT, "", june("105900.00"), rules(), at(PREPARER, 3))))
                .containsExactly("/explanations ExplanationAskedFor");
        var answered =
                asked.rewrite(onCourse(explanation(Explanation.OVERALL)), june("105900.00"), rules(), at(PREPARER, 3));
        assertThat(answered.take(Step.SUBMIT, "", june("105900.00"), rules(), at(PREPARER, 4))
                        .after()
                        .stage())
                .isEqualTo(Stage.WITH_DEPARTMENT);
    }

    @Test
    @DisplayName("原样再交一遍不算说明")
    void to_say_the_same_again_is_no_answer() {
        var explained = drafted(onCourse(explanation(Explanation.OVERALL)), "105900.00")
                .take(Step.SUBMIT, "", june("105900.00"), rules(), at(PREPARER, 1))
                .after();

        var asked = explained
                .take(Step.ASK, "写得不清楚", june("105900.00"), rules(), at(BUREAU, 2))
                .after();

        assertThat(faults(() -> asked.take(Step.SUBMIT, "", june("105900.00"), rules(), at(PREPARER, 3))))
                .containsExactly("/explanations ExplanationAskedFor");
    }

    static Stream<Actor> thoseWhoAsk() {
        return Stream.of(REVIEWER, BUREAU, MANAGER);
    }

    @Test
    @DisplayName("提交人不得审阅自己的监控记录")
    void nobody_reviews_what_he_submitted() {
        var bothPosts = ProjectFixture.actor("wx-preparer", Role.DEPARTMENT_REVIEWER, "130207/101");

        assertThat(refused(() -> submitted().take(Step.ACKNOWLEDGE, "", june("1.00"), rules(), at(bothPosts, 2))))
                .isEqualTo(new ReviewedByItsWriter("wx-preparer"));
        assertThat(submitted()
                        .take(Step.ACKNOWLEDGE, "", june("1.00"), rules(), at(REVIEWER, 2))
                        .after()
                        .acknowledgedBy())
                .isEqualTo("wx-reviewer");
    }

    @ParameterizedTest(name = "{0} by {1} while {2}")
    @MethodSource("everyMoveTheTableDoesNotList")
    @DisplayName("表中未列之步骤，一律拒绝")
    void anything_not_in_the_table_is_refused(Step step, Role role, Stage stage) {
        var actor = ProjectFixture.actor("somebody", role, scopeOf(role));

        var refused =
                refused(() -> lying(stage).take(step, "为何", june("105900.00"), rules(), at(actor, version(stage))));

        assertThat(refused).isInstanceOfAny(CheckpointAtOtherStage.class, NotYourRole.class);
        assertThat(lying(stage).may(actor)).doesNotContain(step.name());
    }

    static Stream<Arguments> everyMoveTheTableDoesNotList() {
        var moves = new ArrayList<Arguments>();
        for (var step : Step.values()) {
            for (var role : Role.values()) {
                for (var stage : Stage.values()) {
                    var isListed = Arrays.stream(Edge.values())
                            .anyMatch(edge -> edge.step == step && edge.by == role && edge.from == stage);
                    if (!isListed) {
                        moves.add(Arguments.of(step, role, stage));
                    }
                }
            }
        }
        return moves.stream();
    }

    @ParameterizedTest
    @MethodSource("everyEdge")
    @DisplayName("表中所列之步骤，在位的人可以办，不在位的人不行")
    void what_the_table_lists_is_taken_in_its_place_only(Edge edge) {
        var actor = ProjectFixture.actor("somebody", edge.by, scopeOf(edge.by));
        var elsewhere = ProjectFixture.actor("somebody", edge.by, "130207/102");

        assertThat(lying(edge.from).may(actor)).contains(edge.step.name());
        assertThat(lying(edge.from)
                        .take(edge.step, "为何", june("105900.00"), rules(), at(actor, version(edge.from)))
                        .after()
                        .stage())
                .isEqualTo(edge.to);
        assertThat(lying(edge.from).may(elsewhere)).isEmpty();
        assertThat(refused(() -> lying(edge.from)
                        .take(edge.step, "为何", june("105900.00"), rules(), at(elsewhere, version(edge.from)))))
                .isInstanceOf(OutsideYourScope.class);
    }

    static Stream<Edge> everyEdge() {
        return Arrays.stream(Edge.values());
    }

    private static Checkpoint lying(Stage stage) {
        return switch (stage) {
            case DRAFTING -> drafted(onCourse(), "105900.00");
            case WITH_DEPARTMENT -> submitted();
            case ACKNOWLEDGED ->
                submitted()
                        .take(Step.ACKNOWLEDGE, "", june("105900.00"), rules(), at(REVIEWER, 2))
                        .after();
        };
    }

    private static long version(Stage stage) {
        return lying(stage).version();
    }

    private static String scopeOf(Role role) {
        return switch (role) {
            case PREPARER, STAFF, UNIT_HEAD, DEPARTMENT_REVIEWER -> "130207/101";
            case BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER, AUDITOR, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN ->
                "130207";
        };
    }

    @Test
    @DisplayName("发布的事实写出来，与样例一字不差；主题、类型、主键亦然")
    void what_is_published_is_the_contract() throws IOException {
        try (var file = Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/budget/CheckpointRecorded.v1.json"))) {
            var contract = JSON.readTree(file);
            var drafted = drafted(onCourse(), "75000.00");

            var event = drafted.take(Step.SUBMIT, "", june("75000.00"), rules(), at(PREPARER, 1))
                    .events()
                    .getFirst();

            assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(contract);
            assertThat(event.topic()).isEqualTo("budget.monitoring");
            assertThat(event.type()).isEqualTo("CheckpointRecorded.v1");
            assertThat(event.subject()).isEqualTo("13020724T000000000001");
        }
    }

    @Test
    @DisplayName("存下来再读回来，一样不少")
    void it_survives_being_written_down() {
        var asked = submitted()
                .take(Step.ASK, "为何", june("1.00"), rules(), at(BUREAU, 2))
                .after();

        assertThat(JSON.readValue(JSON.writeValueAsString(asked), Checkpoint.class))
                .isEqualTo(asked);
    }

    private static List<String> faults(Runnable act) {
        return ((NotAcceptable) refused(act))
                .faults().stream()
                        .map((Fault fault) -> fault.pointer() + " " + fault.code())
                        .toList();
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(Refused.class, act::run).refusal();
    }
}

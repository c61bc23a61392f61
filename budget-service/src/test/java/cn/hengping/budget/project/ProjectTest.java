package cn.hengping.budget.project;

import static cn.hengping.budget.project.ProjectFixture.CLASSIFICATION;
import static cn.hengping.budget.project.ProjectFixture.actor;
import static cn.hengping.budget.project.ProjectFixture.at;
import static cn.hengping.budget.project.ProjectFixture.bureauReviewer;
import static cn.hengping.budget.project.ProjectFixture.by;
import static cn.hengping.budget.project.ProjectFixture.departmentReviewer;
import static cn.hengping.budget.project.ProjectFixture.office;
import static cn.hengping.budget.project.ProjectFixture.preparer;
import static cn.hengping.budget.project.ProjectFixture.registered;
import static cn.hengping.budget.project.ProjectFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.project.ProjectRefusal.ObjectiveMissing;
import cn.hengping.budget.project.ProjectRefusal.ReasonMissing;
import cn.hengping.budget.project.ProjectRefusal.SameHands;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.PlatformRefusal.VersionMissing;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("项目申报与批复")
class ProjectTest {
    private static final List<Reason> REASONS = List.of(new Reason("TEXT_INCOMPLETE", "请补充依据", "/basis"));

    @Test
    @DisplayName("五项明细合计等于资金来源合计，方可申报")
    void items_and_sources_make_the_same_budget() {
        var example = registration();
        var short_ = new Registration(
                example.projectCode(),
                example.year(),
                example.name(),
                example.kind(),
                example.classified(),
                example.unitCode(),
                example.basis(),
                example.content(),
                example.purpose(),
                List.of(new Fund(FundSource.CURRENT_YEAR_APPROPRIATION, Money.wanYuan("21.19"))),
                example.items());

        assertThat(example.faults(CLASSIFICATION, Lineage.NONE, null)).isEmpty();
        assertThat(short_.faults(CLASSIFICATION, Lineage.NONE, null))
                .containsExactly(Fault.at("/items", "ItemsDoNotAddUp", "211800.00", "211900.00"));
    }

    @Test
    @DisplayName("科目的代码与名称须同经济分类一致，括号全半角不论")
    void items_carry_their_official_names() {
        assertThat(itemFaults(new Item("30213", "维修（护）费", Money.wanYuan("21.18"))))
                .isEmpty();
        assertThat(itemFaults(new Item("30213", "维护费", Money.wanYuan("21.18")))).containsExactly("ItemNameMismatch");
        assertThat(itemFaults(new Item("39999", "杂项", Money.wanYuan("21.18")))).containsExactly("ItemUnknown");
    }

    private static List<String> itemFaults(Item item) {
        var example = registration();
        var changed = new Registration(
                example.projectCode(),
                example.year(),
                example.name(),
                example.kind(),
                example.classified(),
                example.unitCode(),
                example.basis(),
                example.content(),
                example.purpose(),
                example.funds(),
                List.of(item));
        return changed.faults(CLASSIFICATION, Lineage.NONE, null).stream()
                .map(Fault::code)
                .toList();
    }

    @Test
    @DisplayName("非标准的项目代码只提示，不拒绝")
    void an_unusual_code_is_a_warning() {
        assertThat(registration().warnings()).isEmpty();
    }

    @Test
    @DisplayName("只有本单位填报人可以申报，上级也不代办")
    void only_the_units_own_preparer_registers() {
        var fromAbove = actor("cz-preparer", Role.PREPARER, "130207");

        assertThat(refused(() -> Project.register(registration(), Lineage.NONE, office(), CLASSIFICATION, fromAbove)))
                .isInstanceOf(OutsideYourScope.class);
    }

    @ParameterizedTest(name = "{0} 由 {1} 在 {2}")
    @MethodSource("everyMoveTheTableDoesNotList")
    @DisplayName("表中未列之步骤，一律拒绝")
    void anything_not_in_the_table_is_refused(Step step, Role role, Stage stage) {
        var actor = actor("somebody", role, role.name().startsWith("BUREAU") ? "130207" : "130207/101");
        var project = at(stage);

        assertThat(refused(() -> project.take(step, REASONS, by(actor, project))))
                .isNotNull();
        assertThat(project.may(actor)).doesNotContain(step.name());
    }

    static Stream<Arguments> everyMoveTheTableDoesNotList() {
        return Arrays.stream(Step.values())
                .flatMap(step -> Arrays.stream(Role.values())
                        .flatMap(role -> Arrays.stream(Stage.values())
                                .filter(stage -> Edge.from(stage).stream()
                                        .noneMatch(edge -> edge.step == step && edge.by == role))
                                .map(stage -> Arguments.of(step, role, stage))));
    }

    @ParameterizedTest
    @EnumSource(Edge.class)
    @DisplayName("表中所列之步骤，由有权之人办理即成")
    void everything_in_the_table_is_done_by_whom_it_names(Edge edge) {
        var project = at(edge.from);
        var actor = whoever(edge);

        var move = project.take(edge.step, edge.step == Step.SEND_BACK ? REASONS : List.of(), by(actor, project));

        assertThat(project.may(actor)).contains(edge.step.name());
        assertThat(move.after().stage()).isEqualTo(edge.to);
        assertThat(move.after().version()).isEqualTo(project.version() + 1);
        assertThat(move.events()).hasSize(edge.to == Stage.APPROVED ? 2 : 0);
    }

    private static Actor whoever(Edge edge) {
        return switch (edge.by) {
            case PREPARER -> preparer();
            case DEPARTMENT_REVIEWER -> departmentReviewer();
            default -> bureauReviewer();
        };
    }

    @Test
    @DisplayName("同一人不得既提交又审核、既审核又批复")
    void one_person_does_not_do_two_of_the_steps() {
        var submitted = at(Stage.WITH_DEPARTMENT);
        var self = actor("wx-preparer", Role.DEPARTMENT_REVIEWER, "130207/101");
        var endorsed = at(Stage.WITH_BUREAU);
        var again = actor("wx-reviewer", Role.BUREAU_REVIEWER, "130207");

        assertThat(refused(() -> submitted.take(Step.ENDORSE, List.of(), by(self, submitted))))
                .isEqualTo(new SameHands("wx-preparer"));
        assertThat(refused(() -> endorsed.take(Step.APPROVE, List.of(), by(again, endorsed))))
                .isEqualTo(new SameHands("wx-reviewer"));
    }

    @Test
    @DisplayName("没有绩效目标不得提交；退回须写原因；须说明依据的版本")
    void what_a_step_needs_beside_the_right_person() {
        var bare = registered();
        var submitted = at(Stage.WITH_DEPARTMENT);

        assertThat(refused(() -> bare.take(Step.SUBMIT, List.of(), by(preparer(), bare))))
                .isEqualTo(new ObjectiveMissing(bare.code()));
        assertThat(refused(() -> submitted.take(Step.SEND_BACK, List.of(), by(departmentReviewer(), submitted))))
                .isEqualTo(new ReasonMissing());
        assertThat(refused(() ->
                        submitted.take(Step.ENDORSE, List.of(), Command.of(departmentReviewer(), ProjectFixture.NOW))))
                .isEqualTo(new VersionMissing());
        assertThat(refused(() -> submitted.take(
                        Step.ENDORSE, List.of(), new Command(departmentReviewer(), ProjectFixture.NOW, 2L, null))))
                .isEqualTo(new ChangedMeanwhile());
    }

    @Test
    @DisplayName("批复之事实与约定的样例一致")
    void the_fact_of_the_approval_is_the_contract() {
        var project = at(Stage.WITH_BUREAU);

        var move = project.take(Step.APPROVE, List.of(), by(bureauReviewer(), project));

        var json = JsonMapper.builder().addModule(new PlatformModule()).build();
        var contract = Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/budget/ProjectApproved.v1.json"));
        assertThat(json.readTree(json.writeValueAsString(move.events().getFirst())))
                .isEqualTo(json.readTree(contract));
        assertThat(move.after().opened().fullYearYuan()).isEqualTo(Money.wanYuan("21.18"));
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(Refused.class, act::run).refusal();
    }
}

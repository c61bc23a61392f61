package cn.hengping.budget.adjustment;

import static cn.hengping.budget.project.ProjectFixture.CLASSIFICATION;
import static cn.hengping.budget.project.ProjectFixture.NOW;
import static cn.hengping.budget.project.ProjectFixture.actor;
import static cn.hengping.budget.project.ProjectFixture.bureauReviewer;
import static cn.hengping.budget.project.ProjectFixture.departmentReviewer;
import static cn.hengping.budget.project.ProjectFixture.preparer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentAtOtherStage;
import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentNotDrafting;
import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentsUsedUp;
import cn.hengping.budget.adjustment.AdjustmentRefusal.NotApprovedYet;
import cn.hengping.budget.adjustment.AdjustmentRefusal.NothingAdjusted;
import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.Basis;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.Item;
import cn.hengping.budget.project.Plan;
import cn.hengping.budget.project.PlanDifference;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.ProjectFixture;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasis;
import cn.hengping.budget.project.ProjectRefusal.ReasonMissing;
import cn.hengping.budget.project.ProjectRefusal.SameHands;
import cn.hengping.budget.project.ProjectRefusal.TooManyBasisFiles;
import cn.hengping.budget.project.Reason;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("批复之后的调整")
class AdjustmentTest {
    private static final Plan.Rules RULES = new Plan.Rules(CLASSIFICATION, new WeightSchemes(List.of()));
    private static final Books NOTHING_PAID = new Books(Money.wanYuan("21.18"), Map.of());
    private static final List<Reason> REASONS = List.of(new Reason("TEXT_INCOMPLETE", "请补充依据", "/reason"));
    private static final String DOCUMENT = "丰南财绩〔2024〕15号";

    private static Project approved() {
        return ProjectFixture.at(cn.hengping.budget.project.Stage.APPROVED);
    }

    private static Command command(Actor actor, long version) {
        return new Command(actor, NOW, version, null);
    }

    private static Proposal content(String content) {
        return new Proposal(DOCUMENT, "机构职责调整。", null, content, null, null, null);
    }

    private static Proposal items(Item... items) {
        return new Proposal(DOCUMENT, "差旅增加。", null, null, null, List.of(items), null);
    }

    /** Two thousand yuan from repairs to travel. */
    private static Item[] moved() {
        return new Item[] {
            new Item("30226", "劳务费", Money.wanYuan("16.95")),
            new Item("30201", "办公费", Money.wanYuan("2.00")),
            new Item("30213", "维修(护)费", Money.wanYuan("0.58")),
            new Item("30299", "其他商品和服务支出", Money.wanYuan("1.00")),
            new Item("30211", "差旅费", Money.wanYuan("0.65"))
        };
    }

    private static Adjustment opened(Proposal proposal, Books books) {
        return Adjustment.open(approved(), 1, proposal, books, RULES, command(preparer(), 3));
    }

    private static Adjustment at(Stage stage) {
        var drafted = opened(content("新的内容"), NOTHING_PAID);
        return new Adjustment(
                drafted.subject(),
                1,
                drafted.proposal(),
                drafted.before(),
                stage,
                stage == Stage.DRAFTING ? null : "wx-preparer",
                stage == Stage.WITH_BUREAU ? "wx-reviewer" : null,
                List.of(),
                NOW,
                null,
                4,
                null);
    }

    private static Adjustment.Move take(Adjustment adjustment, Step step, Actor actor) {
        var reasons = step == Step.SEND_BACK ? REASONS : List.<Reason>of();
        return adjustment.take(step, reasons, approved(), NOTHING_PAID, RULES, command(actor, adjustment.version()));
    }

    private static @Nullable Refusal refused(Runnable act) {
        var thrown = catchThrowableOfType(Refused.class, act::run);
        return thrown == null ? null : thrown.refusal();
    }

    private static List<String> faults(Runnable act) {
        return Objects.requireNonNull(refused(act)).faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    @DisplayName("没有批复的项目不必调整，批复之后才能调整")
    void only_what_was_approved_is_adjusted() {
        for (var stage : cn.hengping.budget.project.Stage.values()) {
            if (stage != cn.hengping.budget.project.Stage.APPROVED) {
                assertThat(refused(() -> Adjustment.open(
                                ProjectFixture.at(stage),
                                1,
                                content("新的内容"),
                                NOTHING_PAID,
                                RULES,
                                command(preparer(), 3))))
                        .isEqualTo(new NotApprovedYet(approved().code(), stage));
            }
        }
    }

    @Test
    @DisplayName("只有本单位填报人可以提出，上级和外单位不能代提")
    void only_the_units_own_preparer_asks() {
        var fromAbove = actor("cz-preparer", Role.PREPARER, "130207");

        assertThat(refused(() -> Adjustment.open(
                        approved(), 1, content("新的内容"), NOTHING_PAID, RULES, command(bureauReviewer(), 3))))
                .isInstanceOf(NotYourRole.class);
        assertThat(refused(() ->
                        Adjustment.open(approved(), 1, content("新的内容"), NOTHING_PAID, RULES, command(fromAbove, 3))))
                .isInstanceOf(OutsideYourScope.class);
    }

    @Test
    @DisplayName("须写明文号和理由，且确有变化")
    void a_document_a_reason_and_a_change_are_needed() {
        var bare = new Proposal(" ", "", null, "新的内容", null, null, null);
        var same = content(approved().registration().content());

        assertThat(faults(() -> opened(bare, NOTHING_PAID)))
                .containsExactly("/documentNumber TextLength", "/reason TextLength");
        assertThat(refused(() -> opened(same, NOTHING_PAID)))
                .isEqualTo(new NothingAdjusted(approved().code()));
    }

    @Test
    @DisplayName("调整前后逐处列出：明细按科目、指标按代码对应，次序不论")
    void differences_are_told_place_by_place() {
        var turned = new ArrayList<>(Arrays.asList(moved()));
        java.util.Collections.reverse(turned);

        assertThat(opened(items(turned.toArray(Item[]::new)), NOTHING_PAID).differences())
                .containsExactly(
                        new PlanDifference("/items/30213/amountYuan", "7800.00", "5800.00"),
                        new PlanDifference("/items/30211/amountYuan", "4500.00", "6500.00"));
    }

    @Test
    @DisplayName("目标变动、指标增减都看得出来")
    void a_changed_target_and_a_lost_indicator_are_told() {
        var objective = approved().plan().objective();
        var first = objective.indicators().getFirst();
        var lower = new Indicator(
                first.code(),
                first.dimension(),
                first.aspect(),
                first.name(),
                first.sign(),
                "260",
                first.measure(),
                first.weight(),
                first.evidenceSource());
        var after = new Plan(
                approved().plan().basis(),
                approved().plan().content(),
                approved().plan().purpose(),
                approved().plan().items(),
                new Objective(
                        objective.objective(),
                        List.of(lower, objective.indicators().get(1))));

        var differences = PlanDifference.between(approved().plan(), after);

        assertThat(differences).contains(new PlanDifference("/objective/indicators/q-reports/target", "280", "260"));
        assertThat(differences.stream().filter(one -> one.after() == null).map(PlanDifference::place))
                .isNotEmpty()
                .allMatch(place -> place.startsWith("/objective/indicators/b-social/"));
    }

    @Test
    @DisplayName("明细调整后的合计等于全年预算，不多不少")
    void changed_items_add_up_to_the_full_year_budget() {
        var grown = new Books(Money.wanYuan("22.18"), Map.of());

        assertThat(opened(items(moved()), NOTHING_PAID).stage()).isEqualTo(Stage.DRAFTING);
        assertThat(faults(() -> opened(items(moved()), grown))).containsExactly("/items ItemsDoNotAddUp");
    }

    @Test
    @DisplayName("不动明细的调整，不问明细与全年预算是否相等")
    void items_that_stay_are_not_asked_about() {
        var grown = new Books(Money.wanYuan("22.18"), Map.of());

        assertThat(opened(content("新的内容"), grown).differences()).hasSize(1);
    }

    @Test
    @DisplayName("已支付的科目不能取消，也不能低于已支付数")
    void what_was_paid_cannot_be_planned_away() {
        var paid =
                new Books(Money.wanYuan("21.18"), Map.of("30213", Money.of("6000.00"), "30211", Money.of("4500.00")));
        var without = Stream.of(moved())
                .filter(item -> !item.code().equals("30211"))
                .map(item -> item.code().equals("30299") ? new Item("30299", item.name(), Money.of("16500.00")) : item)
                .toArray(Item[]::new);

        assertThat(faults(() -> opened(items(moved()), paid))).containsExactly("/items/2/amountYuan ItemBelowPaid");
        assertThat(faults(() -> opened(items(without), paid)))
                .containsExactlyInAnyOrder("/items ItemPaidAlready", "/items/2/amountYuan ItemBelowPaid");
    }

    @Test
    @DisplayName("调整的目标同申报时一样检查，位置写在 objective 之下")
    void a_changed_objective_is_held_against_the_rules() {
        var proposal = new Proposal(DOCUMENT, "理由", null, "", null, null, new Objective("目标", List.of()));

        assertThat(faults(() -> opened(proposal, NOTHING_PAID)))
                .containsExactly("/content TextLength", "/objective/indicators ListLength");
    }

    @Test
    @DisplayName("批复之后项目才变：内容换新，版本加一，事实带着调整前后、文号和理由")
    void an_approval_changes_the_project_and_says_so() {
        var move = take(at(Stage.WITH_BUREAU), Step.APPROVE, bureauReviewer());
        var project = Objects.requireNonNull(move.project());

        assertThat(project.registration().content()).isEqualTo("新的内容");
        assertThat(project.registration().funds())
                .isEqualTo(approved().registration().funds());
        assertThat(project.edition()).isEqualTo(2);
        assertThat(project.version()).isEqualTo(approved().version() + 1);
        assertThat(project.approvedAt()).isEqualTo(approved().approvedAt());
        var fact = (ProjectAdjusted) move.events().getFirst();
        assertThat(fact.edition()).isEqualTo(2);
        assertThat(fact.documentNumber()).isEqualTo(DOCUMENT);
        assertThat(fact.changes())
                .containsExactly(
                        new PlanDifference("/content", approved().registration().content(), "新的内容"));
    }

    @Test
    @DisplayName("批复之时重新核对账上的数：提交之后支付了的，不能再调走")
    void the_books_are_asked_again_at_the_approval() {
        var drafted = opened(items(moved()), NOTHING_PAID);
        var lying = new Adjustment(
                drafted.subject(),
                1,
                drafted.proposal(),
                drafted.before(),
                Stage.WITH_BUREAU,
                "wx-preparer",
                "wx-reviewer",
                List.of(),
                NOW,
                null,
                4,
                null);
        var paidMeanwhile = new Books(Money.wanYuan("21.18"), Map.of("30213", Money.of("7000.00")));

        assertThat(faults(() -> lying.take(
                        Step.APPROVE, List.of(), approved(), paidMeanwhile, RULES, command(bureauReviewer(), 4))))
                .containsExactly("/items/2/amountYuan ItemBelowPaid");
    }

    @Test
    @DisplayName("版次可查：批复为第一版，每次调整各为一版，原来的内容都在")
    void every_edition_stays_readable() {
        var move = take(at(Stage.WITH_BUREAU), Step.APPROVE, bureauReviewer());

        var editions = PlanEdition.of(Objects.requireNonNull(move.project()), List.of(move.after()));

        assertThat(editions.stream().map(PlanEdition::number)).containsExactly(1, 2);
        assertThat(editions.getFirst().plan()).isEqualTo(approved().plan());
        assertThat(editions.getLast().plan().content()).isEqualTo("新的内容");
        assertThat(PlanEdition.of(approved(), List.of())).hasSize(1);
    }

    @Test
    @DisplayName("某时有效的版次：其前最后批复的那一版；此前未批复的，取第一版")
    void what_held_at_a_moment_is_the_last_edition_approved_before_it() {
        var first = new PlanEdition(
                1,
                null,
                null,
                null,
                Instant.parse("2024-02-05T02:00:00Z"),
                approved().plan());
        var second = new PlanEdition(
                2,
                1,
                DOCUMENT,
                "理由",
                Instant.parse("2024-07-31T15:59:59Z"),
                approved().plan());
        var third = new PlanEdition(
                3,
                2,
                DOCUMENT,
                "理由",
                Instant.parse("2024-07-31T16:00:00Z"),
                approved().plan());
        var all = List.of(first, second, third);

        assertThat(PlanEdition.heldBefore(all, Instant.parse("2024-01-31T16:00:00Z")))
                .isEqualTo(first);
        assertThat(PlanEdition.heldBefore(all, Instant.parse("2024-06-30T16:00:00Z")))
                .isEqualTo(first);
        assertThat(PlanEdition.heldBefore(all, Instant.parse("2024-07-31T16:00:00Z")))
                .isEqualTo(second);
        assertThat(PlanEdition.heldBefore(all, Instant.parse("2024-08-31T16:00:00Z")))
                .isEqualTo(third);
    }

    private static BasisFile file(String documentNumber) {
        return new BasisFile(
                UUID.randomUUID(), documentNumber, "批复.pdf", "application/pdf", 9, "0".repeat(64), "wx-preparer", NOW);
    }

    private static Adjustment withFiles(String... documentNumbers) {
        var adjustment = opened(new Proposal(DOCUMENT, "理由", bases(), "新的内容", null, null, null), NOTHING_PAID);
        for (var number : documentNumbers) {
            adjustment = adjustment.attach(file(number), command(preparer(), adjustment.version()));
        }
        return adjustment;
    }

    /** One document more than the project rests on. */
    private static List<Basis> bases() {
        var bases = new ArrayList<>(approved().plan().basis());
        bases.add(new Basis("丰南办字〔2024〕3号", "关于调整职责的通知"));
        return bases;
    }

    @Test
    @DisplayName("调整文号和新依据的文件在填报中可附、可撤；别人的、没写明的文号、已提交的，拒绝")
    void files_come_to_the_documents_that_it_names_while_it_drafts() {
        var drafted = withFiles(DOCUMENT, "丰南办字〔2024〕3号");
        var id = drafted.papers().getFirst().id();

        assertThat(drafted.papers()).hasSize(2);
        assertThat(drafted.version()).isEqualTo(3);
        assertThat(drafted.detach(id, command(preparer(), 3)).papers())
                .containsExactly(drafted.papers().getLast());
        assertThat(refused(() -> drafted.attach(file("无此文号"), command(preparer(), 3))))
                .isEqualTo(new NoSuchBasis("无此文号"));
        assertThat(refused(() -> drafted.attach(file(DOCUMENT), command(departmentReviewer(), 3))))
                .isInstanceOf(NotYourRole.class);
        assertThat(refused(() -> drafted.attach(file(DOCUMENT), command(actor("x", Role.PREPARER, "130207/102"), 3))))
                .isInstanceOf(OutsideYourScope.class);
        assertThat(refused(() -> drafted.attach(file(DOCUMENT), command(preparer(), 2))))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(refused(() -> at(Stage.WITH_BUREAU).attach(file(DOCUMENT), command(preparer(), 4))))
                .isEqualTo(new AdjustmentNotDrafting(Stage.WITH_BUREAU));
        assertThat(refused(() ->
                        withFiles(java.util.Collections.nCopies(11, DOCUMENT).toArray(String[]::new))))
                .isEqualTo(new TooManyBasisFiles(10));
    }

    @Test
    @DisplayName("重写时不再写明的文号，其文件随之去掉；其余的留下")
    void a_rewrite_keeps_the_files_of_what_it_still_names() {
        var drafted = withFiles(DOCUMENT, "丰南办字〔2024〕3号");

        var rewritten = drafted.rewrite(content("改过的内容"), approved(), NOTHING_PAID, RULES, command(preparer(), 3));

        assertThat(rewritten.papers().stream().map(BasisFile::documentNumber)).containsExactly(DOCUMENT);
    }

    @Test
    @DisplayName("文件一路跟到批复；新依据的文件归到项目的依据文件之下，调整本身的文件留在调整上")
    void files_go_all_the_way_and_those_of_new_documents_come_to_the_project() {
        var submitted = take(withFiles(DOCUMENT, "丰南办字〔2024〕3号"), Step.SUBMIT, preparer())
                .after();
        var endorsed = take(submitted, Step.ENDORSE, departmentReviewer()).after();

        var done = take(endorsed, Step.APPROVE, bureauReviewer());

        assertThat(done.after().papers()).hasSize(2);
        assertThat(Objects.requireNonNull(done.project()).papers().files().stream()
                        .map(BasisFile::documentNumber))
                .containsExactly("丰南办字〔2024〕3号");
    }

    @Test
    @DisplayName("早先存下的调整没有文件一项，仍读得出")
    void an_adjustment_that_was_kept_before_there_were_files_can_be_read() {
        var json = JsonMapper.builder().addModule(new PlatformModule()).build();
        var kept = json.<tools.jackson.databind.node.ObjectNode>valueToTree(at(Stage.WITH_BUREAU));
        kept.remove("files");

        assertThat(json.treeToValue(kept, Adjustment.class).papers()).isEmpty();
    }

    static Stream<Arguments> everyStepThatTheTableDoesNotList() {
        return Stream.of(Stage.values())
                .flatMap(stage -> Stream.of(Step.values())
                        .filter(step -> Edge.from(stage).stream().noneMatch(edge -> edge.step == step))
                        .map(step -> Arguments.of(step, stage)));
    }

    @ParameterizedTest(name = "{1} 时不能 {0}")
    @MethodSource("everyStepThatTheTableDoesNotList")
    @DisplayName("表中未列之步骤，一律拒绝")
    void anything_not_in_the_table_is_refused(Step step, Stage stage) {
        assertThat(refused(() -> take(at(stage), step, preparer()))).isEqualTo(new AdjustmentAtOtherStage(step, stage));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Role.class)
    @DisplayName("谁能办哪一步，只看岗位和数据范围；能办的与显示的一致")
    void each_step_has_its_role_and_what_may_says_holds(Role role) {
        for (var stage : Stage.values()) {
            for (var step : Step.values()) {
                var here = actor("somebody", role, role.name().startsWith("BUREAU") ? "130207" : "130207/101");
                var elsewhere = actor("somebody", role, "130207/102");
                var isTaken = refused(() -> take(at(stage), step, here)) == null;
                assertThat(at(stage).may(here).contains(step.name()))
                        .as(role + " " + step + " " + stage)
                        .isEqualTo(isTaken);
                assertThat(refused(() -> take(at(stage), step, elsewhere))).isNotNull();
                assertThat(at(stage).may(elsewhere)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("提交、审核、批复须由不同的人办理；退回须有理由；过时的版本不能办")
    void three_hands_a_reason_and_the_current_version() {
        var submitterAsBureau = actor("wx-preparer", Role.BUREAU_REVIEWER, "130207");
        var endorserAsBureau = actor("wx-reviewer", Role.BUREAU_REVIEWER, "130207");
        var lying = at(Stage.WITH_BUREAU);

        assertThat(refused(() -> take(lying, Step.APPROVE, submitterAsBureau))).isInstanceOf(SameHands.class);
        assertThat(refused(() -> take(lying, Step.APPROVE, endorserAsBureau))).isInstanceOf(SameHands.class);
        assertThat(lying.may(endorserAsBureau)).isEmpty();
        assertThat(refused(() -> lying.take(
                        Step.SEND_BACK, List.of(), approved(), NOTHING_PAID, RULES, command(bureauReviewer(), 4))))
                .isInstanceOf(ReasonMissing.class);
        assertThat(refused(() -> lying.take(
                        Step.APPROVE, List.of(), approved(), NOTHING_PAID, RULES, command(bureauReviewer(), 3))))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    @DisplayName("一路办到批复：填报、提交、退回、重写、再提交、审核、批复")
    void the_whole_way() {
        var submitted = take(at(Stage.DRAFTING), Step.SUBMIT, preparer()).after();
        var back = take(submitted, Step.SEND_BACK, departmentReviewer()).after();
        var rewritten =
                back.rewrite(content("改过的内容"), approved(), NOTHING_PAID, RULES, command(preparer(), back.version()));
        var again = take(rewritten, Step.SUBMIT, preparer()).after();
        var endorsed = take(again, Step.ENDORSE, departmentReviewer()).after();
        var done = take(endorsed, Step.APPROVE, bureauReviewer());

        assertThat(back.sentBackFor()).isEqualTo(REASONS);
        assertThat(done.after().stage()).isEqualTo(Stage.APPROVED);
        assertThat(done.after().approvedAt()).isEqualTo(NOW);
        assertThat(Objects.requireNonNull(done.project()).registration().content())
                .isEqualTo("改过的内容");
    }

    @Test
    @DisplayName("年度结束之后提出的，提示审核人；次数有上限")
    void late_ones_carry_a_warning_and_there_is_an_end() {
        var late = Instant.parse("2024-12-31T16:00:00Z");
        var asked = Adjustment.open(
                approved(), 1, content("新的内容"), NOTHING_PAID, RULES, new Command(preparer(), late, null, null));

        assertThat(asked.warnings()).containsExactly("AdjustedAfterTheYear");
        assertThat(opened(content("新的内容"), NOTHING_PAID).warnings()).isEmpty();
        assertThat(refused(() ->
                        Adjustment.open(approved(), 101, content("新的内容"), NOTHING_PAID, RULES, command(preparer(), 3))))
                .isEqualTo(new AdjustmentsUsedUp(approved().code(), 100));
    }

    @Test
    @DisplayName("调整的事实与约定一致")
    void the_fact_is_the_contract() throws Exception {
        var json = JsonMapper.builder().addModule(new PlatformModule()).build();
        var objective = approved().plan().objective();
        var first = objective.indicators().getFirst();
        var changed = new ArrayList<>(objective.indicators());
        changed.set(
                0,
                new Indicator(
                        first.code(),
                        first.dimension(),
                        first.aspect(),
                        first.name(),
                        first.sign(),
                        "260",
                        first.measure(),
                        first.weight(),
                        first.evidenceSource()));
        var before = approved().plan();
        var after = new Plan(
                before.basis(),
                before.content(),
                before.purpose(),
                List.of(moved()),
                new Objective(objective.objective(), changed));
        var adjusted = approved().adjusted(after, List.of());
        var fact = new ProjectAdjusted(
                cn.hengping.budget.project.ProjectApproved.of(adjusted),
                adjusted.edition(),
                DOCUMENT,
                "机构职责调整，舆情上报由两个科室改为一个科室承担，差旅增加。",
                PlanDifference.between(before, after),
                Instant.parse("2024-07-01T02:00:00Z"));

        try (var contract =
                getClass().getClassLoader().getResourceAsStream("contracts/budget/ProjectAdjusted.v1.json")) {
            assertThat(json.<tools.jackson.databind.JsonNode>valueToTree(fact))
                    .isEqualTo(json.readTree(Objects.requireNonNull(contract)));
        }
        assertThat(fact.topic() + " " + fact.type() + " " + fact.subject())
                .isEqualTo("budget.project ProjectAdjusted.v1 " + approved().code());
    }

    @Test
    @DisplayName("各处的错一次说全")
    void everything_wrong_is_said_at_once() {
        var unknown = new Proposal("", "", null, "", null, List.of(new Item("39999", "杂项", Money.of("1.00"))), null);

        assertThat(Objects.requireNonNull(refused(() -> opened(unknown, NOTHING_PAID))).faults().stream()
                        .map(Fault::code))
                .contains("TextLength", "ItemUnknown", "ItemsDoNotAddUp");
    }
}

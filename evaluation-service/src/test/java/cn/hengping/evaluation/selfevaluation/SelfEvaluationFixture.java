package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.evaluation.calendar.WorkingCalendarTest;
import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.signoff.ReasonCodes;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.evaluation.team.Team;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamOrder;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;

/** People and evaluations by the names that a case officer uses. The project and its money are the contracts' examples. */
public final class SelfEvaluationFixture {
    public static final Instant NOW = Instant.parse("2025-02-26T01:00:00Z");
    public static final UUID ID = UUID.fromString("0198c5a0-0000-7000-8000-0000000000e1");
    public static final ReasonCodes REASON_CODES = new ReasonCodes(Stream.of(
                    "TEXT_INCOMPLETE",
                    "FIGURES_DISAGREE",
                    "EVIDENCE_MISSING",
                    "SCORE_NOT_JUSTIFIED",
                    "TARGET_UNCLEAR",
                    "OTHER")
            .map(code -> new ReasonCodes.ReasonCode(code, code))
            .toList());
    public static final Circumstances HASH = new Circumstances(
            evaluation ->
                    "sha256:" + Integer.toHexString(evaluation.preparation().hashCode()),
            WorkingCalendarTest.shipped(),
            REASON_CODES,
            People.UNKNOWN,
            null);

    private SelfEvaluationFixture() {}

    public static String contract(String name) {
        var file = Objects.requireNonNull(
                SelfEvaluationFixture.class.getClassLoader().getResourceAsStream("contracts/" + name), name);
        try (file) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static ApprovedProject project() {
        return ScoringFixture.JSON.readValue(contract("budget/ProjectApproved.v1.json"), ApprovedProject.class);
    }

    public static Execution execution() {
        return ScoringFixture.JSON.readValue(contract("budget/BudgetExecutionRecorded.v1.json"), Execution.class);
    }

    public static SignOffChain chain() {
        return new SignOffChain(List.of(
                new Desk("TEAM_LEADER", "评价小组组长", Role.STAFF, Level.TEAM, 3),
                new Desk("UNIT_HEAD", "单位负责人", Role.UNIT_HEAD, Level.UNIT, 3),
                new Desk("DEPARTMENT", "主管部门", Role.DEPARTMENT_REVIEWER, Level.DEPARTMENT, 5),
                new Desk("BUREAU", "财政局", Role.BUREAU_REVIEWER, Level.DISTRICT, 10)));
    }

    public static Campaign campaign() {
        var rules = ScoringFixture.shipped().get("national", 1);
        return new Campaign(
                UUID.fromString("0198c5a0-0000-7000-8000-000000000001"),
                2024,
                "2024年度项目支出绩效自评",
                new UnitPath("130207"),
                "national",
                1,
                rules.hash(),
                LocalDate.parse("2025-03-31"),
                rules.rules(),
                chain(),
                Instant.parse("2025-01-15T01:00:00Z"),
                1);
    }

    public static Actor actor(String account, Role role, String place) {
        return new Actor(account, new Post(role, new UnitPath(place)));
    }

    public static Actor preparer() {
        return actor("wx-preparer", Role.PREPARER, "130207/101");
    }

    static Actor leader() {
        return actor("wx-leader", Role.STAFF, "130207/101");
    }

    public static Actor member() {
        return actor("wx-member1", Role.STAFF, "130207/101");
    }

    static Actor head() {
        return actor("wx-head", Role.UNIT_HEAD, "130207/101");
    }

    static Actor departmentReviewer() {
        return actor("wx-reviewer", Role.DEPARTMENT_REVIEWER, "130207/101");
    }

    static Actor bureauReviewer() {
        return actor("cz-reviewer", Role.BUREAU_REVIEWER, "130207");
    }

    public static Actor whoeverSitsAt(Stage stage) {
        return switch (stage.value()) {
            case "WITH_TEAM_LEADER" -> leader();
            case "WITH_UNIT_HEAD" -> head();
            case "WITH_DEPARTMENT" -> departmentReviewer();
            case "WITH_BUREAU" -> bureauReviewer();
            default -> preparer();
        };
    }

    public static Command by(Actor actor, SelfEvaluation evaluation) {
        return new Command(actor, NOW, evaluation.version(), null);
    }

    public static Team team() {
        return new Team(List.of(
                new TeamMember("wx-leader", "网信办副主任", TeamPost.LEADER),
                new TeamMember("wx-deputy", "网信办综合科科长", TeamPost.DEPUTY_LEADER),
                new TeamMember("wx-member1", "网信办综合科科员", TeamPost.MEMBER),
                new TeamMember("wx-member2", "网信办财务岗", TeamPost.MEMBER)));
    }

    public static Plan plan() {
        return new Plan(
                LocalDate.parse("2025-02-10"),
                LocalDate.parse("2025-02-25"),
                List.of("资料核查", "数据比对", "座谈"),
                List.of("预算资金执行率", "产出指标", "效益指标", "满意度"));
    }

    static Results results() {
        return new Results(
                "舆情监测与应急处置机制全年运行。",
                null,
                null,
                List.of(
                        new Result("q-reports", "266", null, null, "下半年一名监测岗位空缺两个月。", "建立岗位替补安排，按月核对上报数量。"),
                        new Result("t-week", "2024-09-15", null, null, null, null),
                        new Result("b-social", "重大舆情均得到处置", new BigDecimal("100"), null, null, null)));
    }

    public static Narrative narrative() {
        return new Narrative("组织", "背景", "目的", "管理", "结果", "结论", "经验", "教训", "原因", "问题", "改进", "无");
    }

    static Evidence evidence() {
        return new Evidence(
                UUID.fromString("0198c5a0-0000-7000-8000-0000000000f1"),
                "q-reports",
                "台账.csv",
                "text/plain",
                3,
                "9f86",
                "wx-member1",
                NOW);
    }

    /** With this team, changed with a reason if it was another, by people of whom nothing is known. */
    public static SelfEvaluation formed(SelfEvaluation evaluation, Team team, Command command) {
        return Teams.form(evaluation, new TeamOrder(team.members(), "人员调动"), People.UNKNOWN, command);
    }

    static SelfEvaluation untouched() {
        return new SelfEvaluation(
                ID,
                campaign(),
                project(),
                execution(),
                new Selection(1, 7, "保持单位基本业务运转的项目"),
                Stage.DRAFTING,
                Preparation.NOTHING,
                SignOff.NOTHING,
                1,
                null);
    }

    public static SelfEvaluation prepared() {
        var evaluation = untouched();
        evaluation = formed(evaluation, team(), by(preparer(), evaluation));
        evaluation = evaluation.adopt(plan(), by(preparer(), evaluation));
        evaluation = evaluation.enter(results(), by(member(), evaluation));
        evaluation = evaluation.attach(evidence(), by(member(), evaluation));
        return evaluation.narrate(narrative(), by(member(), evaluation));
    }

    /** Walks the usual way until it lies on this desk. */
    public static SelfEvaluation at(Stage stage) {
        var evaluation = prepared();
        while (!evaluation.stage().equals(stage)) {
            var step = evaluation.stage().equals(Stage.DRAFTING)
                    ? cn.hengping.evaluation.signoff.Step.SUBMIT
                    : cn.hengping.evaluation.signoff.Step.SIGN;
            var ask = new SelfEvaluation.Ask(step, null, List.of());
            evaluation = evaluation
                    .take(ask, by(whoeverSitsAt(evaluation.stage()), evaluation), HASH)
                    .after();
        }
        return evaluation;
    }
}

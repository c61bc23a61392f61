package cn.hengping.budget.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Dimension;
import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.Sign;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Money;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;

/** People and projects by the names that a case officer uses. */
public final class ProjectFixture {
    public static final Instant NOW = Instant.parse("2024-02-05T02:00:00Z");
    public static final UnitPath OFFICE = new UnitPath("130207/101");
    public static final EconomicClassification CLASSIFICATION = new EconomicClassification(Map.of(
            2018, Map.of("30226", "劳务费", "30201", "办公费", "30213", "维修(护)费", "30299", "其他商品和服务支出", "30211", "差旅费")));

    private ProjectFixture() {}

    public static Unit office() {
        var itself = new Place("101", "丰南区委网信办", OFFICE);
        return new Unit("101", "丰南区委网信办", UnitKind.DEPARTMENT, OFFICE, itself, LocalDate.parse("2024-01-01"), 1, null);
    }

    public static Actor actor(String account, Role role, String place) {
        return new Actor(account, new Post(role, new UnitPath(place)));
    }

    public static Actor preparer() {
        return actor("wx-preparer", Role.PREPARER, "130207/101");
    }

    public static Actor departmentReviewer() {
        return actor("wx-reviewer", Role.DEPARTMENT_REVIEWER, "130207/101");
    }

    public static Actor bureauReviewer() {
        return actor("cz-reviewer", Role.BUREAU_REVIEWER, "130207");
    }

    public static Command by(Actor actor, Project project) {
        return new Command(actor, NOW, project.version(), null);
    }

    /** The founding example's registration. */
    public static Registration registration() {
        return new Registration(
                "13020724T000000000001",
                2024,
                "网信系统建设及维护资金",
                ProjectKind.SPECIFIC_TARGET,
                false,
                "101",
                List.of(new Basis("丰南编字〔2019〕18号", "职能配置、内设机构和人员编制规定")),
                "保障网上舆情监测与应急指挥、正面宣传、网络安全演练检查和直播平台监管所需的运行与维护。",
                "网上舆论环境与应急指挥；正能量宣传与对外形象；网络安全演练与检查；网络直播平台监管。",
                List.of(new Fund(FundSource.CURRENT_YEAR_APPROPRIATION, Money.wanYuan("21.18"))),
                List.of(
                        new Item("30226", "劳务费", Money.wanYuan("16.95")),
                        new Item("30201", "办公费", Money.wanYuan("2.00")),
                        new Item("30213", "维修(护)费", Money.wanYuan("0.78")),
                        new Item("30299", "其他商品和服务支出", Money.wanYuan("1.00")),
                        new Item("30211", "差旅费", Money.wanYuan("0.45"))));
    }

    /** The objective of the contract's example; its weights are those of three indicators only. */
    public static Objective objective() {
        return new Objective(
                "全年稳定运行舆情监测与应急处置机制，按月上报舆情信息，开展网络安全宣传与检查。",
                List.of(
                        indicator(
                                "q-reports",
                                Dimension.OUTPUT,
                                Aspect.QUANTITY,
                                "月均上报舆情信息条数",
                                Sign.AT_LEAST,
                                "280",
                                "条/月",
                                "15",
                                "舆情信息上报台账"),
                        indicator(
                                "t-week",
                                Dimension.OUTPUT,
                                Aspect.TIMELINESS,
                                "网络安全宣传周活动完成时间",
                                Sign.BY_DATE,
                                "2024-09-30",
                                "日期",
                                "10",
                                "活动方案与总结"),
                        indicator(
                                "b-social",
                                Dimension.BENEFIT,
                                Aspect.SOCIAL,
                                "网络舆论环境改善情况",
                                Sign.QUALITATIVE,
                                "重大舆情均得到及时处置，网络舆论环境明显改善",
                                "定性",
                                "15",
                                "舆情处置档案")));
    }

    private static Indicator indicator(
            String code,
            Dimension dimension,
            Aspect aspect,
            String name,
            Sign sign,
            String target,
            String measure,
            String weight,
            String source) {
        return new Indicator(code, dimension, aspect, name, sign, target, measure, new BigDecimal(weight), source);
    }

    public static Project registered() {
        return Project.register(registration(), Lineage.NONE, office(), CLASSIFICATION, preparer());
    }

    public static Project at(Stage stage) {
        var hands = switch (stage) {
            case DRAFTING -> new Hands(null, null);
            case WITH_DEPARTMENT -> new Hands("wx-preparer", null);
            case WITH_BUREAU, APPROVED -> new Hands("wx-preparer", "wx-reviewer");
        };
        return new Project(
                registration(),
                office().place(),
                office().department(),
                objective(),
                stage,
                hands,
                List.of(),
                stage == Stage.APPROVED ? NOW : null,
                3);
    }
}

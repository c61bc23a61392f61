package cn.hengping.deploy.walk;

import java.util.ArrayList;
import java.util.List;

/** The steps of the main job, in order, each taken by the post whose step it is. */
public final class Journey {
    private final List<Step> steps = new ArrayList<>();

    public Journey(WalkTarget target) {
        var desk = new CaseDesk(new Api(target), new Example());
        var budget = new BudgetSteps(desk);
        var staff = new StaffSteps(desk);
        var evaluation = new EvaluationSteps(desk);
        var documents = new DocumentSteps(desk, target.reports());
        step("系统管理员登记五个单位", budget::units);
        step("安全管理员核对账号，管理员登记在册", staff::administrators);
        step("人员由系统管理员、岗位由安全管理员成表导入", staff::rosters);
        step("安全管理员再次核对账号", staff::reconciliation);
        step("网信办填报岗申报七个项目", budget::projects);
        step("网信办填报岗填写绩效目标和指标", budget::objectives);
        step("越权、错序、明细不平的请求逐一被拒", budget::refusals);
        step("填报岗提交、主管部门审核、财政局批复", budget::approvals);
        step("财政局登记预算调整和资金到位", budget::ledger);
        step("网信办填报岗登记六笔支付", budget::payments);
        step("财政局绩效管理岗下达自评任务", evaluation::campaign);
        step("批复与执行数据经 Kafka 到达评价服务", evaluation::arrival);
        step("网信办选定撰写报告的项目", evaluation::selection);
        step("网信办组成评价小组", evaluation::team);
        step("网信办制定工作方案", evaluation::plan);
        step("组员填写实际完成值和得分", evaluation::results);
        step("组员上传佐证材料", evaluation::evidence);
        step("组员撰写自评报告", evaluation::narrative);
        step("填报岗提交，组长、负责人签字", evaluation::firstRound);
        step("主管部门退回，写明原因", evaluation::sendBack);
        step("网信办修改后重新提交并签字", evaluation::secondRound);
        step("主管部门签批、财政局签批", evaluation::lastDesks);
        step("总分与等次", evaluation::result);
        step("下载自评报告和自评表", documents::download);
    }

    private void step(String title, java.util.function.Supplier<String> act) {
        steps.add(new Step(title, act));
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}

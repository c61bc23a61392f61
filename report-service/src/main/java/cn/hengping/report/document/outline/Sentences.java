package cn.hengping.report.document.outline;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.ApprovedEvaluation.Basis;
import cn.hengping.report.document.ApprovedEvaluation.Member;

/** Facts of an evaluation said in sentences: who, how, how much. */
final class Sentences {
    private static final List<String> POSTS = List.of("LEADER", "DEPUTY_LEADER", "MEMBER");

    private Sentences() {}

    static String team(ApprovedEvaluation evaluation) {
        if (evaluation.team().isEmpty()) {
            return "";
        }
        return "评价小组由"
                + evaluation.team().stream()
                        .sorted(Comparator.comparingInt(member -> POSTS.indexOf(member.post())))
                        .map(Sentences::member)
                        .collect(Collectors.joining("、"))
                + "组成。";
    }

    /** A member by post and title; in the public edition by post alone. */
    private static String member(Member member) {
        return Wording.word(member.post()) + (member.title().isBlank() ? "" : "（" + member.title() + "）");
    }

    static String selection(ApprovedEvaluation evaluation) {
        var selection = evaluation.selection();
        return selection == null
                ? ""
                : "本单位本年度共有项目" + selection.of() + "个，选取" + selection.selected() + "个撰写自评报告。选取理由："
                        + sentence(selection.reason());
    }

    static String plan(ApprovedEvaluation evaluation) {
        var plan = evaluation.plan();
        return "工作方案：" + Wording.date(plan.from()) + "至" + Wording.date(plan.to())
                + listed("，采用", plan.methods(), "等方法") + listed("，评价标准为", plan.criteria(), "") + "。";
    }

    private static String listed(String before, List<String> things, String behind) {
        return things.isEmpty() ? "" : before + String.join("、", things) + behind;
    }

    static String basis(ApprovedEvaluation evaluation) {
        var basis = evaluation.project().basis();
        return basis.isEmpty() ? "无。" : basis.stream().map(Sentences::basis).collect(Collectors.joining("、", "", "。"));
    }

    /** 《…》（文号）; a subject that has its marks already keeps them. */
    private static String basis(Basis basis) {
        var subject = basis.subject().startsWith("《") ? basis.subject() : "《" + basis.subject() + "》";
        return basis.documentNumber().isBlank() ? subject : subject + "（" + basis.documentNumber() + "）";
    }

    static String sources(ApprovedEvaluation evaluation) {
        var funds = evaluation.funds();
        var parts = funds.rows().stream()
                .map(row -> Wording.word(row.source()) + Wording.wanYuan(row.initialBudgetYuan()) + "万元")
                .toList();
        return "年初预算" + Wording.wanYuan(funds.initialBudgetYuan()) + "万元" + listed("，其中：", parts, "") + "。";
    }

    static String execution(ApprovedEvaluation evaluation) {
        var funds = evaluation.funds();
        return "全年预算" + Wording.wanYuan(funds.fullYearBudgetYuan()) + "万元，全年执行"
                + Wording.wanYuan(funds.executedYuan()) + "万元，预算执行率"
                + Wording.percent(funds.executionRatePercent()) + "，分值" + funds.weight() + "分，得"
                + funds.declaredScore() + "分。";
    }

    static String grade(ApprovedEvaluation evaluation) {
        return "综合得分" + evaluation.total() + "分，评定等次为“" + evaluation.grade() + "”（等次分为"
                + String.join("、", evaluation.gradeScale()) + "）。";
    }

    /** Where the figures come from, so that anybody can compute them again. */
    static String origin(ApprovedEvaluation evaluation) {
        var rules = evaluation.ruleSet();
        return "得分为自评分，由规则集“" + rules.name() + "”第 " + rules.version() + " 版计算核对（" + rules.hash() + "）；自评编号 "
                + evaluation.evaluationId() + "，第 " + evaluation.version() + " 版。";
    }

    private static String sentence(String text) {
        return text.endsWith("。") ? text : text + "。";
    }
}

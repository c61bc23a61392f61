package cn.hengping.report.document;

import static cn.hengping.report.document.Document.Cell.figure;
import static cn.hengping.report.document.Document.Cell.label;
import static cn.hengping.report.document.Document.Cell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.platform.Money;
import cn.hengping.report.document.ApprovedEvaluation.Narrative;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.Document.Closing;
import cn.hengping.report.document.Document.Cover;
import cn.hengping.report.document.Document.CoverLine;
import cn.hengping.report.document.Document.Heading;
import cn.hengping.report.document.Document.Paragraph;
import cn.hengping.report.document.Document.Row;
import cn.hengping.report.document.Document.Table;

/** The narrative report (自评报告) by the outline of the founding example. */
final class ReportForm {
    private ReportForm() {}

    static Document of(ApprovedEvaluation evaluation, Narrative narrative) {
        var title = evaluation.year() + "年度项目支出绩效自评报告";
        var blocks = new ArrayList<Block>();
        blocks.add(cover(evaluation));
        organisation(blocks, evaluation, narrative);
        overview(blocks, evaluation, narrative);
        assessment(blocks, evaluation, narrative);
        lessons(blocks, narrative);
        blocks.add(new Heading(1, "五、其他需要说明的问题"));
        paragraphs(blocks, narrative.other());
        blocks.add(new Closing(evaluation.unit().name()));
        blocks.add(new Closing(Wording.date(evaluation.approvedAt())));
        blocks.add(new Document.Note(TableForm.origin(evaluation)));
        return new Document(title, blocks);
    }

    private static Cover cover(ApprovedEvaluation evaluation) {
        return new Cover(
                "项目支出绩效自评报告",
                "（" + evaluation.year() + "年度）",
                List.of(
                        new CoverLine("项目（专项资金）名称：", evaluation.project().name()),
                        new CoverLine("项目实施单位（公章）：", evaluation.unit().name()),
                        new CoverLine("项目主管部门（公章）：", evaluation.department().name()),
                        new CoverLine("部门（单位）负责人签字：", ""),
                        new CoverLine("填报日期：", Wording.date(evaluation.approvedAt()))));
    }

    private static void organisation(List<Block> blocks, ApprovedEvaluation evaluation, Narrative narrative) {
        var plan = evaluation.plan();
        blocks.add(new Heading(1, "一、评价工作组织开展情况"));
        paragraphs(blocks, narrative.organisation());
        blocks.add(new Paragraph("评价小组由"
                + evaluation.team().stream()
                        .map(member -> Wording.word(member.post()) + "（" + member.title() + "）")
                        .collect(Collectors.joining("、"))
                + "组成。"));
        var selection = evaluation.selection();
        if (selection != null) {
            blocks.add(new Paragraph("本单位本年度共有项目" + selection.of() + "个，选取" + selection.selected() + "个撰写自评报告。选取理由："
                    + sentence(selection.reason())));
        }
        blocks.add(new Paragraph("工作方案：" + Wording.date(plan.from()) + "至" + Wording.date(plan.to()) + "，采用"
                + String.join("、", plan.methods()) + "等方法，评价标准为" + String.join("、", plan.criteria()) + "。"));
    }

    private static void overview(List<Block> blocks, ApprovedEvaluation evaluation, Narrative narrative) {
        var project = evaluation.project();
        blocks.add(new Heading(1, "二、项目基本概况"));
        blocks.add(new Heading(2, "（一）项目背景"));
        paragraphs(blocks, narrative.background());
        blocks.add(new Heading(3, "1．项目依据"));
        blocks.add(new Paragraph(project.basis().stream()
                .map(basis -> "《" + basis.subject() + "》（" + basis.documentNumber() + "）")
                .collect(Collectors.joining("、", "", "。"))));
        blocks.add(new Heading(3, "2．项目主要内容"));
        paragraphs(blocks, project.content());
        blocks.add(new Heading(3, "3．项目用途"));
        paragraphs(blocks, project.purpose());
        blocks.add(new Heading(3, "4．资金来源与预算安排"));
        blocks.add(new Paragraph(evaluation.funds().rows().stream()
                        .map(row -> Wording.word(row.source()) + Wording.wanYuan(row.initialBudgetYuan()) + "万元")
                        .collect(Collectors.joining(
                                "、", "年初预算" + Wording.wanYuan(evaluation.funds().initialBudgetYuan()) + "万元，其中：", "。"))
                + "明细如下："));
        blocks.add(items(project.items()));
        blocks.add(new Heading(2, "（二）项目绩效目标"));
        paragraphs(blocks, evaluation.objective());
    }

    private static Table items(List<ApprovedEvaluation.Item> items) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(label("科目编码"), label("科目名称"), label("金额（万元）")));
        items.forEach(item ->
                rows.add(Row.of(figure(item.code()), text(item.name()), figure(Wording.wanYuan(item.amountYuan())))));
        var sum = items.stream().map(ApprovedEvaluation.Item::amountYuan).reduce(Money.ZERO, Money::plus);
        rows.add(Row.of(label("合计").over(2, 1), figure(Wording.wanYuan(sum))));
        return new Table(List.of(25, 50, 25), 1, rows);
    }

    private static void assessment(List<Block> blocks, ApprovedEvaluation evaluation, Narrative narrative) {
        var funds = evaluation.funds();
        blocks.add(new Heading(1, "三、绩效评价情况"));
        blocks.add(new Heading(2, "（一）自评内容和目的"));
        paragraphs(blocks, narrative.purposeOfEvaluation());
        blocks.add(new Heading(2, "（二）指标分析"));
        blocks.add(new Heading(3, "1．项目管理绩效"));
        paragraphs(blocks, narrative.managementAnalysis());
        blocks.add(new Paragraph("全年预算" + Wording.wanYuan(funds.fullYearBudgetYuan()) + "万元，全年执行"
                + Wording.wanYuan(funds.executedYuan()) + "万元，预算执行率" + Wording.percent(funds.executionRatePercent())
                + "，分值"
                + funds.weight() + "分，得" + funds.declaredScore() + "分。"));
        blocks.add(new Heading(3, "2．项目结果绩效"));
        paragraphs(blocks, narrative.resultAnalysis());
        blocks.add(scores(evaluation));
        blocks.add(new Heading(2, "（三）综合评价等级和结论"));
        blocks.add(new Paragraph("综合得分" + evaluation.total() + "分，评定等次为“" + evaluation.grade() + "”（等次分为"
                + String.join("、", evaluation.gradeScale()) + "）。"));
        paragraphs(blocks, narrative.conclusion());
    }

    private static Table scores(ApprovedEvaluation evaluation) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(label("三级指标"), label("年度指标值"), label("实际完成值"), label("分值"), label("得分")));
        evaluation
                .lines()
                .forEach(line -> rows.add(Row.of(
                        text(line.name()),
                        figure(Wording.target(line)),
                        figure(Wording.actual(line)),
                        figure(line.maxScore()),
                        figure(line.declaredScore()))));
        return new Table(List.of(32, 25, 23, 10, 10), 1, rows);
    }

    private static void lessons(List<Block> blocks, Narrative narrative) {
        blocks.add(new Heading(1, "四、存在问题及改进建议"));
        section(blocks, "（一）实施的经验", narrative.experience());
        section(blocks, "（二）教训", narrative.lessons());
        section(blocks, "（三）目标未完成原因", narrative.unmetReasons());
        section(blocks, "（四）存在的问题", narrative.problems());
        section(blocks, "（五）改进措施", narrative.improvements());
    }

    private static void section(List<Block> blocks, String heading, String text) {
        blocks.add(new Heading(2, heading));
        paragraphs(blocks, text);
    }

    /** Every line of a text is a paragraph of its own. */
    private static void paragraphs(List<Block> blocks, String text) {
        Wording.orNone(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> blocks.add(new Paragraph(line)));
    }

    private static String sentence(String text) {
        return text.endsWith("。") ? text : text + "。";
    }
}

package cn.hengping.report.document;

import static cn.hengping.report.document.Document.Cell.figure;
import static cn.hengping.report.document.Document.Cell.label;
import static cn.hengping.report.document.Document.Cell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.report.document.ApprovedEvaluation.Line;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Row;
import cn.hengping.report.document.Document.Table;

/** The self-evaluation table (项目支出绩效自评表) in its national form (财预〔2020〕10号). */
final class TableForm {
    private static final List<Integer> WIDTHS = List.of(8, 9, 17, 14, 15, 8, 8, 21);

    private TableForm() {}

    static Document of(ApprovedEvaluation evaluation) {
        var title = "项目支出绩效自评表";
        var blocks = new ArrayList<Block>();
        blocks.add(new Document.Title(title));
        blocks.add(new Document.Closing("（" + evaluation.year() + "年度）"));
        blocks.add(new Table(WIDTHS, 0, rows(evaluation)));
        blocks.add(new Document.Note(origin(evaluation)));
        return new Document(title, blocks);
    }

    private static List<Row> rows(ApprovedEvaluation evaluation) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(
                label("项目名称").over(2, 1),
                text(evaluation.project().name()).over(3, 1),
                label("项目编码").over(2, 1),
                text(evaluation.project().projectCode())));
        rows.add(Row.of(
                label("主管部门").over(2, 1),
                text(evaluation.department().name()).over(3, 1),
                label("实施单位").over(2, 1),
                text(evaluation.unit().name())));
        rows.addAll(funds(evaluation));
        rows.add(Row.of(
                label("年度总体目标").over(1, 2),
                label("预期目标").over(4, 1),
                label("实际完成情况").over(3, 1)));
        rows.add(Row.of(
                text(evaluation.objective()).over(4, 1),
                text(evaluation.objectiveAchieved()).over(3, 1)));
        rows.add(Row.of(
                label("一级指标"),
                label("二级指标"),
                label("三级指标"),
                label("年度指标值"),
                label("实际完成值"),
                label("分值"),
                label("得分"),
                label("偏差原因分析及改进措施")));
        rows.addAll(indicators(evaluation.lines()));
        rows.add(Row.of(
                label("总分").over(5, 1), figure("100"), figure(evaluation.total()), figure("等次：" + evaluation.grade())));
        return rows;
    }

    private static List<Row> funds(ApprovedEvaluation evaluation) {
        var funds = evaluation.funds();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(
                label("项目资金（万元）").over(2, 2 + funds.rows().size()),
                label(""),
                label("年初预算数"),
                label("全年预算数（A）"),
                label("分值"),
                label("得分"),
                label("全年执行数（B）及执行率（B/A）")));
        rows.add(Row.of(
                label("年度资金总额"),
                figure(Wording.wanYuan(funds.initialBudgetYuan())),
                figure(Wording.wanYuan(funds.fullYearBudgetYuan())),
                figure(funds.weight()),
                figure(funds.declaredScore()),
                figure(Wording.wanYuan(funds.executedYuan()) + "（" + Wording.percent(funds.executionRatePercent())
                        + "）")));
        for (var row : funds.rows()) {
            rows.add(Row.of(
                    text("其中：" + Wording.word(row.source())),
                    figure(Wording.wanYuan(row.initialBudgetYuan())),
                    figure(Wording.wanYuan(row.fullYearBudgetYuan())),
                    figure("—"),
                    figure("—"),
                    figure(Wording.wanYuan(row.executedYuan()))));
        }
        return rows;
    }

    /** Equal first and second levels that follow each other share a cell. */
    private static List<Row> indicators(List<Line> lines) {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var cells = new ArrayList<Cell>();
            if (i == 0 || !sameDimension(lines.get(i - 1), line)) {
                cells.add(label(Wording.word(line.dimension())).over(1, run(lines, i, false)));
            }
            if (i == 0 || !sameAspect(lines.get(i - 1), line)) {
                cells.add(label(Wording.word(line.aspect())).over(1, run(lines, i, true)));
            }
            cells.add(text(line.name()));
            cells.add(figure(Wording.target(line)));
            cells.add(figure(Wording.actual(line)));
            cells.add(figure(line.maxScore()));
            cells.add(figure(score(line)));
            cells.add(text(deviation(line)));
            rows.add(new Row(cells));
        }
        return rows;
    }

    private static int run(List<Line> lines, int from, boolean aspect) {
        var to = from + 1;
        while (to < lines.size()
                && (aspect
                        ? sameAspect(lines.get(from), lines.get(to))
                        : sameDimension(lines.get(from), lines.get(to)))) {
            to++;
        }
        return to - from;
    }

    private static boolean sameDimension(Line one, Line other) {
        return one.dimension().equals(other.dimension());
    }

    private static boolean sameAspect(Line one, Line other) {
        return sameDimension(one, other) && one.aspect().equals(other.aspect());
    }

    private static String score(Line line) {
        return line.reviewedScore() == null
                ? line.declaredScore()
                : line.declaredScore() + "（复核 " + line.reviewedScore() + "）";
    }

    private static String deviation(Line line) {
        var reason = Objects.requireNonNullElse(line.deviationReason(), "").strip();
        var measure = Objects.requireNonNullElse(line.improvementMeasure(), "").strip();
        if (reason.isEmpty() && measure.isEmpty()) {
            return "—";
        }
        return measure.isEmpty() ? reason : reason + "改进措施：" + measure;
    }

    /** Where the figures come from, so that anybody can compute them again. */
    static String origin(ApprovedEvaluation evaluation) {
        var rules = evaluation.ruleSet();
        return "本表得分为自评分，由规则集“" + rules.name() + "”第 " + rules.version() + " 版计算核对（" + rules.hash() + "）；自评编号 "
                + evaluation.evaluationId() + "，第 " + evaluation.version() + " 版。";
    }
}

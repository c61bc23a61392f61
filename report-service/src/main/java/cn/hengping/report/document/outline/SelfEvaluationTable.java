package cn.hengping.report.document.outline;

import static cn.hengping.report.document.Document.Cell.figure;
import static cn.hengping.report.document.Document.Cell.label;
import static cn.hengping.report.document.Document.Cell.text;

import java.util.List;
import java.util.Objects;

import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.ApprovedEvaluation.Line;
import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.outline.Outline.Column;
import cn.hengping.report.document.outline.Outline.Value;

/** The self-evaluation table (项目支出绩效自评表, 财预〔2020〕10号): its head is the same everywhere, its indicators' columns are data. */
final class SelfEvaluationTable {
    private final List<Column> columns;
    private final ApprovedEvaluation evaluation;
    private final Grid grid = new Grid();

    SelfEvaluationTable(List<Column> columns, ApprovedEvaluation evaluation) {
        this.columns = columns;
        this.evaluation = evaluation;
    }

    Table table() {
        pair("项目名称", evaluation.project().name(), "项目编码", evaluation.project().projectCode());
        pair("主管部门", evaluation.department().name(), "实施单位", evaluation.unit().name());
        funds();
        grid.line().cell(10, label("年度总体目标").over(1, 2)).cell(50, label("预期目标")).cell(40, label("实际完成情况"));
        grid.line().covered(10).cell(50, text(evaluation.objective())).cell(40, text(evaluation.objectiveAchieved()));
        indicators();
        total();
        return grid.table(0);
    }

    private void pair(String label, String value, String otherLabel, String otherValue) {
        grid.line()
                .cell(16, label(label))
                .cell(36, text(value))
                .cell(16, label(otherLabel))
                .cell(32, text(otherValue));
    }

    private void funds() {
        var funds = evaluation.funds();
        grid.line()
                .cell(10, label("项目资金（万元）").over(1, 2 + funds.rows().size()))
                .cell(20, label(""))
                .cell(14, label("年初预算数"))
                .cell(15, label("全年预算数（A）"))
                .cell(14, label("全年执行数（B）"))
                .cell(8, label("分值"))
                .cell(11, label("执行率（B/A）"))
                .cell(8, label("得分"));
        grid.line()
                .covered(10)
                .cell(20, label("年度资金总额"))
                .cell(14, figure(Wording.wanYuan(funds.initialBudgetYuan())))
                .cell(15, figure(Wording.wanYuan(funds.fullYearBudgetYuan())))
                .cell(14, figure(Wording.wanYuan(funds.executedYuan())))
                .cell(8, figure(funds.weight()))
                .cell(11, figure(Wording.percent(funds.executionRatePercent())))
                .cell(8, figure(funds.declaredScore()));
        for (var row : funds.rows()) {
            grid.line()
                    .covered(10)
                    .cell(20, text("其中：" + Wording.word(row.source())))
                    .cell(14, figure(Wording.wanYuan(row.initialBudgetYuan())))
                    .cell(15, figure(Wording.wanYuan(row.fullYearBudgetYuan())))
                    .cell(14, figure(Wording.wanYuan(row.executedYuan())))
                    .cell(8, figure("—"))
                    .cell(11, figure("—"))
                    .cell(8, figure("—"));
        }
    }

    /** Equal first and second levels that follow each other share a cell. */
    private void indicators() {
        var titles = grid.line();
        columns.forEach(column -> titles.cell(column.share(), label(column.title())));
        var lines = evaluation.lines();
        for (var i = 0; i < lines.size(); i++) {
            var row = grid.line();
            for (var column : columns) {
                if (i > 0 && isShared(column.value(), lines.get(i - 1), lines.get(i))) {
                    row.covered(column.share());
                } else {
                    row.cell(column.share(), cell(column.value(), lines.get(i)).over(1, run(column.value(), i)));
                }
            }
        }
    }

    private static boolean isShared(Value value, Line above, Line line) {
        var sameDimension = above.dimension().equals(line.dimension());
        return (value == Value.DIMENSION && sameDimension)
                || (value == Value.ASPECT && sameDimension && above.aspect().equals(line.aspect()));
    }

    private int run(Value value, int from) {
        var lines = evaluation.lines();
        var to = from + 1;
        while (to < lines.size() && isShared(value, lines.get(to - 1), lines.get(to))) {
            to++;
        }
        return to - from;
    }

    private static Cell cell(Value value, Line line) {
        return switch (value) {
            case DIMENSION -> label(Wording.word(line.dimension()));
            case ASPECT -> label(Wording.word(line.aspect()));
            case INDICATOR -> text(line.name());
            case NATURE -> figure(Wording.nature(line));
            case TARGET -> figure(Wording.target(line));
            case TARGET_VALUE -> figure(Wording.targetValue(line));
            case MEASURE -> figure(line.measure());
            case ACTUAL -> figure(Wording.actual(line));
            case MAX_SCORE -> figure(line.maxScore());
            case DECLARED -> figure(line.declaredScore());
            case COMPUTED -> figure(orDash(line.computedScore()));
            case REVIEWED -> figure(orDash(line.reviewedScore()));
            case DEVIATION -> text(deviation(line));
        };
    }

    private static String orDash(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNullElse(text, "—");
    }

    private static String deviation(Line line) {
        var reason = Objects.requireNonNullElse(line.deviationReason(), "").strip();
        var measure = Objects.requireNonNullElse(line.improvementMeasure(), "").strip();
        if (reason.isEmpty() && measure.isEmpty()) {
            return "—";
        }
        return measure.isEmpty() ? reason : reason + "改进措施：" + measure;
    }

    private void total() {
        var before = columns.stream()
                .takeWhile(column -> column.value() != Value.MAX_SCORE)
                .mapToInt(Column::share)
                .sum();
        var row = grid.line();
        if (before > 0) {
            row.cell(before, label("总分"));
        }
        columns.stream()
                .dropWhile(column -> column.value() != Value.MAX_SCORE)
                .forEach(column -> row.cell(column.share(), figure(totalOf(column.value()))));
    }

    private String totalOf(Value value) {
        return switch (value) {
            case MAX_SCORE -> "100";
            case DECLARED -> evaluation.total();
            case COMPUTED -> orDash(evaluation.computedTotal());
            case DEVIATION -> "等次：" + evaluation.grade();
            default -> "";
        };
    }
}

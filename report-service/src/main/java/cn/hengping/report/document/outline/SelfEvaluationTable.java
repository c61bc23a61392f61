package cn.hengping.report.document.outline;

import static cn.hengping.report.document.Document.Cell.figure;
import static cn.hengping.report.document.Document.Cell.label;
import static cn.hengping.report.document.Document.Cell.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import cn.hengping.platform.Money;
import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.ApprovedEvaluation.Line;
import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.outline.Outline.Column;
import cn.hengping.report.document.outline.Outline.Value;

/**
 * The self-evaluation table (项目支出绩效自评表, 财预〔2020〕10号): its head is the same everywhere, its indicators' columns are data. The
 * indicators are a table of their own right below the head, so that their titles are repeated on every page.
 */
final class SelfEvaluationTable {
    private static final List<String> OFFICIAL = List.of("CURRENT_YEAR_APPROPRIATION", "CARRY_OVER", "OTHER");

    private final List<Column> columns;
    private final ApprovedEvaluation evaluation;
    private final Grid head = new Grid();
    private final Grid body = new Grid();

    SelfEvaluationTable(List<Column> columns, ApprovedEvaluation evaluation) {
        this.columns = columns;
        this.evaluation = evaluation;
    }

    List<Table> tables() {
        pair("项目名称", evaluation.project().name(), "项目编码", evaluation.project().projectCode());
        pair("主管部门", evaluation.department().name(), "实施单位", evaluation.unit().name());
        funds();
        head.line().cell(12, label("年度总体目标").over(1, 2)).cell(48, label("预期目标")).cell(40, label("实际完成情况"));
        head.line().covered(12).cell(48, text(evaluation.objective())).cell(40, text(evaluation.objectiveAchieved()));
        indicators();
        total();
        return List.of(head.table(0), body.table(1));
    }

    private void pair(String label, String value, String otherLabel, String otherValue) {
        head.line()
                .cell(16, label(label))
                .cell(36, text(value))
                .cell(16, label(otherLabel))
                .cell(32, text(otherValue));
    }

    /** The official rows stand in every table, also with nothing in them; whatever else pays follows. */
    private List<ApprovedEvaluation.Row> sources() {
        var given = new LinkedHashMap<String, ApprovedEvaluation.Row>();
        OFFICIAL.forEach(source -> given.put(source, nothing(source)));
        evaluation.funds().rows().forEach(row -> given.merge(row.source(), row, SelfEvaluationTable::sum));
        return List.copyOf(given.values());
    }

    private static ApprovedEvaluation.Row nothing(String source) {
        return new ApprovedEvaluation.Row(source, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    private static ApprovedEvaluation.Row sum(ApprovedEvaluation.Row one, ApprovedEvaluation.Row other) {
        return new ApprovedEvaluation.Row(
                one.source(),
                one.initialBudgetYuan().plus(other.initialBudgetYuan()),
                one.fullYearBudgetYuan().plus(other.fullYearBudgetYuan()),
                one.executedYuan().plus(other.executedYuan()));
    }

    private void funds() {
        var funds = evaluation.funds();
        var rows = sources();
        head.line()
                .cell(12, label("项目资金（万元）").over(1, 2 + rows.size()))
                .cell(18, label(""))
                .cell(14, label("年初预算数"))
                .cell(15, label("全年预算数（A）"))
                .cell(14, label("全年执行数（B）"))
                .cell(8, label("分值"))
                .cell(11, label("执行率（B/A）"))
                .cell(8, label("得分"));
        amounts(
                label("年度资金总额"),
                new ApprovedEvaluation.Row(
                        "", funds.initialBudgetYuan(), funds.fullYearBudgetYuan(), funds.executedYuan()),
                List.of(funds.weight(), Wording.percent(funds.executionRatePercent()), funds.declaredScore()));
        for (var i = 0; i < rows.size(); i++) {
            var name = (i == 0 ? "其中：" : "") + Wording.word(rows.get(i).source());
            amounts(text(name), rows.get(i), List.of("—", "—", "—"));
        }
    }

    private void amounts(Cell name, ApprovedEvaluation.Row row, List<String> score) {
        head.line()
                .covered(12)
                .cell(18, name)
                .cell(14, figure(Wording.wanYuan(row.initialBudgetYuan())))
                .cell(15, figure(Wording.wanYuan(row.fullYearBudgetYuan())))
                .cell(14, figure(Wording.wanYuan(row.executedYuan())))
                .cell(8, figure(score.get(0)))
                .cell(11, figure(score.get(1)))
                .cell(8, figure(score.get(2)));
    }

    /** Equal first and second levels that follow each other share a cell. */
    private void indicators() {
        var titles = body.line();
        columns.forEach(column -> titles.cell(column.share(), label(column.title())));
        var lines = evaluation.lines();
        for (var i = 0; i < lines.size(); i++) {
            var row = body.line();
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
            case DEVIATION -> deviation(line);
        };
    }

    private static String orDash(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNullElse(text, "—");
    }

    private static Cell deviation(Line line) {
        var reason = Objects.requireNonNullElse(line.deviationReason(), "").strip();
        var measure = Objects.requireNonNullElse(line.improvementMeasure(), "").strip();
        if (reason.isEmpty() && measure.isEmpty()) {
            return figure("—");
        }
        return text(measure.isEmpty() ? reason : reason + "改进措施：" + measure);
    }

    private void total() {
        var before = columns.stream()
                .takeWhile(column -> column.value() != Value.MAX_SCORE)
                .mapToInt(Column::share)
                .sum();
        var row = body.line();
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
            case REVIEWED -> orDash(evaluation.reviewedTotal());
            case DEVIATION -> "等次：" + evaluation.grade();
            default -> "";
        };
    }
}

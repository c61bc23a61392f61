package cn.hengping.report.document.outline;

import static cn.hengping.report.document.Document.Cell.figure;
import static cn.hengping.report.document.Document.Cell.label;
import static cn.hengping.report.document.Document.Cell.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import cn.hengping.platform.Money;
import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Fault;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Reason;

/** The tables that an outline may place, by name. */
final class Tables {
    private static final String SELF_EVALUATION = "自评表";
    private static final Map<String, BiFunction<Outline, ApprovedEvaluation, List<Table>>> TABLES = Map.of(
            "资金明细",
            (_, evaluation) -> List.of(items(evaluation)),
            "指标得分",
            (_, evaluation) -> List.of(scores(evaluation)),
            SELF_EVALUATION,
            (outline, evaluation) -> new SelfEvaluationTable(outline.columns(), evaluation).tables());

    private Tables() {}

    static List<String> names() {
        return TABLES.keySet().stream().sorted().toList();
    }

    static void check(Outline outline, String name, String place, List<Fault> faults) {
        if (!TABLES.containsKey(name)) {
            faults.add(new Fault(place, Reason.UNKNOWN_TABLE, name));
        } else if (name.equals(SELF_EVALUATION) && outline.columns().isEmpty()) {
            faults.add(new Fault(place, Reason.NO_COLUMNS, name));
        }
    }

    static List<Table> of(String name, Outline outline, ApprovedEvaluation evaluation) {
        return Objects.requireNonNull(TABLES.get(name), name).apply(outline, evaluation);
    }

    private static Table items(ApprovedEvaluation evaluation) {
        var grid = new Grid();
        grid.line().cell(25, label("科目编码")).cell(50, label("科目名称")).cell(25, label("金额（万元）"));
        var items = evaluation.project().items();
        items.forEach(item -> grid.line()
                .cell(25, figure(item.code()))
                .cell(50, text(item.name()))
                .cell(25, figure(Wording.wanYuan(item.amountYuan()))));
        var sum = items.stream().map(ApprovedEvaluation.Item::amountYuan).reduce(Money.ZERO, Money::plus);
        grid.line().cell(75, label("合计")).cell(25, figure(Wording.wanYuan(sum)));
        return grid.table(1);
    }

    private static Table scores(ApprovedEvaluation evaluation) {
        var grid = new Grid();
        grid.line()
                .cell(32, label("三级指标"))
                .cell(25, label("年度指标值"))
                .cell(23, label("实际完成值"))
                .cell(10, label("分值"))
                .cell(10, label("得分"));
        evaluation
                .lines()
                .forEach(line -> grid.line()
                        .cell(32, text(line.name()))
                        .cell(25, figure(Wording.target(line)))
                        .cell(23, figure(Wording.actual(line)))
                        .cell(10, figure(line.maxScore()))
                        .cell(10, figure(line.declaredScore())));
        return grid.table(1);
    }
}

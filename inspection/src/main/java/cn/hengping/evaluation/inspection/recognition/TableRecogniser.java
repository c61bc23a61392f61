package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dimension;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.EvaluationTable.Subtotal;
import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Place;
import org.jspecify.annotations.Nullable;

/** Reads one form: labels with their values, the block of funds, the objective, the block of indicators, the footer. */
final class TableRecogniser {
    private static final Pattern YEAR = Pattern.compile("(20\\d{2})\\s*年?\\s*度?");

    private static final Pattern TOTAL_IN_CELL =
            Pattern.compile("(?:自评|评价|项目)?(?:总分|总得分|得分合计|合计得分|综合得分)(?:\\(满分100分\\))?:(\\d{1,3}(?:\\.\\d{1,4})?)分?");
    private static final Pattern FREE_FIELD =
            Pattern.compile("^(评价结论|自评结论|存在的?问题|主要问题|改进措施|下一步|其他(需要)?说明|说明$|备注$|\\d?\\.?项目实施内容|绩效分析)");

    private final Grid grid;
    private final List<Passage> above;
    private final Aliases columns;
    private final Aliases labels;
    private final List<String> unrecognised;

    private List<Fund> funds = List.of();
    private final List<Line> lines = new ArrayList<>();
    private final List<Subtotal> subtotals = new ArrayList<>();
    private final HashMap<Dimension, Noted<BigDecimal>> dimensionWeights = new HashMap<>();
    private final HashSet<String> names = new HashSet<>();
    private @Nullable Noted<BigDecimal> totalWeight;
    private @Nullable Noted<BigDecimal> total;
    private @Nullable Noted<BigDecimal> reviewedTotal;
    private @Nullable Noted<String> objective;
    private @Nullable Noted<String> achieved;

    TableRecogniser(Forms.Form form, Aliases columns, Aliases labels, List<String> unrecognised) {
        this.grid = form.grid();
        this.above = form.above();
        this.columns = columns;
        this.labels = labels;
        this.unrecognised = unrecognised;
    }

    EvaluationTable read() {
        for (var row = 0; row < grid.rows(); row++) {
            if (funds.isEmpty() && HeaderRow.isFunds(grid, row, columns)) {
                funds = FundsBlock.of(grid, row, above, columns, labels);
            } else if (HeaderRow.isIndicators(grid, row, columns)) {
                row = indicators(row) - 1;
            } else if (objective == null) {
                objective(row);
            }
        }
        if (funds.isEmpty()) {
            funds = FundsBlock.inCells(grid, above, columns);
        }
        var project = labelled("PROJECT_NAME");
        said(project);
        return new EvaluationTable(
                project == null ? grid.name() : project.value(),
                place(),
                year(),
                project,
                labelled("DEPARTMENT"),
                labelled("UNIT"),
                funds,
                objective,
                achieved,
                lines,
                dimensionWeights,
                subtotals,
                totalWeight,
                footer("TOTAL_ROW", total),
                reviewedTotal,
                grade(),
                explanation(),
                notes(),
                names);
    }

    private int indicators(int row) {
        var block = new IndicatorsBlock(grid, row, columns, labels);
        lines.addAll(block.lines);
        subtotals.addAll(block.subtotals);
        dimensionWeights.putAll(block.dimensionWeights);
        names.addAll(block.columns());
        totalWeight = totalWeight == null ? block.totalWeight : totalWeight;
        total = total == null ? block.total : total;
        reviewedTotal = reviewedTotal == null ? block.reviewedTotal : reviewedTotal;
        return Math.max(row + 1, block.end());
    }

    private void said(@Nullable Noted<String> project) {
        var name = project == null ? "一张表" : "“" + project.value() + "”的表";
        if (lines.isEmpty()) {
            unrecognised.add(name + "：没有认出指标行");
        }
        if (funds.isEmpty()) {
            unrecognised.add(name + "：没有认出资金情况");
        }
        if (total == null) {
            unrecognised.add(name + "：没有认出总分");
        }
        if (!lines.isEmpty() && lines.stream().anyMatch(line -> line.weight() == null || line.score() == null)) {
            unrecognised.add(name + "：有指标行没有认出分值或得分，不核对合计");
        }
    }

    private Place place() {
        return grid.cells().stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(cell -> cell.passage().whole())
                .orElse(Place.WHOLE);
    }

    private @Nullable Noted<Integer> year() {
        var passages = new ArrayList<>(above);
        for (var row = 0; row < Math.min(3, grid.rows()); row++) {
            grid.row(row).forEach(cell -> passages.add(cell.passage()));
        }
        for (var passage : passages) {
            var found = YEAR.matcher(passage.plain());
            if (passage.text().length() < 60 && found.find()) {
                var value = Integer.valueOf(found.group(1));
                return new Noted<>(value, found.group(), passage.at(found.start(), found.end()), Confidence.LIKELY);
            }
        }
        return null;
    }

    /** The value to the right of a label; another label there means that nothing was filled in. */
    private @Nullable Noted<String> labelled(String label) {
        for (var cell : grid.cells()) {
            if (labels.isA(cell.passage().text(), label)) {
                var next = beyond(cell);
                if (next != null && labels.meaning(next.passage().text()).isEmpty()) {
                    var text = next.passage().text().strip().replaceAll("\\s*\\n\\s*", "");
                    return new Noted<>(text, text, next.passage().whole(), Confidence.CERTAIN);
                }
            }
        }
        return null;
    }

    /** The first cell to the right that is not blank: copied out of a form, merged cells leave blanks behind them. */
    private Grid.@Nullable Cell beyond(Grid.Cell cell) {
        var next = grid.after(cell, cell.row());
        while (next != null && next.isBlank()) {
            next = grid.after(next, cell.row());
        }
        return next;
    }

    private void objective(int row) {
        Grid.Cell expected = null;
        Grid.Cell done = null;
        for (var cell : grid.row(row)) {
            if (cell.row() == row && labels.isA(cell.passage().text(), "EXPECTED")) {
                expected = cell;
            } else if (cell.row() == row && labels.isA(cell.passage().text(), "ACHIEVED")) {
                done = cell;
            }
        }
        if (expected != null && done != null) {
            var below = row + Math.max(expected.rows(), done.rows());
            objective = words(grid.at(below, expected.column()));
            achieved = words(grid.at(below, done.column()));
        }
    }

    private static @Nullable Noted<String> words(Grid.@Nullable Cell cell) {
        if (cell == null || cell.isBlank()) {
            return null;
        }
        return new Noted<>(
                cell.plain(), cell.passage().text().strip(), cell.passage().whole(), Confidence.CERTAIN);
    }

    /** A total that stands by itself, as a label with its value. */
    private @Nullable Noted<BigDecimal> footer(String label, @Nullable Noted<BigDecimal> found) {
        if (found != null || lines.isEmpty()) {
            return found;
        }
        return grid.cells().stream()
                .filter(cell -> labels.isA(cell.passage().text(), label)
                        && !cell.label().equals("合计"))
                .map(cell -> Optional.ofNullable(grid.after(cell, cell.row()))
                        .flatMap(next -> Figures.number(next.passage())))
                .flatMap(Optional::stream)
                .reduce((_, last) -> last)
                .or(this::totalInItsLabel)
                .orElse(null);
    }

    /** Label and value in one cell: 自评总分：97.5分. */
    private Optional<Noted<BigDecimal>> totalInItsLabel() {
        for (var cell : grid.cells()) {
            var found = TOTAL_IN_CELL.matcher(cell.passage().plain().replaceAll("\\s", ""));
            if (found.matches()) {
                return Optional.of(new Noted<>(
                        new BigDecimal(found.group(1)),
                        cell.plain(),
                        cell.passage().whole(),
                        Confidence.CERTAIN));
            }
        }
        return Optional.empty();
    }

    private @Nullable Noted<String> grade() {
        for (var cell : grid.cells()) {
            var next = columns.isA(cell.passage().text(), "CONCLUSION") ? beyond(cell) : null;
            if (next != null && next.plain().length() <= 60) {
                var found = GradeWords.chosen(next.passage());
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return null;
    }

    /** The free fields below a table, as far as something was written into them. */
    private List<Noted<String>> notes() {
        var notes = new ArrayList<Noted<String>>();
        for (var cell : grid.cells()) {
            var isField = cell.label().length() <= 24
                    && FREE_FIELD.matcher(cell.label()).find();
            var next = isField ? beyond(cell) : null;
            if (next != null && next.plain().length() > 10) {
                Optional.ofNullable(words(next)).ifPresent(notes::add);
            }
        }
        return notes;
    }

    /** A free field in which the unit explains; its words count as a reason for what no cell explains. */
    private @Nullable Noted<String> explanation() {
        for (var cell : grid.cells()) {
            if (cell.label().matches("(其他需要说明的问题|其他说明|说明|备注|自评结论|未完成原因分析|偏差原因分析|存在问题|主要问题).{0,12}")
                    && cell.columns() < grid.columns()) {
                var next = grid.after(cell, cell.row());
                if (next != null && next.columns() > 1 && next.plain().length() > 10) {
                    return words(next);
                }
            }
        }
        return null;
    }
}

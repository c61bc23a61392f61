package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund.Kind;
import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import org.jspecify.annotations.Nullable;

/** The block of funds on a form: its header, and the rows of sources below. */
final class FundsBlock {
    private static final int MOST_ROWS = 15;

    private final Grid grid;
    private final HeaderRow header;
    private final Aliases columns;
    private final Aliases labels;
    private final BigDecimal factor;
    private final Confidence confidence;

    private FundsBlock(Grid grid, int row, List<Passage> above, Aliases columns, Aliases labels) {
        this.grid = grid;
        this.header = HeaderRow.at(grid, row, columns);
        this.columns = columns;
        this.labels = labels;
        var unit = unit(grid, row, above);
        this.factor = unit.orElse(new BigDecimal("10000"));
        this.confidence = unit.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    static List<Fund> of(Grid grid, int row, List<Passage> above, Aliases columns, Aliases labels) {
        return new FundsBlock(grid, row, above, columns, labels).rows();
    }

    /** The unit stands in the block itself, in its header, or above the form. */
    private static Optional<BigDecimal> unit(Grid grid, int row, List<Passage> above) {
        for (var near = row; near < Math.min(row + 3, grid.rows()); near++) {
            for (var cell : grid.row(near)) {
                var unit = cell.passage().text().length() > 40
                        ? Optional.<BigDecimal>empty()
                        : Figures.unit(cell.passage().text());
                if (unit.isPresent() && !cell.plain().matches(".*\\d.*")) {
                    return unit;
                }
            }
        }
        for (var before = row - 1; before >= Math.max(0, row - 6); before--) {
            for (var cell : grid.row(before)) {
                if (cell.plain().replaceAll("\\s", "").matches(".{0,12}单位[:]?[(]?(万元|元|千元|百元|亿元).{0,3}")) {
                    return Figures.unit(cell.passage()
                            .text()
                            .replaceAll("\\s", "")
                            .replace("单位", "单位:")
                            .replace("::", ":"));
                }
            }
        }
        return above.stream()
                .filter(line -> line.plain().replaceAll("\\s", "").matches(".*单位[:].{0,4}元.*"))
                .map(line -> Figures.unit(line.text()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Fund> rows() {
        var funds = new ArrayList<Fund>();
        var first = header.first("INITIAL", "FULL_YEAR", "EXECUTED");
        for (var row = header.end(); row < Math.min(grid.rows(), header.end() + MOST_ROWS); row++) {
            if (HeaderRow.isIndicators(grid, row, columns) || isOver(row)) {
                break;
            }
            var label = label(row, first);
            if (label == null || label.isBlank()) {
                if (funds.isEmpty() && (amount("FULL_YEAR", row) != null || amount("EXECUTED", row) != null)) {
                    funds.add(fund(Kind.TOTAL, grid.row(row).getFirst(), row));
                }
                continue;
            }
            kind(label).ifPresent(kind -> funds.add(fund(kind, label, label.row())));
        }
        return funds.isEmpty() ? besideEachOther() : settled(funds);
    }

    /** The block ends where the objective begins. */
    private boolean isOver(int row) {
        return grid.row(row).stream()
                .filter(cell -> cell.row() == row)
                .anyMatch(cell -> labels.isA(cell.passage().text(), "EXPECTED")
                        || cell.label().contains("总体目标"));
    }

    private Grid.@Nullable Cell label(int row, int before) {
        for (var column = before - 1; column >= 0; column--) {
            var cell = grid.at(row, column);
            if (cell != null && !cell.isBlank() && cell.row() == row) {
                return cell;
            }
        }
        return null;
    }

    private Optional<Kind> kind(Grid.Cell label) {
        var meaning = labels.meaning(label.passage().text()).orElse("");
        return switch (meaning) {
            case "FUND_TOTAL" -> Optional.of(Kind.TOTAL);
            case "FUND_APPROPRIATION" -> Optional.of(Kind.APPROPRIATION);
            case "FUND_CARRIED" -> Optional.of(Kind.CARRIED);
            case "FUND_OTHER" -> Optional.of(Kind.OTHER);
            default ->
                label.label().matches(".*(资金|拨款|财政|结转|补助|债券|总额).*")
                                && label.label().length() <= 20
                        ? Optional.of(label.label().contains("总额") ? Kind.TOTAL : Kind.PART)
                        : Optional.empty();
        };
    }

    /** A form without a row of totals has one row, which is the total. */
    private static List<Fund> settled(List<Fund> funds) {
        if (funds.size() == 1 && funds.getFirst().kind() != Kind.TOTAL) {
            return List.of(total(funds.getFirst()));
        }
        return funds;
    }

    private static Fund total(Fund fund) {
        return new Fund(
                Kind.TOTAL,
                fund.label(),
                fund.initial(),
                fund.fullYear(),
                fund.executed(),
                fund.weight(),
                fund.rate(),
                fund.score(),
                fund.isRead());
    }

    private Fund fund(Kind kind, Grid.Cell label, int row) {
        var noted = new Noted<>(label.plain(), label.plain(), label.passage().whole(), Confidence.CERTAIN);
        return new Fund(
                kind,
                noted,
                amount("INITIAL", row),
                amount("FULL_YEAR", row),
                amount("EXECUTED", row),
                Figures.number(own("WEIGHT", row)).orElse(null),
                Figures.rate(own("RATE", row)).orElse(null),
                Figures.number(own("SCORE", row)).orElse(null),
                isRead("INITIAL", row) && isRead("FULL_YEAR", row) && isRead("EXECUTED", row));
    }

    /** Whether an amount was understood, or there is none. */
    private boolean isRead(String column, int row) {
        var passage = own(column, row);
        return passage == null || IndicatorsBlock.isDash(passage.plain()) || amount(column, row) != null;
    }

    /** A cell that is merged down over several sources belongs to the first of them. */
    private @Nullable Passage own(String column, int row) {
        var cell = header.cell(column, row);
        return cell == null || cell.row() != row ? null : cell.passage();
    }

    private @Nullable Noted<Amount> amount(String column, int row) {
        var passage = own(column, row);
        return passage == null
                ? null
                : Figures.amount(passage, factor, sureness(column)).orElse(null);
    }

    /** A column that is merely called 预算数 may hold the budget before it was adjusted. */
    private Confidence sureness(String column) {
        var heading = header.heading(column);
        var isPlain = column.equals("FULL_YEAR")
                && heading != null
                && !heading.label().matches(".*(全年|调整|年度|批复).*");
        return isPlain ? Confidence.LIKELY : confidence;
    }

    /** Labels and values in one line: 全年预算数 | 21.18 | 全年执行数 | 20.00. */
    private List<Fund> besideEachOther() {
        var label = header.heading(header.has("FULL_YEAR") ? "FULL_YEAR" : "EXECUTED");
        if (label == null) {
            return List.of();
        }
        var row = label.row();
        var fund = new Fund(
                Kind.TOTAL,
                new Noted<>(label.plain(), label.plain(), label.passage().whole(), Confidence.LIKELY),
                beside("INITIAL", row),
                beside("FULL_YEAR", row),
                beside("EXECUTED", row),
                Figures.number(right("WEIGHT", row)).orElse(null),
                Figures.rate(right("RATE", row)).orElse(null),
                Figures.number(right("SCORE", row)).orElse(null));
        return fund.fullYear() == null && fund.executed() == null ? List.of() : List.of(fund);
    }

    /** Cells that hold label and value at once: 全年预算数：486,000.00. */
    static List<Fund> inCells(Grid grid, List<Passage> above, Aliases columns) {
        for (var row = 0; row < grid.rows(); row++) {
            var found = new HashMap<String, Noted<Amount>>();
            var numbers = new HashMap<String, Noted<BigDecimal>>();
            for (var cell : grid.row(row)) {
                var sides = cell.plain().split(":", 2);
                if (cell.row() != row || sides.length < 2 || cell.plain().length() > 40) {
                    continue;
                }
                var meaning = columns.meaning(sides[0]).orElse("");
                var at = cell.passage().plain().indexOf(':') + 1;
                var value = Passage.of(
                        cell.passage().text().substring(at), cell.passage().offset() + at, Passage.Kind.CELL);
                var factor = unit(grid, row, above).orElse(new BigDecimal("10000"));
                Figures.amount(value, factor, Confidence.LIKELY)
                        .ifPresent(amount -> found.putIfAbsent(meaning, amount));
                (meaning.equals("RATE") ? Figures.rate(value) : Figures.number(value))
                        .ifPresent(number -> numbers.putIfAbsent(meaning, number));
            }
            if (found.containsKey("FULL_YEAR") && found.containsKey("EXECUTED")) {
                var budget = found.get("FULL_YEAR");
                var label = new Noted<>(
                        "全年预算数",
                        "全年预算数",
                        java.util.Objects.requireNonNull(budget).place(),
                        Confidence.LIKELY);
                return List.of(new Fund(
                        Kind.TOTAL,
                        label,
                        found.get("INITIAL"),
                        budget,
                        found.get("EXECUTED"),
                        numbers.get("WEIGHT"),
                        numbers.get("RATE"),
                        numbers.get("SCORE")));
            }
        }
        return List.of();
    }

    private @Nullable Passage right(String column, int row) {
        var heading = header.heading(column);
        var next = heading == null ? null : grid.after(heading, row);
        return next == null ? null : next.passage();
    }

    private @Nullable Noted<Amount> beside(String column, int row) {
        var passage = right(column, row);
        return passage == null
                ? null
                : Figures.amount(passage, factor, Confidence.LIKELY).orElse(null);
    }
}

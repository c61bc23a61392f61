package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dimension;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.EvaluationTable.Subtotal;
import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import org.jspecify.annotations.Nullable;

/** The block of indicators on a form: a header, lines below it, subtotals, and the row of the total. */
final class IndicatorsBlock {
    private static final Pattern POINTS = Pattern.compile("[(](?:分值)?:?(\\d{1,3}(?:\\.\\d+)?)分?[)]");
    /** Rows that a form offers and nobody filled: 指标2, ……. */
    private static final Pattern UNFILLED = Pattern.compile("(指标)?\\d{0,2}[:.、]?|[….·—]+");

    private static final Pattern SIGNS = Pattern.compile("[≥≤><=]|[<>]=");

    private final Grid grid;
    private final HeaderRow header;
    private final Aliases columns;
    private final Aliases labels;
    private final Set<Integer> counted = new HashSet<>();

    final List<Line> lines = new ArrayList<>();
    final List<Subtotal> subtotals = new ArrayList<>();
    final Map<Dimension, Noted<BigDecimal>> dimensionWeights = new EnumMap<>(Dimension.class);

    @Nullable
    Noted<BigDecimal> totalWeight;

    @Nullable
    Noted<BigDecimal> total;

    @Nullable
    Noted<BigDecimal> reviewedTotal;

    private @Nullable Dimension dimension;
    private String aspect = "";
    private int end;
    private int lastSubtotal;

    IndicatorsBlock(Grid grid, int row, Aliases columns, Aliases labels) {
        this.grid = grid;
        this.header = HeaderRow.at(grid, row, columns);
        this.columns = columns;
        this.labels = labels;
        read();
    }

    int end() {
        return end;
    }

    Set<String> columns() {
        return header.names();
    }

    private void read() {
        for (end = header.end(); end < grid.rows(); end++) {
            if (HeaderRow.isIndicators(grid, end, columns)) {
                continue;
            }
            var kind = rowKind(end);
            if (kind.equals("TOTAL_ROW")) {
                total(end);
                end++;
                return;
            }
            if (kind.equals("END")) {
                return;
            }
            place(end);
            if (kind.equals("SUBTOTAL")) {
                subtotal(end);
            } else {
                line(end);
            }
        }
    }

    private String rowKind(int row) {
        var first = header.first("TARGET", "WEIGHT", "ACTUAL", "SCORE", "SIGN");
        for (var cell : grid.row(row)) {
            if (cell.row() != row || cell.isBlank() || cell.column() >= Math.max(1, first)) {
                continue;
            }
            if (isTotal(cell)) {
                return "TOTAL_ROW";
            }
            if (labels.isA(cell.passage().text(), "SUBTOTAL")) {
                return "SUBTOTAL";
            }
            if (cell.columns() > grid.columns() / 2
                    || cell.label().matches("^(注|说明|备注|填报人|填表人|联系人|评价结论|自评结论|存在问题|其他需要说明).*")) {
                return "END";
            }
        }
        return "LINE";
    }

    private boolean isTotal(Grid.Cell cell) {
        return labels.isA(cell.passage().text(), "TOTAL_ROW") || cell.label().matches("(自评)?(总|合)(计|分|得分|计得分)(值)?");
    }

    /** The dimension and aspect of a row; a blank one goes on with what stands above. */
    private void place(int row) {
        var first = text("DIMENSION", row);
        if (!first.isEmpty()) {
            var found = Dimension.of(first);
            found.ifPresent(named -> points(named, header.passage("DIMENSION", row)));
            if (found.isPresent() || !first.matches("\\d*")) {
                dimension = found.orElse(null);
            }
        }
        var second = text("ASPECT", row);
        aspect = second.isEmpty() ? aspect : second;
        if (!header.has("DIMENSION") || dimension == null) {
            dimension = Dimension.of(second).orElse(header.has("DIMENSION") ? dimension : null);
        }
    }

    private void points(Dimension named, @Nullable Passage cell) {
        if (cell == null) {
            return;
        }
        var found = POINTS.matcher(cell.plain().replaceAll("\\s", ""));
        if (found.find()) {
            var noted = new Noted<>(new BigDecimal(found.group(1)), found.group(), cell.whole(), Confidence.CERTAIN);
            dimensionWeights.putIfAbsent(named, noted);
        }
    }

    private void line(int row) {
        var name = text("NAME", row);
        if (name.isEmpty() || isOfAbove("NAME", row)) {
            name = header.has("NAME") ? "" : aspect;
        }
        var weight = counted("WEIGHT", row);
        var score = counted("SCORE", row);
        var target = words("TARGET", row);
        var isBare = (weight == null && score == null)
                || (target == null && text("ACTUAL", row).isEmpty());
        if (UNFILLED.matcher(name).matches() && isBare && weight == null && score == null) {
            return;
        }
        if (name.isEmpty() && isBare) {
            if (weight != null && dimension == Dimension.EXECUTION) {
                name = "预算执行率";
            } else {
                return;
            }
        }
        var cell = header.passage(header.has("NAME") ? "NAME" : "ASPECT", row);
        var place = cell == null ? cn.hengping.evaluation.inspection.Place.WHOLE : cell.whole();
        var isExecution = name.matches(".*预算.{0,6}执行率.*") || (name.equals("资金执行率") && dimension != Dimension.OUTPUT);
        var of = isExecution ? Dimension.EXECUTION : dimension;
        lines.add(new Line(
                of,
                aspect,
                new Noted<>(name, name, place, Confidence.CERTAIN),
                sign(row),
                target != null && target.value().matches("[^\\d]*[\\d.,]+") ? measure(row) : "",
                target,
                words("ACTUAL", row),
                weight,
                score,
                counted("REVIEWED", row),
                reason(row)));
    }

    private String sign(int row) {
        var text = text("SIGN", row);
        if (SIGNS.matcher(text).matches()) {
            return text;
        }
        return text.contains("反向") || text.contains("逆向") || text.contains("负向") ? "≤" : text.contains("正向") ? "≥" : "";
    }

    private String measure(int row) {
        var text = text("MEASURE", row);
        return text.length() <= 8 && !text.matches(".*\\d.*") ? text : "";
    }

    private @Nullable Noted<String> reason(int row) {
        var reason = words("REASON", row);
        var measure = reason == null || isDash(reason.value()) ? words("IMPROVEMENT", row) : null;
        return measure == null ? reason : measure;
    }

    static boolean isDash(String text) {
        return text.matches("[\\s—\\-–/\\\\无\\.。]*");
    }

    private boolean isOfAbove(String column, int row) {
        var cell = header.cell(column, row);
        return cell != null && cell.row() < row && counted("WEIGHT", row) == null;
    }

    /** A number; one that is merged over several lines counts once, for the first. */
    private @Nullable Noted<BigDecimal> counted(String column, int row) {
        var cell = header.cell(column, row);
        if (cell == null || (cell.row() < row && counted.contains(cell.row() * 1_000 + cell.column()))) {
            return null;
        }
        if (cell.rows() > 1) {
            counted.add(cell.row() * 1_000 + cell.column());
        }
        return Figures.number(cell.passage()).orElse(null);
    }

    private String text(String column, int row) {
        var cell = header.passage(column, row);
        return cell == null ? "" : cell.plain().strip().replaceAll("\\s+", "");
    }

    private @Nullable Noted<String> words(String column, int row) {
        var cell = header.passage(column, row);
        if (cell == null || cell.isBlank()) {
            return null;
        }
        var text = cell.plain().strip();
        return new Noted<>(text, cell.text().strip(), cell.whole(), Confidence.CERTAIN);
    }

    private void subtotal(int row) {
        var of = dimension;
        var since = lines.subList(lastSubtotal, lines.size());
        lastSubtotal = lines.size();
        if (of != null) {
            subtotals.add(new Subtotal(
                    of,
                    unlessOf(Figures.number(header.passage("WEIGHT", row)).orElse(null), since, Line::weight),
                    unlessOf(Figures.number(header.passage("SCORE", row)).orElse(null), since, Line::score)));
        }
    }

    /** A subtotal of the lines since the last one is that of an aspect, and right. */
    private static @Nullable Noted<BigDecimal> unlessOf(
            @Nullable Noted<BigDecimal> printed,
            List<Line> since,
            java.util.function.Function<Line, @Nullable Noted<BigDecimal>> of) {
        var sum = BigDecimal.ZERO;
        for (var line : since) {
            var part = of.apply(line);
            sum = part == null ? sum : sum.add(part.value());
        }
        return printed != null && sum.compareTo(printed.value()) == 0 ? null : printed;
    }

    /** The values stand under their columns, or, where the label reaches over those, at the end of the row. */
    private void total(int row) {
        var label = grid.row(row).getFirst();
        for (var cell : grid.row(row)) {
            label = isTotal(cell) ? cell : label;
        }
        totalWeight = beyond(label, "WEIGHT", row);
        total = beyond(label, "SCORE", row);
        reviewedTotal = beyond(label, "REVIEWED", row);
        if (total == null && totalWeight == null) {
            var numbers = grid.row(row).stream()
                    .filter(cell -> cell.row() == row)
                    .map(cell -> Figures.number(cell.passage()))
                    .flatMap(java.util.Optional::stream)
                    .toList();
            total = numbers.size() == 1
                    ? likely(numbers.getFirst())
                    : numbers.size() == 2 ? likely(numbers.getLast()) : null;
            totalWeight = numbers.size() == 2 ? likely(numbers.getFirst()) : null;
        }
    }

    private static Noted<BigDecimal> likely(Noted<BigDecimal> read) {
        return new Noted<>(read.value(), read.text(), read.place(), Confidence.LIKELY);
    }

    private @Nullable Noted<BigDecimal> beyond(Grid.Cell label, String column, int row) {
        var cell = header.cell(column, row);
        if (cell == null || cell.column() == label.column()) {
            return null;
        }
        return Figures.number(cell.passage()).orElse(null);
    }
}

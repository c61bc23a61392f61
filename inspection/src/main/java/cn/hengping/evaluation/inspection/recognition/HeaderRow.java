package cn.hengping.evaluation.inspection.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Passage;
import org.jspecify.annotations.Nullable;

/** The heading of a block of a form, over one line or two: which column means what. */
final class HeaderRow {
    private static final Set<String> INDICATORS = Set.of("TARGET", "ACTUAL", "WEIGHT", "SCORE");
    private static final Set<String> NAMES = Set.of("NAME", "ASPECT", "DIMENSION");

    private final Grid grid;
    private final Map<String, Grid.Cell> columns;
    private final int end;

    private HeaderRow(Grid grid, Map<String, Grid.Cell> columns, int end) {
        this.grid = grid;
        this.columns = columns;
        this.end = end;
    }

    static boolean isIndicators(Grid grid, int row, Aliases aliases) {
        var named = meanings(grid, row, aliases).keySet();
        return named.stream().anyMatch(NAMES::contains)
                && named.stream().filter(INDICATORS::contains).count() >= 2;
    }

    static boolean isFunds(Grid grid, int row, Aliases aliases) {
        var named = meanings(grid, row, aliases).keySet();
        var amounts = (named.contains("INITIAL") ? 1 : 0)
                + (named.contains("FULL_YEAR") ? 1 : 0)
                + (named.contains("EXECUTED") ? 1 : 0);
        return amounts >= 2 || (amounts == 1 && named.contains("RATE"));
    }

    private static Map<String, Grid.Cell> meanings(Grid grid, int row, Aliases aliases) {
        var meanings = new LinkedHashMap<String, Grid.Cell>();
        for (var cell : grid.row(row)) {
            aliases.meaning(cell.passage().text()).ifPresent(meaning -> meanings.putIfAbsent(meaning, cell));
        }
        ofTheThirdLevel(grid, row, aliases, meanings);
        return meanings;
    }

    /** Where every level has its points beside it, those of a line stand behind its name. */
    private static void ofTheThirdLevel(Grid grid, int row, Aliases aliases, Map<String, Grid.Cell> meanings) {
        var name = meanings.get("NAME");
        if (name == null) {
            return;
        }
        for (var column : List.of("WEIGHT", "SCORE")) {
            var first = meanings.get(column);
            if (first != null && first.column() < name.column()) {
                grid.row(row).stream()
                        .filter(cell -> cell.column() > name.column()
                                && aliases.isA(cell.passage().text(), column))
                        .findFirst()
                        .ifPresent(cell -> meanings.put(column, cell));
            }
        }
    }

    /** The header that begins in this row; a second line that names columns refines the first. */
    static HeaderRow at(Grid grid, int row, Aliases aliases) {
        var columns = meanings(grid, row, aliases);
        var end = row + 1;
        var isTall = columns.values().stream().anyMatch(cell -> cell.row() + cell.rows() > row + 1);
        var second = meanings(grid, row + 1, aliases);
        second.values().removeIf(cell -> cell.row() <= row);
        var holdsFigures = grid.row(row + 1).stream()
                .anyMatch(cell -> cell.row() == row + 1 && cell.plain().matches("[\\d.,]+%?"));
        if (!second.isEmpty()
                && (isTall || second.size() >= 2)
                && !holdsFigures
                && !isIndicators(grid, row + 1, aliases)) {
            columns.values().removeIf(cell -> second.values().stream().anyMatch(lower -> covers(cell, lower)));
            columns.putAll(second);
            end = row + 2;
        } else if (isTall) {
            end = columns.values().stream()
                    .filter(cell -> cell.row() == row || cell.rows() <= 3)
                    .mapToInt(cell -> cell.row() + cell.rows())
                    .max()
                    .orElse(end);
            end = Math.min(end, row + 3);
        }
        return new HeaderRow(grid, columns, end);
    }

    private static boolean covers(Grid.Cell upper, Grid.Cell lower) {
        return upper.column() <= lower.column()
                && lower.column() + lower.columns() <= upper.column() + upper.columns()
                && lower.row() > upper.row();
    }

    int end() {
        return end;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    Set<String> names() {
        return columns.keySet();
    }

    Grid.@Nullable Cell heading(String column) {
        return columns.get(column);
    }

    /** Where the first of these columns begins. */
    int first(String... names) {
        var first = grid.columns();
        for (var name : names) {
            var cell = columns.get(name);
            first = cell == null ? first : Math.min(first, cell.column());
        }
        return first;
    }

    /** The cell of this column in a row: the one under the heading that is not blank, or that under its left edge. */
    Grid.@Nullable Cell cell(String column, int row) {
        var heading = columns.get(column);
        if (heading == null) {
            return null;
        }
        for (var at = heading.column(); at < heading.column() + heading.columns(); at++) {
            var cell = grid.at(row, at);
            if (cell != null && !cell.isBlank() && cell.column() >= heading.column()) {
                return cell;
            }
        }
        return grid.at(row, heading.column());
    }

    @Nullable
    Passage passage(String column, int row) {
        var cell = cell(column, row);
        return cell == null ? null : cell.passage();
    }
}

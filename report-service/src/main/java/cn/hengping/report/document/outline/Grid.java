package cn.hengping.report.document.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Row;
import cn.hengping.report.document.Document.Table;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows with different columns into one table: all edges of all rows together make its grid, and every cell reaches from its
 * left edge to its right one. Shares are parts of a hundred.
 */
final class Grid {
    private static final int WHOLE = 100;

    /** A part of a row; without a cell where one from above reaches down. */
    private record Part(int share, @Nullable Cell cell) {}

    private final List<List<Part>> rows = new ArrayList<>();

    /** A row under construction. */
    static final class Line {
        private final List<Part> parts = new ArrayList<>();

        Line cell(int share, Cell cell) {
            parts.add(new Part(share, cell));
            return this;
        }

        Line covered(int share) {
            parts.add(new Part(share, null));
            return this;
        }
    }

    Line line() {
        var line = new Line();
        rows.add(line.parts);
        return line;
    }

    int lines() {
        return rows.size();
    }

    Table table(int headerRows) {
        var edges = new TreeSet<Integer>(List.of(0, WHOLE));
        for (var row : rows) {
            var at = 0;
            for (var part : row) {
                at += part.share;
                edges.add(at);
            }
        }
        var sorted = List.copyOf(edges);
        var widths = new ArrayList<Integer>();
        for (var i = 1; i < sorted.size(); i++) {
            widths.add(sorted.get(i) - sorted.get(i - 1));
        }
        return new Table(
                widths, headerRows, rows.stream().map(row -> row(row, sorted)).toList());
    }

    private static Row row(List<Part> parts, List<Integer> edges) {
        var cells = new ArrayList<Cell>();
        var at = 0;
        for (var part : parts) {
            var from = edges.indexOf(at);
            at += part.share;
            if (part.cell != null) {
                cells.add(part.cell.over(edges.indexOf(at) - from, part.cell.rows()));
            }
        }
        return new Row(cells);
    }
}

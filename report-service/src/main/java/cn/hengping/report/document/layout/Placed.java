package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.layout.LineBreaker.Line;

/** A cell at its place in the grid, and how many of its lines are written already. */
final class Placed {
    static final double PADDING = 3.5;

    private final Cell cell;
    private final int row;
    private final int column;
    private final Style style;
    private final List<Line> lines;
    private int written;

    private Placed(Cell cell, int row, int column, Style style, List<Line> lines) {
        this.style = style;
        this.cell = cell;
        this.row = row;
        this.column = column;
        this.lines = lines;
    }

    /** Finds each cell's column: the first one that no cell above reaches down into. */
    static List<Placed> of(Table table, double[] edges, Metrics metrics) {
        var placed = new ArrayList<Placed>();
        var takenUntil = new int[edges.length - 1];
        for (var row = 0; row < table.rows().size(); row++) {
            var column = 0;
            for (var cell : table.rows().get(row).cells()) {
                while (takenUntil[column] > row) {
                    column++;
                }
                var width = edges[column + cell.columns()] - edges[column] - 2 * PADDING;
                var style = style(cell).fitting(cell.text(), metrics, width);
                var text = cell.strong() ? Label.lines(cell.text(), width) : cell.text();
                var lines = LineBreaker.lines(text, style, metrics, width, 0);
                placed.add(new Placed(cell, row, column, style, lines));
                for (var i = column; i < column + cell.columns(); i++) {
                    takenUntil[i] = row + cell.rows();
                }
                column += cell.columns();
            }
        }
        return placed;
    }

    /** Rows are as high as their highest cell; a cell over several rows stretches the last of them if it must. */
    static double[] heights(List<Placed> cells, int rows) {
        var heights = new double[rows];
        for (var i = 0; i < rows; i++) {
            heights[i] = Style.CELL.line() + 2 * PADDING;
        }
        for (var placed : cells) {
            if (placed.cell.rows() == 1) {
                heights[placed.row] = Math.max(heights[placed.row], placed.height());
            }
        }
        for (var placed : cells) {
            var sum = 0.0;
            for (var i = placed.row; i < placed.endRow(); i++) {
                sum += heights[i];
            }
            heights[placed.endRow() - 1] += Math.max(0, placed.height() - sum);
        }
        return heights;
    }

    private static Style style(Cell cell) {
        return cell.strong() ? Style.CELL_STRONG : Style.CELL;
    }

    private double height() {
        return lines.size() * style.line() + 2 * PADDING;
    }

    int row() {
        return row;
    }

    int endRow() {
        return row + cell.rows();
    }

    /** Forgets what was written: the cell is printed again, in a repeated header. */
    void again() {
        written = 0;
    }

    void print(Sheet sheet, double[] edges, double top, double bottom, boolean ends) {
        var left = edges[column];
        var right = edges[column + cell.columns()];
        sheet.mark(new Page.Rule(left, top, right, top));
        sheet.mark(new Page.Rule(left, bottom, right, bottom));
        sheet.mark(new Page.Rule(left, top, left, bottom));
        sheet.mark(new Page.Rule(right, top, right, bottom));
        write(sheet, left, right - left - 2 * PADDING, top, bottom, ends);
    }

    /** Writes as many lines as fit, or all that are left when the cell ends here. */
    private void write(Sheet sheet, double edge, double room, double top, double bottom, boolean ends) {
        var left = lines.size() - written;
        var fit = (int) Math.floor((bottom - top - 2 * PADDING + 0.5) / style.line());
        var count = ends ? left : Math.min(left, Math.max(fit, 0));
        var isWhole = written == 0 && count == left;
        var y = top + (isWhole ? Math.max(PADDING, (bottom - top - count * style.line()) / 2) : PADDING);
        for (var line : lines.subList(written, written + count)) {
            var x = edge + PADDING + Typesetter.aligned(cell.align(), room, line.width());
            sheet.run(line, style, x, y + style.base());
            y += style.line();
        }
        written += count;
    }
}

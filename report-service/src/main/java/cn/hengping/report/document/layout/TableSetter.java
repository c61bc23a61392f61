package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.layout.LineBreaker.Line;

/**
 * Sets a table. A row stays together unless it is taller than a page; a cell that reaches over rows and is cut by the end of
 * a page goes on under a line on the next one; header rows are repeated.
 */
final class TableSetter {
    private static final double PADDING = 3.5;

    private final Metrics metrics;
    private final Sheet sheet;

    TableSetter(Metrics metrics, Sheet sheet) {
        this.metrics = metrics;
        this.sheet = sheet;
    }

    /** A cell at its place in the grid. */
    private record Placed(Cell cell, int row, int column, List<Line> lines) {
        int endRow() {
            return row + cell.rows();
        }

        double height() {
            return lines.size() * style(cell).line() + 2 * PADDING;
        }
    }

    private static Style style(Cell cell) {
        return cell.strong() ? Style.CELL_STRONG : Style.CELL;
    }

    void set(Table table) {
        var edges = edges(table.widths());
        var cells = place(table, edges);
        var heights = heights(cells, table.rows().size());
        var headers = 0.0;
        for (var i = 0; i < table.headerRows(); i++) {
            headers += heights[i];
        }
        var row = 0;
        while (row < table.rows().size()) {
            var from = row;
            var room = sheet.left();
            var isContinued = from > 0;
            if (isContinued) {
                room -= headers;
            }
            while (row < table.rows().size() && heights[row] <= room + 0.5) {
                room -= heights[row];
                row++;
            }
            if (row == from) {
                if (sheet.isFresh() || (isContinued && sheet.used() == 0)) {
                    heights[row] = Math.min(heights[row], room);
                    row++;
                } else {
                    sheet.turn();
                    continue;
                }
            }
            if (isContinued && table.headerRows() > 0) {
                segment(cells, edges, heights, 0, table.headerRows());
            }
            segment(cells, edges, heights, from, row);
            if (row < table.rows().size()) {
                sheet.turn();
            }
        }
    }

    private static double[] edges(List<Integer> widths) {
        var total = widths.stream().mapToInt(Integer::intValue).sum();
        var edges = new double[widths.size() + 1];
        edges[0] = Paper.LEFT;
        for (var i = 0; i < widths.size(); i++) {
            edges[i + 1] = edges[i] + Paper.TEXT_WIDTH * widths.get(i) / total;
        }
        return edges;
    }

    /** Finds each cell's column: the first one that no cell above reaches down into. */
    private List<Placed> place(Table table, double[] edges) {
        var placed = new ArrayList<Placed>();
        var takenUntil = new int[edges.length - 1];
        for (var row = 0; row < table.rows().size(); row++) {
            var column = 0;
            for (var cell : table.rows().get(row).cells()) {
                while (takenUntil[column] > row) {
                    column++;
                }
                var width = edges[column + cell.columns()] - edges[column] - 2 * PADDING;
                placed.add(
                        new Placed(cell, row, column, LineBreaker.lines(cell.text(), style(cell), metrics, width, 0)));
                for (var i = column; i < column + cell.columns(); i++) {
                    takenUntil[i] = row + cell.rows();
                }
                column += cell.columns();
            }
        }
        return placed;
    }

    /** Rows are as high as their highest cell; a cell over several rows stretches the last of them if it must. */
    private static double[] heights(List<Placed> cells, int rows) {
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

    private void segment(List<Placed> cells, double[] edges, double[] heights, int from, int to) {
        var tops = new double[to - from + 1];
        tops[0] = Paper.TOP + sheet.used();
        for (var i = from; i < to; i++) {
            tops[i - from + 1] = tops[i - from] + heights[i];
        }
        for (var placed : cells) {
            if (placed.row < to && placed.endRow() > from) {
                var top = tops[Math.max(placed.row, from) - from];
                var bottom = tops[Math.min(placed.endRow(), to) - from];
                box(edges[placed.column], top, edges[placed.column + placed.cell.columns()], bottom);
                if (placed.row >= from) {
                    write(placed, edges, top, bottom);
                }
            }
        }
        sheet.advance(tops[to - from] - tops[0]);
    }

    private void box(double left, double top, double right, double bottom) {
        sheet.mark(new Page.Rule(left, top, right, top));
        sheet.mark(new Page.Rule(left, bottom, right, bottom));
        sheet.mark(new Page.Rule(left, top, left, bottom));
        sheet.mark(new Page.Rule(right, top, right, bottom));
    }

    private void write(Placed placed, double[] edges, double top, double bottom) {
        var style = style(placed.cell);
        var room = edges[placed.column + placed.cell.columns()] - edges[placed.column] - 2 * PADDING;
        var y = top + Math.max(PADDING, (bottom - top - placed.lines.size() * style.line()) / 2);
        for (var line : placed.lines) {
            var x = edges[placed.column] + PADDING + Typesetter.aligned(placed.cell.align(), room, line.width());
            sheet.run(line, style, x, y + (style.line() - style.size()) / 2 + style.size() * 0.86);
            y += style.line();
        }
    }
}

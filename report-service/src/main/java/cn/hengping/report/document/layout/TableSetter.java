package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.Document.Table;
import org.jspecify.annotations.Nullable;

/**
 * Sets a table. Header rows are repeated on every page. A row stays together unless it is higher than a third of the page: then
 * it is parted between its lines. A cell that reaches over rows and is cut by the end of a page goes on on the next one.
 */
final class TableSetter {
    private static final double SLACK = 0.5;
    /** A part of a row that is left behind at the foot of a page has at least so many lines. */
    private static final int LEAST_LINES = 3;

    private final Sheet sheet;
    private final double[] edges;
    private final List<Placed> cells;
    private final double[] heights;
    private final List<Piece> headers = new ArrayList<>();
    private List<Piece> pieces = new ArrayList<>();
    private boolean hasTurned;

    /** A row, or a part of one, as high as it stands on a page. */
    private record Piece(int row, double height, boolean last) {}

    private TableSetter(Table table, Metrics metrics, Sheet sheet) {
        this.sheet = sheet;
        edges = edges(table.widths());
        cells = Placed.of(table, edges, metrics);
        heights = Placed.heights(cells, table.rows().size());
        for (var i = 0; i < table.headerRows(); i++) {
            headers.add(new Piece(i, heights[i], true));
        }
        if (height(headers) > sheet.paper().textHeight() / 2) {
            headers.clear(); // nothing would be left for what they head
        }
    }

    static void set(Table table, Metrics metrics, Sheet sheet) {
        new TableSetter(table, metrics, sheet).set();
    }

    private void set() {
        if (headers.size() < heights.length) {
            sheet.need(height(headers)
                    + Math.min(heights[headers.size()], sheet.paper().textHeight() / 3));
        }
        var row = 0;
        while (row < heights.length) {
            var piece = piece(row, sheet.left() - height(pieces));
            if (piece == null) {
                print();
                sheet.turn();
                repeatHeaders(row);
                continue;
            }
            pieces.add(piece);
            if (piece.last) {
                row++;
            } else {
                heights[row] -= piece.height - 2 * Placed.PADDING;
            }
        }
        print();
    }

    private static double height(List<Piece> pieces) {
        return pieces.stream().mapToDouble(Piece::height).sum();
    }

    /** As much of the row as goes into this room, or nothing when it had better begin on the next page. */
    private @Nullable Piece piece(int row, double room) {
        var isAlone = sheet.isFresh() && pieces.size() <= headers.size();
        if (heights[row] <= room + SLACK) {
            return new Piece(row, heights[row], true);
        }
        var mayPart = isAlone || heights[row] > sheet.paper().textHeight() / 3;
        var lines = Math.floor((room + SLACK - 2 * Placed.PADDING) / Style.CELL.line());
        return mayPart && lines >= (isAlone ? 1 : LEAST_LINES)
                ? new Piece(row, lines * Style.CELL.line() + 2 * Placed.PADDING, false)
                : null;
    }

    private void repeatHeaders(int row) {
        hasTurned = row >= headers.size();
        pieces = new ArrayList<>(row < headers.size() ? List.of() : headers);
        cells.stream().filter(cell -> cell.row() < pieces.size()).forEach(Placed::again);
    }

    private double[] edges(List<Integer> widths) {
        var total = widths.stream().mapToInt(Integer::intValue).sum();
        var at = new double[widths.size() + 1];
        at[0] = sheet.paper().left();
        for (var i = 0; i < widths.size(); i++) {
            at[i + 1] = at[i] + sheet.paper().textWidth() * widths.get(i) / total;
        }
        return at;
    }

    /** Draws what stands on this page: every cell that one of its rows belongs to, with as much of its text as fits. */
    private void print() {
        for (var cell : cells) {
            print(cell);
        }
        sheet.advance(height(pieces));
    }

    private void print(Placed cell) {
        var y = sheet.paper().top() + sheet.used();
        var from = -1.0;
        var to = -1.0;
        var ends = false;
        for (var piece : pieces) {
            if (piece.row >= cell.row() && piece.row < cell.endRow()) {
                from = from < 0 ? y : from;
                to = y + piece.height;
                ends = piece.row == cell.endRow() - 1 && piece.last;
            }
            y += piece.height;
        }
        if (from >= 0 && isRepeated(cell)) {
            var top = from;
            var bottom = to;
            var isWhole = ends;
            sheet.again(() -> cell.print(sheet, edges, top, bottom, isWhole));
        } else if (from >= 0) {
            cell.print(sheet, edges, from, to, ends);
        }
    }

    private boolean isRepeated(Placed cell) {
        return hasTurned && cell.row() < headers.size();
    }
}

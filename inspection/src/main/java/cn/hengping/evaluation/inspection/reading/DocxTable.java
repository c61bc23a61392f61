package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import org.jspecify.annotations.Nullable;

/** A table of a DOCX while it is read: columns from spans, rows from vertical merges. */
final class DocxTable {
    private static final int MOST_CELLS = 200_000;
    private static final int MOST_COLUMNS = 200;

    /** A cell that may still grow downwards. */
    private static final class Open {
        private final StringBuilder text = new StringBuilder();
        private final int row;
        private final int column;
        private int columns = 1;
        private int rows = 1;
        private boolean continues;

        Open(int row, int column) {
            this.row = row;
            this.column = column;
        }
    }

    private final List<Open> cells = new ArrayList<>();
    private final Map<Integer, Open> above = new HashMap<>();
    private int row = -1;
    private int column;
    private int rowStart;
    private boolean inRowProperties;
    private boolean deleted;
    private @Nullable Open cell;

    void starts(Elements xml) {
        switch (xml.name()) {
            case "tr" -> startRow();
            case "trPr" -> inRowProperties = true;
            case "gridBefore" -> column = Math.min(MOST_COLUMNS, Math.max(0, xml.number("val", 0)));
            case "tc" -> startCell();
            case "gridSpan" -> {
                if (cell != null) {
                    cell.columns = Math.min(MOST_COLUMNS, Math.max(1, xml.number("val", 1)));
                }
            }
            case "vMerge" -> {
                if (cell != null) {
                    cell.continues = !"restart".equals(xml.attribute("val"));
                }
            }
            default -> {}
        }
    }

    private void startRow() {
        row++;
        column = 0;
        rowStart = cells.size();
        deleted = false;
    }

    private void startCell() {
        if (cells.size() >= MOST_CELLS || column > MOST_COLUMNS) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        cell = new Open(Math.max(0, row), column);
    }

    boolean isInRowProperties() {
        return inRowProperties;
    }

    void rowDeleted() {
        deleted = true;
    }

    boolean isInCell() {
        return cell != null;
    }

    void paragraph(String text) {
        if (cell != null && !text.isBlank()) {
            cell.text.append(cell.text.isEmpty() ? "" : "\n").append(text.strip());
        }
    }

    void ends(String name) {
        switch (name) {
            case "trPr" -> inRowProperties = false;
            case "tc" -> endCell();
            case "tr" -> endRow();
            default -> {}
        }
    }

    private void endCell() {
        var ended = cell;
        cell = null;
        if (ended == null) {
            return;
        }
        column += ended.columns;
        var upper = above.get(ended.column);
        if (ended.continues && upper != null && upper.columns == ended.columns) {
            upper.rows = row - upper.row + 1;
            return;
        }
        above.put(ended.column, ended);
        cells.add(ended);
    }

    private void endRow() {
        if (deleted) {
            cells.subList(rowStart, cells.size()).clear();
            row--;
        }
    }

    List<Transcript.Raw> cells() {
        return cells.stream()
                .map(open -> new Transcript.Raw(open.text.toString(), open.row, open.column, open.rows, open.columns))
                .toList();
    }
}

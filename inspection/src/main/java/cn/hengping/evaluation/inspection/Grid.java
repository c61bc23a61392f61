package cn.hengping.evaluation.inspection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A table with its merged cells laid out: every position knows the cell that covers it. */
public final class Grid implements Block {
    private static final int MOST_PLACES = 400_000;

    /** A cell from its first row and column on. */
    public record Cell(Passage passage, int row, int column, int rows, int columns) {
        public String plain() {
            return passage.plain().strip();
        }

        public String label() {
            return Plain.label(passage.text());
        }

        public boolean isBlank() {
            return passage.isBlank();
        }
    }

    private final String name;
    private final int rows;
    private final int columns;
    private final @Nullable Cell[] places;

    public Grid(String name, List<Cell> cells) {
        this.name = name;
        rows = cells.stream().mapToInt(cell -> cell.row() + cell.rows()).max().orElse(0);
        columns = cells.stream()
                .mapToInt(cell -> cell.column() + cell.columns())
                .max()
                .orElse(0);
        if ((long) rows * columns > MOST_PLACES) {
            throw new IllegalArgumentException("a table of " + rows + " rows and " + columns + " columns");
        }
        places = new Cell[rows * columns];
        for (var cell : cells) {
            for (var row = cell.row(); row < cell.row() + cell.rows(); row++) {
                for (var column = cell.column(); column < cell.column() + cell.columns(); column++) {
                    places[row * columns + column] = cell;
                }
            }
        }
    }

    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public @Nullable Cell at(int row, int column) {
        return row < 0 || row >= rows || column < 0 || column >= columns ? null : places[row * columns + column];
    }

    /** The cells of a row from left to right, each once, with those that reach down from above. */
    public List<Cell> row(int row) {
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < columns; column++) {
            var cell = at(row, column);
            if (cell != null && cell.column() == column) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** The first cell to the right of this one in the same row, blank or not. */
    public @Nullable Cell after(Cell cell, int row) {
        for (var column = cell.column() + cell.columns(); column < columns; column++) {
            var next = at(row, column);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** All cells, each once, row by row. */
    public List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                var cell = at(row, column);
                if (cell != null && cell.row() == row && cell.column() == column) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    /** Rows of this table, as a table of its own. */
    public Grid slice(int from, int to) {
        var kept = new ArrayList<Cell>();
        for (var cell : cells()) {
            var top = Math.max(cell.row(), from);
            var bottom = Math.min(cell.row() + cell.rows(), to);
            if (top < bottom) {
                kept.add(new Cell(cell.passage(), top - from, cell.column(), bottom - top, cell.columns()));
            }
        }
        return new Grid(name, kept);
    }

    /** This table with another one below: a form that a page break or a second table continues. */
    public Grid above(Grid other) {
        var all = new ArrayList<>(cells());
        for (var cell : other.cells()) {
            all.add(new Cell(cell.passage(), cell.row() + rows, cell.column(), cell.rows(), cell.columns()));
        }
        return new Grid(name, all);
    }
}

package cn.hengping.report.document;

import java.util.ArrayList;
import java.util.List;

/** A document before it is set: what is said, in order. Every format says the same. */
public record Document(String title, List<Block> blocks) {

    public Document {
        blocks = List.copyOf(blocks);
    }

    /** A part of a document. */
    public sealed interface Block {}

    /** The first page: a title, and lines of a label and what stands behind it. It carries no page number. */
    public record Cover(String title, String subtitle, List<CoverLine> lines) implements Block {
        public Cover {
            lines = List.copyOf(lines);
        }
    }

    /** A line of the cover; where something is signed or sealed by hand, the text is empty. */
    public record CoverLine(String label, String text) {}

    /** The title above the first line of a document without a cover. */
    public record Title(String text) implements Block {}

    /** A heading: level 1 is 一、, level 2 （一）, level 3 1., level 4 （1）. */
    public record Heading(int level, String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** Small print below a table or at the end. */
    public record Note(String text) implements Block {}

    /** A line that ends at the right margin: a signature, a date. */
    public record Closing(String text) implements Block {}

    /**
     * A table.
     *
     * @param widths shares of the text width, one a column
     * @param headerRows how many rows are repeated on every page
     */
    public record Table(List<Integer> widths, int headerRows, List<Row> rows) implements Block {
        public Table {
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
        }
    }

    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(List.of(cells));
        }
    }

    /** How a cell's text stands in it. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** A cell; it may reach over columns and rows, and those it covers are not listed. */
    public record Cell(String text, int columns, int rows, Align align, boolean strong) {
        public static Cell label(String text) {
            return new Cell(text, 1, 1, Align.CENTRE, true);
        }

        public static Cell text(String text) {
            return new Cell(text, 1, 1, Align.LEFT, false);
        }

        public static Cell figure(String text) {
            return new Cell(text, 1, 1, Align.CENTRE, false);
        }

        public Cell over(int columns, int rows) {
            return new Cell(text, columns, rows, align, strong);
        }
    }

    /** All that is said, block by block and cell by cell: what every format must say, in this order. */
    public List<String> texts() {
        var texts = new ArrayList<String>();
        for (var block : blocks) {
            switch (block) {
                case Cover cover -> {
                    texts.add(cover.title());
                    texts.add(cover.subtitle());
                    cover.lines().forEach(line -> texts.add(line.label() + line.text()));
                }
                case Title title -> texts.add(title.text());
                case Heading heading -> texts.add(heading.text());
                case Paragraph paragraph -> texts.add(paragraph.text());
                case Note note -> texts.add(note.text());
                case Closing closing -> texts.add(closing.text());
                case Table table -> table.rows().forEach(row -> row.cells().forEach(cell -> texts.add(cell.text())));
            }
        }
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }
}

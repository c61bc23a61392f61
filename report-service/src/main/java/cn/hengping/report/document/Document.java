package cn.hengping.report.document;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.layout.Paper;
import org.jspecify.annotations.Nullable;

/**
 * A document before it is set: what is said, in order. Every format says the same.
 *
 * @param imprint what stands in the foot of every page for those who want to check it
 */
public record Document(String title, Paper paper, @Nullable Imprint imprint, List<Block> blocks) {

    public Document {
        title = Plain.line(title);
        blocks = List.copyOf(blocks);
    }

    /** An upright document that cannot be checked: a part of one, a preview, a test. */
    public Document(String title, List<Block> blocks) {
        this(title, Paper.PORTRAIT, null, blocks);
    }

    /** The code of this very document (核验码), and the address behind its QR code. */
    public record Imprint(String code, String url) {}

    /** Whether a signature begins here: lines at the right margin, and nothing but small print behind them. */
    public static boolean isSignature(List<Block> blocks, int index) {
        return blocks.get(index) instanceof Closing
                && (index == 0 || !(blocks.get(index - 1) instanceof Closing))
                && blocks.stream().skip(index).allMatch(block -> block instanceof Closing || block instanceof Note);
    }

    /** The same document with what stands in the foot of its pages. */
    Document imprinted(Imprint mark) {
        return new Document(title, paper, mark, blocks);
    }

    /** A part of a document. */
    public sealed interface Block {}

    /** The first page: a title, and lines of a label and what stands behind it. It carries no page number. */
    public record Cover(String title, String subtitle, List<CoverLine> lines) implements Block {
        public Cover {
            title = Plain.line(title);
            subtitle = Plain.line(subtitle);
            lines = List.copyOf(lines);
        }
    }

    /** A line of the cover; where something is signed or sealed by hand, the text is empty. */
    public record CoverLine(String label, String text) {
        public CoverLine {
            label = Plain.line(label);
            text = Plain.line(text);
        }
    }

    /** The title above the first line of a document without a cover, and a smaller line below it, if there is one. */
    public record Title(String text, String subtitle) implements Block {
        public Title {
            text = Plain.line(text);
            subtitle = Plain.line(subtitle);
        }
    }

    /** A heading: level 1 is 一、, level 2 （一）, level 3 1., level 4 （1）. */
    public record Heading(int level, String text) implements Block {
        public Heading {
            text = Plain.line(text);
        }
    }

    public record Paragraph(String text) implements Block {
        public Paragraph {
            text = Plain.line(text);
        }
    }

    /** Small print below a table or at the end. */
    public record Note(String text) implements Block {
        public Note {
            text = Plain.line(text);
        }
    }

    /** A line that ends at the right margin: a signature, a date. */
    public record Closing(String text) implements Block {
        public Closing {
            text = Plain.line(text);
        }
    }

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

    /** A cell, with as many lines as its text has; it may reach over columns and rows, and those it covers are not listed. */
    public record Cell(String text, int columns, int rows, Align align, boolean strong) {
        public Cell {
            text = Plain.lines(text);
        }

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
                case Title title -> texts.addAll(List.of(title.text(), title.subtitle()));
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

package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A form of one sheet that a person fills in without the system: what is given is locked, what is asked for is yellow and open. The
 * lock has no password; it keeps a hand from slipping, and whoever reads the form again compares what was given.
 *
 * <p>Every cell is a text and stays one while it is typed in: a spreadsheet would make a fraction of "98%" and a date of "3-5". It
 * blocks, and is confined to one thread.
 */
public final class FillableSheet implements AutoCloseable {
    private static final String TEXT = "@";
    private static final String YELLOW = "FFF2CC";
    private static final String GREY = "EDEDED";
    private static final double LINE = 15;
    private static final int MOST_LINES = 20;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final double[] widths;
    private int row;

    /** One cell: its text, and whether it is to be filled in. */
    public record Cell(String text, boolean isOpen) {
        public static Cell given(String text) {
            return new Cell(text, false);
        }

        /** Open, with what is there already. */
        public static Cell asked(@Nullable Object text) {
            return new Cell(text == null ? "" : text.toString(), true);
        }
    }

    public FillableSheet(OutputStream out, String name, double... widths) {
        workbook = new Workbook(out, "Hengping", "1.0");
        sheet = workbook.newWorksheet(name);
        this.widths = widths.clone();
        for (var column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
    }

    public FillableSheet row(List<Cell> cells) {
        sheet.rowHeight(row, LINE * lines(cells));
        return written(cells);
    }

    /** How many lines the longest text takes in its column; a spreadsheet that opens the form does not reckon it anew. */
    private int lines(List<Cell> cells) {
        var most = 1;
        for (var column = 0; column < Math.min(cells.size(), widths.length); column++) {
            var text = cells.get(column).text();
            var length =
                    text.codePoints().map(letter -> letter < 0x1100 ? 1 : 2).sum();
            most = Math.max(most, (int) Math.ceil(length / Math.max(1, widths[column] - 1)));
        }
        return Math.min(most, MOST_LINES);
    }

    private FillableSheet written(List<Cell> cells) {
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            sheet.inlineString(row, column, cell.text());
            sheet.style(row, column)
                    .format(TEXT)
                    .fillColor(cell.isOpen() ? YELLOW : GREY)
                    .wrapText(true)
                    .verticalAlignment("top")
                    .borderStyle("thin")
                    .protectionOption(ProtectionOption.LOCKED, !cell.isOpen())
                    .set();
        }
        row++;
        return this;
    }

    /** A row of which these columns, counted from 0, are one cell. */
    public FillableSheet across(int from, int to, List<Cell> cells) {
        written(cells);
        sheet.range(row - 1, from, row - 1, to).merge();
        return this;
    }

    /** The rows so far stay in sight while one scrolls. */
    public FillableSheet freeze() {
        sheet.freezePane(0, row);
        return this;
    }

    @Override
    public void close() {
        try {
            sheet.protect("");
            sheet.pageOrientation("landscape");
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.Deflater;

import cn.hengping.platform.Money;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of one sheet, flushed as it grows. */
final class XlsxWriter extends SheetWriter {
    private static final int ROWS_BETWEEN_FLUSHES = 500;
    private static final int MOST_COMMENTS = 2_000;
    private static final int MOST_CHARACTERS_OF_A_CELL = 32_767;
    private static final double WIDTH = 20;
    private static final String RED = "FFC7CE";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;
    private int titles;
    private int comments;

    XlsxWriter(OutputStream out, String name) {
        workbook = new Workbook(out, "Hengping", "1.0");
        workbook.setCompressionLevel(Deflater.BEST_SPEED);
        sheet = workbook.newWorksheet(name);
    }

    @Override
    public SheetWriter header(String... names) {
        titles = names.length;
        for (var column = 0; column < names.length; column++) {
            sheet.inlineString(row, column, names[column]);
            sheet.style(row, column).bold().set();
            sheet.width(column, WIDTH);
        }
        sheet.freezePane(0, 1);
        row++;
        return this;
    }

    @Override
    public SheetWriter row(List<? extends @Nullable Object> cells) {
        for (var column = 0; column < cells.size(); column++) {
            write(cells.get(column), column);
        }
        var remarks = remarks(cells);
        if (!remarks.isEmpty()) {
            text(REMARKS + "：" + remarks, Math.max(titles, cells.size()));
        }
        row++;
        if (row % ROWS_BETWEEN_FLUSHES == 0) {
            flush();
        }
        return this;
    }

    private void write(@Nullable Object cell, int column) {
        switch (cell) {
            case null -> {}
            case Marked marked -> mark(marked, column);
            case Money money -> amount(money.yuan(), column);
            case BigDecimal number -> amount(number, column);
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> text(cell.toString(), column);
        }
    }

    private void amount(BigDecimal number, int column) {
        sheet.value(row, column, number);
        sheet.style(row, column).format("#,##0.00").set();
    }

    private void text(String text, int column) {
        var isTooLong = text.length() > MOST_CHARACTERS_OF_A_CELL;
        sheet.inlineString(row, column, isTooLong ? text.substring(0, MOST_CHARACTERS_OF_A_CELL) : text);
    }

    /** Comments are kept in memory until the end: beyond the first ones, the last column has to do. */
    private void mark(Marked marked, int column) {
        write(marked.value(), column);
        sheet.style(row, column).fillColor(RED).set();
        if (++comments <= MOST_COMMENTS) {
            sheet.comment(row, column, marked.remark());
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

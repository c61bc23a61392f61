package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Money;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.jspecify.annotations.Nullable;

/** CSV as Excel on a Chinese desktop opens it. */
final class CsvWriter extends SheetWriter {
    private final de.siegmar.fastcsv.writer.CsvWriter csv;
    private int titles;

    CsvWriter(OutputStream out) {
        try {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }

    @Override
    public SheetWriter header(String... names) {
        titles = names.length;
        csv.writeRecord(List.of(names).stream().map(CsvWriter::harmless).toList());
        return this;
    }

    @Override
    public SheetWriter row(List<? extends @Nullable Object> cells) {
        var line = new ArrayList<String>(cells.size() + 1);
        cells.forEach(cell -> line.add(text(cell)));
        var remarks = remarks(cells);
        if (!remarks.isEmpty()) {
            while (line.size() < titles) {
                line.add("");
            }
            line.add(REMARKS + "：" + remarks);
        }
        csv.writeRecord(line);
        return this;
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Marked marked -> text(marked.value());
            case Money money -> money.yuan().toPlainString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> harmless(cell.toString());
        };
    }

    /** What a spreadsheet would compute, or take for a command, is shown instead. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.hengping.platform.sheet;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row, in constant memory, as XLSX or as CSV in UTF-8 with a byte order mark (without which Excel takes
 * it for GBK). Amounts are numbers in yuan with two decimals. It blocks.
 *
 * <p>No cell can become a formula: XLSX texts are typed as texts, and in CSV a text that a spreadsheet would compute gets a
 * leading apostrophe.
 */
public abstract sealed class SheetWriter implements AutoCloseable permits XlsxWriter, CsvWriter {
    /** The column that a marked row gets at its end. */
    static final String REMARKS = "问题";

    public enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** {@code .xlsx} or {@code .csv}. */
        public String suffix() {
            return "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A cell with something to say about it: red and with a comment in XLSX; in both, a last column holds the remarks of the row. */
    public record Marked(@Nullable Object value, String remark) {}

    public static SheetWriter to(OutputStream out, Format format, String name) {
        return switch (format) {
            case XLSX -> new XlsxWriter(out, name);
            case CSV -> new CsvWriter(out);
        };
    }

    /** The titles, in bold; they stay in sight while one scrolls. */
    public abstract SheetWriter header(String... titles);

    /** One row: text, numbers, {@link cn.hengping.platform.Money}, dates, {@link Marked}, or nothing. */
    public final SheetWriter row(@Nullable Object... cells) {
        return row(Arrays.asList(cells));
    }

    public abstract SheetWriter row(List<? extends @Nullable Object> cells);

    static String remarks(List<? extends @Nullable Object> cells) {
        var remarks = new StringBuilder();
        for (var cell : cells) {
            if (cell instanceof Marked marked) {
                remarks.append(remarks.isEmpty() ? "" : "；").append(marked.remark());
            }
        }
        return remarks.toString();
    }

    @Override
    public abstract void close();
}

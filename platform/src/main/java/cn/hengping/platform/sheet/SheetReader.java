package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import cn.hengping.platform.sheet.SheetRefusal.NotASheet;
import cn.hengping.platform.sheet.SheetRefusal.OldOrEncryptedSheet;
import cn.hengping.platform.sheet.SheetRefusal.SheetTooLarge;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table from a file that nobody vouches for: the first sheet of an XLSX workbook, or CSV in UTF-8 or GB18030.
 *
 * <p>What kind it is comes from its bytes, never from its name. Memory stays bounded whatever the file holds; what is against
 * the limits or could harm is refused by name ({@link SheetRefusal}), at the latest when the bad row is reached. It blocks.
 */
public abstract sealed class SheetReader implements AutoCloseable permits XlsxReader, CsvReader {
    private static final int SNIFFED_BYTES = 8_192;

    /** What a reader lets through; more is refused. */
    public record Limits(long mostBytes, int mostRows, int mostColumns, int mostCharactersOfACell) {}

    /**
     * A row that holds something, with its number as Excel shows it and its cells as text.
     *
     * <p>Numbers are plain decimals of at most 15 significant digits, as Excel keeps them; dates are ISO; cells are stripped.
     */
    public record Row(int number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean isEmpty() {
            for (var cell : cells) {
                if (!cell.isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        /** The text in this column, counted from 0; beyond the last one it is empty. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    final Limits limits;
    private int rows;

    SheetReader(Limits limits) {
        this.limits = limits;
    }

    public static SheetReader open(Path file, Limits limits) {
        try {
            if (Files.size(file) > limits.mostBytes()) {
                throw new SheetTooLarge(limits.mostBytes()).asError();
            }
            var head = head(file);
            if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
                throw new OldOrEncryptedSheet().asError();
            }
            if (startsWith(head, 'P', 'K', 3, 4)) {
                return XlsxReader.of(file, limits);
            }
            if (head.length == 0 || isBinary(head)) {
                throw new NotASheet().asError();
            }
            return CsvReader.of(file, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(SNIFFED_BYTES);
        }
    }

    private static boolean startsWith(byte[] head, int... magic) {
        for (var i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Text holds no control characters but tab and line ends; PDF and XML and HTML say what they are. */
    private static boolean isBinary(byte[] head) {
        for (var b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return true;
            }
        }
        return startsWith(head, '%', 'P', 'D', 'F') || startsWith(head, '<') || startsWith(head, '{', '\\');
    }

    /** The next row that holds something, or null at the end. */
    public final @Nullable Row next() {
        var row = read();
        while (row != null && row.isEmpty()) {
            row = read();
        }
        if (row != null && ++rows > limits.mostRows()) {
            throw new SheetRefusal.TooManyRows(limits.mostRows()).asError();
        }
        return row;
    }

    abstract @Nullable Row read();

    @Override
    public abstract void close();

    /** The cell's text, stripped; a NUL is no text, wherever in the file it hides. */
    final String checked(String text, int row, int column) {
        if (text.length() > limits.mostCharactersOfACell()) {
            throw new SheetRefusal.CellTooLong(row, letters(column), limits.mostCharactersOfACell()).asError();
        }
        if (text.indexOf('\0') >= 0) {
            throw new SheetRefusal.SheetBroken(row).asError();
        }
        return text.strip();
    }

    final void checkColumn(int row, int column) {
        if (column >= limits.mostColumns()) {
            throw new SheetRefusal.TooManyColumns(row, limits.mostColumns()).asError();
        }
    }

    /** A column counted from 0, in letters: 0 is A, 26 is AA. */
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (var rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}

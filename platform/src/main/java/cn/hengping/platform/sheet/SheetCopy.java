package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import cn.hengping.platform.sheet.MarkedCopy.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as its bytes stand, with marked cells in red and the remarks of a row behind its last cell. What is no cell, no width, no
 * view and no merged range stays behind: nothing else of an upload is passed on.
 */
final class SheetCopy {
    private static final Set<String> KEPT = Set.of("sheetViews", "sheetFormatPr", "cols", "mergeCells");
    /** Rows at the top, among which the titles are: remarks stand right of them. */
    private static final int TOP_ROWS = 10;

    private final XmlPieces pieces;
    private final OutputStream out;
    private final Map<Integer, List<Mark>> marks;
    private final RedStyles styles;
    private String prefix = "";
    private int row;
    private int width;

    SheetCopy(InputStream in, OutputStream out, Map<Integer, List<Mark>> marks, RedStyles styles) {
        this.pieces = new XmlPieces(in);
        this.out = out;
        this.marks = marks;
        this.styles = styles;
    }

    /** @param tail what stands at the end of the sheet, of elements with the sheet's own prefix */
    void write(String tail) throws IOException {
        while (pieces.next()) {
            if (!pieces.isTag() || pieces.isOf("worksheet")) {
                root(tail);
            } else if (pieces.isOf("sheetData") && !pieces.isWhole()) {
                pieces.copyTo(out);
                rows();
            } else {
                outside();
            }
        }
    }

    private void root(String tail) throws IOException {
        if (pieces.isEnd()) {
            put(tail.replace("<", "<" + prefix));
        } else if (pieces.isTag()) {
            prefix = pieces.prefix();
        }
        pieces.copyTo(out);
    }

    private void outside() throws IOException {
        var isKept = KEPT.stream().anyMatch(pieces::isOf) || pieces.isOf("sheetData");
        var depth = 0;
        do {
            if (isKept) {
                pieces.copyTo(out);
            }
            depth += pieces.depth();
        } while (depth > 0 && pieces.next());
    }

    private void rows() throws IOException {
        while (pieces.next()) {
            var isRow = pieces.starts("row");
            row = isRow ? number(pieces.attribute("r"), row + 1) : row;
            if (isRow && !pieces.isWhole() && (row <= TOP_ROWS || marks.containsKey(row))) {
                marked(new TreeMap<>(byColumn(marks.getOrDefault(row, List.of()))));
            } else {
                pieces.copyTo(out);
                if (isRow && !pieces.isWhole()) {
                    pieces.copyThrough("row", out);
                }
            }
            if (pieces.ends("sheetData")) {
                return;
            }
        }
    }

    private static Map<Integer, String> byColumn(List<Mark> found) {
        var remarks = new TreeMap<Integer, String>();
        found.forEach(mark -> remarks.merge(mark.column(), mark.remark(), (one, other) -> one + "；" + other));
        return remarks;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text.strip());
    }

    /** From the start of a row to its end. Its hint about how far it reaches would be wrong afterwards. */
    private void marked(NavigableMap<Integer, String> left) throws IOException {
        var said = String.join("；", left.values());
        put(without(pieces.toString(), "spans"));
        var column = -1;
        while (pieces.next() && !pieces.ends("row")) {
            if (pieces.starts("c")) {
                column = column(pieces.attribute("r"), column + 1);
                empty(left, column);
                cell(left.remove(column) != null);
            } else {
                pieces.copyTo(out);
            }
        }
        var beyond = left.isEmpty() ? column : Math.max(column, left.lastKey());
        empty(left, Integer.MAX_VALUE);
        width = row <= TOP_ROWS && said.isEmpty() ? Math.max(width, column + 1) : width;
        if (!said.isEmpty()) {
            put("<%1$sc r=\"%2$s\" t=\"inlineStr\"><%1$sis><%1$st xml:space=\"preserve\">%3$s</%1$st></%1$sis></%1$sc>"
                    .formatted(prefix, place(Math.max(width, beyond + 1)), escaped(SheetWriter.REMARKS + "：" + said)));
        }
        pieces.copyTo(out);
    }

    /** Marked cells before this column that the row does not have. */
    private void empty(NavigableMap<Integer, String> left, int before) throws IOException {
        while (!left.isEmpty() && left.firstKey() < before) {
            put("<" + prefix + "c r=\"" + place(left.pollFirstEntry().getKey()) + "\" s=\"" + styles.red(0) + "\"/>");
        }
    }

    private void cell(boolean isMarked) throws IOException {
        if (!isMarked) {
            pieces.copyTo(out);
            return;
        }
        var red = styles.red(number(pieces.attribute("s"), 0));
        var plain = without(pieces.toString(), "s");
        var name = prefix.length() + 2;
        put(plain.substring(0, name) + " s=\"" + red + "\"" + plain.substring(name));
    }

    private static String without(String tag, String attribute) {
        return tag.replaceFirst("\\s" + attribute + "\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
    }

    private String place(int column) {
        return SheetReader.letters(column) + row;
    }

    private static int column(@Nullable String place, int otherwise) {
        if (place == null) {
            return otherwise;
        }
        var column = 0;
        for (var i = 0; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
            column = column * 26 + (place.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }

    static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

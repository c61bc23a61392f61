package cn.hengping.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A workbook's styles with a red twin of each, so that a marked cell keeps the form of its number. */
final class RedStyles {
    /** More than that and somebody plays; the tables that we give back then look plain. */
    private static final int LARGEST = 1 << 20;

    private static final int MOST_STYLES = 4_000;

    private static final String RED =
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/></patternFill></fill>";
    private static final String PLAIN = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/>\
            <name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>\
            <patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>\
            </cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>""";

    private final byte[] xml;
    private final int count;

    private RedStyles(byte[] xml, int count) {
        this.xml = xml;
        this.count = count;
    }

    /** For a workbook that has no styles of its own. */
    static RedStyles plain() throws IOException {
        return of(new ByteArrayInputStream(PLAIN.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> new IOException("our own styles"));
    }

    /** The styles of a workbook with their twins; empty when they are too many, or not as one writes them. */
    static Optional<RedStyles> of(InputStream styles) throws IOException {
        var bytes = styles.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        var fills = count(bytes, "fills", "fill");
        var formats = count(bytes, "cellXfs", "xf");
        if (fills == 0 || formats == 0 || formats > MOST_STYLES) {
            return Optional.empty();
        }
        return Optional.of(new RedStyles(twinned(bytes, fills), formats));
    }

    private static int count(byte[] bytes, String list, String element) throws IOException {
        var pieces = new XmlPieces(new ByteArrayInputStream(bytes));
        var depth = 0;
        var count = 0;
        while (pieces.next()) {
            if (pieces.starts(list) || depth > 0) {
                depth += pieces.depth();
                count += pieces.starts(element) ? 1 : 0;
            }
        }
        return count;
    }

    private static byte[] twinned(byte[] bytes, int red) throws IOException {
        var pieces = new XmlPieces(new ByteArrayInputStream(bytes));
        var out = new ByteArrayOutputStream();
        var twins = new StringBuilder();
        var depth = 0;
        while (pieces.next()) {
            var isFormat = depth > 0 && !pieces.ends("cellXfs");
            if (isFormat) {
                twins.append(pieces.starts("xf") ? twin(pieces, red) : pieces.toString());
            }
            if (pieces.starts("cellXfs") || depth > 0) {
                depth += pieces.depth();
            }
            out.write(uncounted(pieces, twins).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** The piece, without the number of elements that would no longer be right, and behind what is added before an end. */
    private static String uncounted(XmlPieces piece, StringBuilder twins) {
        if (piece.starts("fills") || piece.starts("cellXfs")) {
            return without(piece.toString(), "count");
        }
        if (piece.ends("fills")) {
            return red(piece.prefix()) + piece;
        }
        return piece.ends("cellXfs") ? twins.toString() + piece : piece.toString();
    }

    private static String red(String prefix) {
        return RED.replace("</", "</" + prefix).replaceAll("<(?!/)", "<" + prefix);
    }

    private static String twin(XmlPieces format, int red) {
        var plain = without(without(format.toString(), "fillId"), "applyFill");
        var name = format.prefix().length() + 3;
        return plain.substring(0, name) + " fillId=\"" + red + "\" applyFill=\"1\"" + plain.substring(name);
    }

    private static String without(String tag, String attribute) {
        return tag.replaceFirst("\\s" + attribute + "\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
    }

    /** The red twin of a style. */
    int red(int style) {
        return style < count ? style + count : count;
    }

    byte[] xml() {
        return xml;
    }
}

package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import cn.hengping.evaluation.inspection.reading.PdfPage.Glyph;

/** Characters set into rows by their height on the page. */
final class TextRows {
    private static final float GAP = 0.8f;
    private static final float WIDE_GAP = 3f;

    /** A row of text; wide gaps within it are tabs. */
    record Row(float top, String text, float right, float em) {}

    private TextRows() {}

    static List<Row> of(List<Glyph> glyphs) {
        var sorted =
                glyphs.stream().sorted(Comparator.comparingDouble(Glyph::y)).toList();
        var rows = new ArrayList<Row>();
        var open = new ArrayList<Glyph>();
        for (var glyph : sorted) {
            if (!open.isEmpty()
                    && glyph.y() - open.getFirst().y()
                            > Math.max(2, open.getFirst().height() * 0.5f)) {
                rows.add(row(open));
                open.clear();
            }
            open.add(glyph);
        }
        if (!open.isEmpty()) {
            rows.add(row(open));
        }
        return rows;
    }

    private static Row row(List<Glyph> glyphs) {
        var sorted =
                glyphs.stream().sorted(Comparator.comparingDouble(Glyph::x)).toList();
        var text = new StringBuilder();
        Glyph last = null;
        for (var glyph : sorted) {
            if (last != null) {
                var gap = glyph.x() - last.x() - last.width();
                var em = Math.max(4, Math.max(last.height(), glyph.height()));
                text.append(gap > WIDE_GAP * em ? "  " : gap > GAP * em ? " " : "");
            }
            text.append(glyph.text());
            last = glyph;
        }
        var right = last == null ? 0 : last.x() + last.width();
        return new Row(
                glyphs.getFirst().middleY(),
                text.toString(),
                right,
                last == null ? 0 : Math.max(last.height(), last.width()));
    }

    /** The rows of a cell as one text: Chinese goes on without a space where the cell's edge broke it. */
    static String joined(List<Glyph> glyphs) {
        var text = new StringBuilder();
        for (var row : of(glyphs)) {
            var next = row.text().strip();
            if (!text.isEmpty() && !next.isEmpty()) {
                var isLatin = text.charAt(text.length() - 1) < 0x80
                        && next.charAt(0) < 0x80
                        && Character.isLetter(text.charAt(text.length() - 1));
                text.append(isLatin ? " " : "");
            }
            text.append(next);
        }
        return text.toString();
    }
}

package cn.hengping.report.document.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * A font as one document embeds it: only the glyphs that it uses, and what each of them means.
 *
 * <p>The meaning is kept from the text itself. A font gives 目 and the radical ⽬ the same glyph; asked backwards it would
 * answer with the radical, and nobody would find the word again.
 */
final class EmbeddedFont {
    private static final List<String> TABLES =
            List.of("head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep");

    private final TrueTypeFont font;
    private final Map<Integer, Integer> glyphOf = new HashMap<>();
    private final Map<Integer, Long> widthOf = new HashMap<>();
    private final SortedMap<Integer, Integer> meaning = new TreeMap<>();
    private final byte[] program;
    private final String name;

    EmbeddedFont(Fonts fonts, Face face, Iterable<Integer> characters) {
        font = fonts.font(face);
        try {
            var subsetter = new TTFSubsetter(font, TABLES);
            for (var character : characters) {
                subsetter.add(character);
            }
            var out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            program = out.toByteArray();
            var newOf = new HashMap<Integer, Integer>();
            subsetter.getGIDMap().forEach((fresh, old) -> newOf.put(old, fresh));
            for (var character : characters) {
                var glyph = Objects.requireNonNull(newOf.get(fonts.glyph(face, character)));
                glyphOf.put(character, glyph);
                widthOf.put(character, Math.round(fonts.advance(face, character) * 1000));
                meaning.putIfAbsent(glyph, character);
            }
            name = tag(meaning) + "+" + font.getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Six letters that differ with the subset, as the standard asks. */
    private static String tag(SortedMap<Integer, Integer> meaning) {
        var hash = Math.abs((long) meaning.hashCode());
        var tag = new StringBuilder();
        for (var i = 0; i < 6; i++) {
            tag.append((char) ('A' + hash % 26));
            hash /= 26;
        }
        return tag.toString();
    }

    String name() {
        return name;
    }

    byte[] program() {
        return program;
    }

    int glyph(int character) {
        return Objects.requireNonNull(glyphOf.get(character));
    }

    /** How far the next character is moved from where the font would put it, in thousandths of the size; to the left is positive. */
    long shift(Page.Run run, int i) {
        var natural = widthOf(run.characters()[i]);
        return natural - Math.round(run.advances()[i] / run.size() * 1000);
    }

    private long widthOf(int character) {
        return Objects.requireNonNull(widthOf.get(character));
    }

    /** Widths by glyph in thousandths of the size, as the W array of a CIDFont. */
    String widths() {
        var widths = new StringBuilder("[");
        meaning.forEach((glyph, character) ->
                widths.append(glyph).append(" [").append(widthOf(character)).append("] "));
        return widths.append(']').toString();
    }

    /** The glyphs' meanings, as a CMap. */
    String toUnicode() {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var entries = List.copyOf(meaning.entrySet());
        for (var from = 0; from < entries.size(); from += 100) {
            var part = entries.subList(from, Math.min(from + 100, entries.size()));
            map.append(part.size()).append(" beginbfchar\n");
            for (var entry : part) {
                map.append("<%04X> <".formatted(entry.getKey()));
                for (var unit : Character.toChars(entry.getValue())) {
                    map.append("%04X".formatted((int) unit));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    /** What a reader needs to know of the font beside its glyphs. */
    String descriptor(int programObject) {
        try {
            var scale = 1000.0 / font.getUnitsPerEm();
            var header = font.getHeader();
            var horizontal = font.getHorizontalHeader();
            return "<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R >>"
                    .formatted(
                            name,
                            Math.round(header.getXMin() * scale),
                            Math.round(header.getYMin() * scale),
                            Math.round(header.getXMax() * scale),
                            Math.round(header.getYMax() * scale),
                            Math.round(horizontal.getAscender() * scale),
                            Math.round(horizontal.getDescender() * scale),
                            Math.round(horizontal.getAscender() * scale * 0.8),
                            programObject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.hengping.report.document.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

import cn.hengping.report.document.archive.Packed;
import org.jspecify.annotations.Nullable;

/**
 * A TrueType font, read where it lies. It is never changed, so any number of threads may ask it at once.
 *
 * <p>Only what setting and embedding need is read: characters, advances, outlines. Layout tables are not: Chinese official
 * documents are set character by character. Only what was packed is remembered.
 */
public final class TrueType {
    private static final int TRUE_TYPE = 0x00010000;

    private final ByteBuffer file;
    private final Map<String, ByteBuffer> tables = new HashMap<>();
    private final CharacterMap characters;
    private final ByteBuffer metrics;
    private final int unitsPerEm;
    private final int glyphs;
    private final int longMetrics;
    private final boolean longOffsets;
    private final String name;
    private final AtomicReferenceArray<byte @Nullable []> packedOutlines;

    private TrueType(ByteBuffer file) {
        this.file = file;
        if (file.remaining() < 12 || file.getInt(0) != TRUE_TYPE) {
            throw new IllegalArgumentException("not a TrueType font with outlines (TTF)");
        }
        for (var i = 0; i < file.getShort(4); i++) {
            var entry = 12 + 16 * i;
            tables.put(tag(entry), file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
        }
        characters = CharacterMap.read(table("cmap"));
        glyphs = table("maxp").getShort(4) & 0xffff;
        packedOutlines = new AtomicReferenceArray<>(glyphs);
        metrics = table("hmtx");
        unitsPerEm = table("head").getShort(18) & 0xffff;
        longMetrics = table("hhea").getShort(34) & 0xffff;
        longOffsets = table("head").getShort(50) != 0;
        name = postScriptName(table("name"));
    }

    /** Reads the font that begins at this buffer's start. */
    public static TrueType read(ByteBuffer file) {
        return new TrueType(file);
    }

    private String tag(int at) {
        var tag = new byte[4];
        file.get(at, tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    ByteBuffer table(String tag) {
        return Objects.requireNonNull(tables.get(tag), () -> "font without table " + tag);
    }

    boolean has(String tag) {
        return tables.containsKey(tag);
    }

    /** The glyph of a character, or 0 when the font has none. */
    public int glyph(int character) {
        return characters.glyph(character);
    }

    /** The advance of a glyph in font units. */
    int advance(int glyph) {
        return metrics.getShort(4 * Math.min(glyph, longMetrics - 1)) & 0xffff;
    }

    int sideBearing(int glyph) {
        return glyph < longMetrics
                ? metrics.getShort(4 * glyph + 2)
                : metrics.getShort(4 * longMetrics + 2 * (glyph - longMetrics));
    }

    /** A simple glyph's outline, packed as a part of a stream; once, however many documents embed it. */
    byte[] packedOutline(int glyph, byte[] outline) {
        var packed = packedOutlines.get(glyph);
        if (packed == null) {
            packed = Packed.part(outline);
            packedOutlines.set(glyph, packed);
        }
        return packed;
    }

    /** The outline of a glyph; empty for a space. */
    ByteBuffer outline(int glyph) {
        if (glyph >= glyphs) {
            return table("glyf").slice(0, 0);
        }
        var from = offset(glyph);
        return table("glyf").slice(from, offset(glyph + 1) - from);
    }

    private int offset(int glyph) {
        var loca = table("loca");
        return longOffsets ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xffff);
    }

    public int unitsPerEm() {
        return unitsPerEm;
    }

    /** The PostScript name, as PDF and OFD write it. */
    public String name() {
        return name;
    }

    /** The corners that hold every glyph, in font units: left, bottom, right, top. */
    public int[] box() {
        var head = table("head");
        return new int[] {head.getShort(36), head.getShort(38), head.getShort(40), head.getShort(42)};
    }

    public int ascender() {
        return table("hhea").getShort(4);
    }

    public int descender() {
        return table("hhea").getShort(6);
    }

    private static String postScriptName(ByteBuffer names) {
        var strings = names.getShort(4) & 0xffff;
        for (var i = 0; i < names.getShort(2); i++) {
            var entry = 6 + 12 * i;
            if (names.getShort(entry + 6) == 6 && names.getShort(entry) == 3) {
                var text = new byte[names.getShort(entry + 8) & 0xffff];
                names.get(strings + (names.getShort(entry + 10) & 0xffff), text);
                return new String(text, StandardCharsets.UTF_16BE).replaceAll("[^A-Za-z0-9-]", "");
            }
        }
        return "Unnamed";
    }
}

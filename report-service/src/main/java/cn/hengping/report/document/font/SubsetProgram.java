package cn.hengping.report.document.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import cn.hengping.report.document.archive.Packed;

/**
 * Writes a subset as a font file of its own, complete enough for every reader of PDF and OFD. Outlines take most of it, and most of
 * the time to pack it: each is packed once for all files.
 */
final class SubsetProgram {
    private static final int COMPONENTS_FOLLOW = 0x20;
    private static final int WORDS = 0x1;
    private static final int SCALE = 0x8;
    private static final int SCALE_XY = 0x40;
    private static final int MATRIX = 0x80;

    private final TrueType font;
    private final int[] characters;
    /** The font's own glyphs, in the order of the subset; components of composed glyphs follow at the end. */
    private final List<Integer> glyphs = new ArrayList<>();

    private final Map<Integer, Integer> componentOf = new HashMap<>();
    private final List<byte[]> packedOutlines = new ArrayList<>();
    private final byte[] file;
    private int outlinesAt;
    private int outlinesLength;

    SubsetProgram(TrueType font, int[] characters) {
        this.font = font;
        this.characters = characters;
        glyphs.add(0);
        for (var character : characters) {
            glyphs.add(font.glyph(character));
        }
        file = written();
    }

    /** The file, packed outline by outline. */
    Packed packed() {
        var parts = new ArrayList<byte[]>(packedOutlines.size() + 2);
        var from = outlinesAt;
        parts.add(Packed.part(Arrays.copyOf(file, from)));
        parts.addAll(packedOutlines);
        parts.add(Packed.part(Arrays.copyOfRange(file, from + outlinesLength, file.length)));
        return Packed.ofParts(file, parts);
    }

    byte[] bytes() {
        return file;
    }

    private byte[] written() {
        var offsets = new ArrayList<Integer>();
        var outlines = new ByteArrayOutputStream(1 << 17);
        for (var i = 0; i < glyphs.size(); i++) { // grows while it is walked
            offsets.add(outlines.size());
            var outline = outline(glyphs.get(i));
            outlines.writeBytes(outline);
            packedOutlines.add(isComposed(outline) ? Packed.part(outline) : font.packedOutline(glyphs.get(i), outline));
        }
        offsets.add(outlines.size());
        outlinesLength = outlines.size();
        var tables = new TreeMap<String, byte[]>();
        tables.put("OS/2", whole("OS/2"));
        tables.put("cmap", characterMap());
        tables.put("glyf", outlines.toByteArray());
        tables.put("head", head());
        tables.put("hhea", counted("hhea", 34));
        tables.put("hmtx", metrics());
        tables.put("loca", locations(offsets));
        tables.put("maxp", counted("maxp", 4));
        tables.put("name", names());
        tables.put("post", post());
        for (var hints : List.of("cvt ", "fpgm", "prep")) {
            if (font.has(hints)) {
                tables.put(hints, whole(hints));
            }
        }
        outlinesAt = at(tables, "glyf");
        return file(tables);
    }

    /** A glyph composed of others begins with a number of contours below zero. */
    private static boolean isComposed(byte[] outline) {
        return outline.length > 0 && outline[0] < 0;
    }

    /** The outline, filled up to a multiple of four. */
    private byte[] outline(int glyph) {
        var outline = font.outline(glyph);
        var length = outline.remaining();
        var bytes = new byte[(length + 3) / 4 * 4];
        outline.get(0, bytes, 0, length);
        if (isComposed(bytes)) {
            renumber(ByteBuffer.wrap(bytes));
        }
        return bytes;
    }

    /** A glyph composed of others names them by number, and their numbers are new. */
    private void renumber(ByteBuffer outline) {
        var at = 10;
        int flags;
        do {
            flags = outline.getShort(at);
            var component = outline.getShort(at + 2) & 0xffff;
            outline.putShort(at + 2, (short) (int) componentOf.computeIfAbsent(component, this::append));
            at += 4 + ((flags & WORDS) != 0 ? 4 : 2);
            at += (flags & SCALE) != 0 ? 2 : (flags & SCALE_XY) != 0 ? 4 : (flags & MATRIX) != 0 ? 8 : 0;
        } while ((flags & COMPONENTS_FOLLOW) != 0);
    }

    private int append(int glyph) {
        glyphs.add(glyph);
        return glyphs.size() - 1;
    }

    private byte[] whole(String tag) {
        var table = font.table(tag);
        var bytes = new byte[table.limit()];
        table.get(0, bytes);
        return bytes;
    }

    private byte[] counted(String tag, int at) {
        var bytes = whole(tag);
        ByteBuffer.wrap(bytes).putShort(at, (short) glyphs.size());
        return bytes;
    }

    private byte[] head() {
        var bytes = whole("head");
        ByteBuffer.wrap(bytes).putInt(8, 0).putShort(50, (short) 1);
        return bytes;
    }

    private byte[] metrics() {
        var bytes = ByteBuffer.allocate(4 * glyphs.size());
        glyphs.forEach(glyph -> bytes.putShort((short) font.advance(glyph)).putShort((short) font.sideBearing(glyph)));
        return bytes.array();
    }

    private static byte[] locations(List<Integer> offsets) {
        var bytes = ByteBuffer.allocate(4 * offsets.size());
        offsets.forEach(bytes::putInt);
        return bytes.array();
    }

    /** Format 12, a group for every character: short enough, and it reaches beyond the first plane. */
    private byte[] characterMap() {
        var bytes = ByteBuffer.allocate(12 + 16 + 12 * characters.length);
        bytes.putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 3)
                .putShort((short) 10)
                .putInt(12);
        bytes.putShort((short) 12)
                .putShort((short) 0)
                .putInt(16 + 12 * characters.length)
                .putInt(0);
        bytes.putInt(characters.length);
        for (var i = 0; i < characters.length; i++) {
            bytes.putInt(characters[i]).putInt(characters[i]).putInt(i + 1);
        }
        return bytes.array();
    }

    /** Family, style, full name and PostScript name. */
    private byte[] names() {
        var texts = Map.of(1, font.name(), 2, "Regular", 4, font.name(), 6, font.name());
        var strings = new ByteArrayOutputStream();
        var entries = ByteBuffer.allocate(6 + 12 * texts.size());
        entries.putShort((short) 0).putShort((short) texts.size()).putShort((short) entries.capacity());
        new TreeMap<>(texts).forEach((id, text) -> {
            var bytes = text.getBytes(StandardCharsets.UTF_16BE);
            entries.putShort((short) 3)
                    .putShort((short) 1)
                    .putShort((short) 0x409)
                    .putShort((short) (int) id);
            entries.putShort((short) bytes.length).putShort((short) strings.size());
            strings.writeBytes(bytes);
        });
        var table = new ByteArrayOutputStream();
        table.writeBytes(entries.array());
        table.writeBytes(strings.toByteArray());
        return table.toByteArray();
    }

    /** Version 3: glyphs have no names. */
    private static byte[] post() {
        return ByteBuffer.allocate(32).putInt(0x00030000).array();
    }

    private static byte[] file(SortedMap<String, byte[]> tables) {
        var count = tables.size();
        var power = Integer.highestOneBit(count);
        var size = 12 + 16 * count;
        for (var table : tables.values()) {
            size += (table.length + 3) / 4 * 4;
        }
        var file = ByteBuffer.allocate(size);
        file.putInt(0x00010000).putShort((short) count).putShort((short) (16 * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) (16 * (count - power)));
        var offset = 12 + 16 * count;
        for (var table : tables.entrySet()) {
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            file.putInt(sum(ByteBuffer.wrap(table.getValue()))).putInt(offset).putInt(table.getValue().length);
            file.put(offset, table.getValue());
            offset += (table.getValue().length + 3) / 4 * 4;
        }
        file.putInt(at(tables, "head") + 8, 0xb1b0afba - sum(file.rewind()));
        return file.array();
    }

    /** Where a table begins in the file. */
    private static int at(SortedMap<String, byte[]> tables, String name) {
        var at = 12 + 16 * tables.size();
        for (var table : tables.headMap(name).values()) {
            at += (table.length + 3) / 4 * 4;
        }
        return at;
    }

    private static int sum(ByteBuffer table) {
        var sum = 0;
        var whole = table.limit() / 4 * 4;
        for (var at = 0; at < whole; at += 4) {
            sum += table.getInt(at);
        }
        for (var at = whole; at < table.limit(); at++) {
            sum += (table.get(at) & 0xff) << (24 - 8 * (at - whole));
        }
        return sum;
    }
}

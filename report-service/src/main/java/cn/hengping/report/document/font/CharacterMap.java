package cn.hengping.report.document.font;

import java.nio.ByteBuffer;

/** From characters to glyphs, as a font's cmap table tells: format 12 where there is one, else format 4. */
final class CharacterMap {
    private static final int PLANE = 0x10000;
    private static final int LAST = 0x10ffff;

    /** Glyphs by character, a plane at a time; a plane of which the font has nothing is empty. */
    private final char[][] planes = new char[LAST / PLANE + 1][0];

    static CharacterMap read(ByteBuffer table) {
        var map = new CharacterMap();
        var subtable = subtable(table, 12);
        if (subtable != null) {
            map.readGroups(subtable);
            return map;
        }
        var segments = subtable(table, 4);
        if (segments == null) {
            throw new IllegalArgumentException("font without a Unicode character map");
        }
        map.readSegments(segments);
        return map;
    }

    int glyph(int character) {
        var plane = planes[character / PLANE];
        return plane.length == 0 ? 0 : plane[character % PLANE];
    }

    private static @org.jspecify.annotations.Nullable ByteBuffer subtable(ByteBuffer table, int format) {
        for (var i = 0; i < table.getShort(2); i++) {
            var platform = table.getShort(4 + 8 * i);
            var offset = table.getInt(8 + 8 * i);
            if ((platform == 0 || platform == 3) && table.getShort(offset) == format) {
                return table.slice(offset, table.limit() - offset);
            }
        }
        return null;
    }

    private void put(int character, int glyph) {
        if (glyph != 0 && character <= LAST) {
            if (planes[character / PLANE].length == 0) {
                planes[character / PLANE] = new char[PLANE];
            }
            planes[character / PLANE][character % PLANE] = (char) glyph;
        }
    }

    private void readGroups(ByteBuffer table) {
        for (var i = 0; i < table.getInt(12); i++) {
            var first = table.getInt(16 + 12 * i);
            var last = Math.min(table.getInt(20 + 12 * i), LAST);
            for (var character = first; character <= last; character++) {
                put(character, table.getInt(24 + 12 * i) + character - first);
            }
        }
    }

    private void readSegments(ByteBuffer table) {
        var segments = (table.getShort(6) & 0xffff) / 2;
        for (var i = 0; i < segments; i++) {
            var last = table.getShort(14 + 2 * i) & 0xffff;
            var first = table.getShort(16 + 2 * segments + 2 * i) & 0xffff;
            var delta = table.getShort(16 + 4 * segments + 2 * i);
            var at = 16 + 6 * segments + 2 * i;
            var range = table.getShort(at) & 0xffff;
            for (var character = first; character <= last && character != 0xffff; character++) {
                var glyph = range == 0 ? character : table.getShort(at + range + 2 * (character - first)) & 0xffff;
                put(character, glyph == 0 ? 0 : (glyph + delta) & 0xffff);
            }
        }
    }
}

package cn.hengping.report.document.font;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.report.document.archive.Packed;
import org.jspecify.annotations.Nullable;

/**
 * What one document uses of a font: glyph 0 for none, then one glyph for each of its characters in their order.
 *
 * <p>A font may give two characters one glyph, 目 and the radical ⽬ for example. Here each has its own, so that the text
 * layer of a PDF says which one was meant. Confined to one document.
 */
public final class Subset {
    private final TrueType font;
    private final int[] characters;
    /** In thousandths of the size, in the order of the characters. */
    private final int[] widths;
    /** Made when a file first asks for it: a DOCX embeds no font. */
    private @Nullable SubsetProgram program;

    private @Nullable Packed packed;

    Subset(TrueType font, BitSet used) {
        this.font = font;
        characters = used.stream().toArray();
        widths = new int[characters.length];
        for (var i = 0; i < characters.length; i++) {
            widths[i] = (int) Math.round(font.advance(font.glyph(characters[i])) * 1000.0 / font.unitsPerEm());
        }
    }

    /** The subsets of these fonts for what a document uses of them. */
    static Map<TrueType, Subset> of(Map<TrueType, BitSet> used) {
        var subsets = new LinkedHashMap<TrueType, Subset>();
        used.forEach((font, characters) -> subsets.put(font, new Subset(font, characters)));
        return subsets;
    }

    public TrueType font() {
        return font;
    }

    /** The name with six letters before it that differ with the subset, as PDF asks. */
    public String name() {
        var hash = Arrays.hashCode(characters) & 0x7fffffffL;
        var tag = new StringBuilder();
        for (var i = 0; i < 6; i++) {
            tag.append((char) ('A' + hash % 26));
            hash /= 26;
        }
        return tag + "+" + font.name();
    }

    /** The characters, in the order of their glyphs 1, 2, 3. */
    public List<Integer> characters() {
        return Arrays.stream(characters).boxed().toList();
    }

    public int glyph(int character) {
        var found = Arrays.binarySearch(characters, character);
        if (found < 0) {
            throw new IllegalArgumentException("not in the subset: " + Objects.toString(character));
        }
        return found + 1;
    }

    /** The advance of one of its glyphs in thousandths of the size. */
    public int width(int glyph) {
        return widths[glyph - 1];
    }

    /** The font file in pieces that were packed before: quick to make. Once for all files that embed it. */
    public Packed packed() {
        if (packed == null) {
            packed = program().packed();
        }
        return packed;
    }

    /** The font file packed as one piece: a quarter smaller, and slower to make. */
    public Packed dense() {
        return Packed.of(program().bytes());
    }

    /** The font file itself. */
    public byte[] file() {
        return program().bytes();
    }

    private SubsetProgram program() {
        if (program == null) {
            program = new SubsetProgram(font, characters);
        }
        return program;
    }
}

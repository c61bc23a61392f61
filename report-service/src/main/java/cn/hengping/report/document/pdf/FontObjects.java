package cn.hengping.report.document.pdf;

import java.nio.charset.StandardCharsets;

import cn.hengping.report.document.archive.Digits;
import cn.hengping.report.document.archive.Packed;
import cn.hengping.report.document.font.Subset;

/** A subset as PDF embeds it: a CIDFont of its glyphs, and what each of them means. */
final class FontObjects {
    private FontObjects() {}

    /** Adds the font and answers its number. */
    static int add(PdfObjects objects, Subset subset) {
        var program = objects.stream("/Length1 " + subset.packed().size() + " ", subset.packed());
        var descriptor = objects.add(descriptor(subset, program));
        var descendant = objects.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + subset.name()
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W "
                + widths(subset) + " /CIDToGIDMap /Identity /FontDescriptor " + descriptor + " 0 R >>");
        var unicode = objects.stream("", Packed.of(toUnicode(subset).getBytes(StandardCharsets.US_ASCII)));
        return objects.add("<< /Type /Font /Subtype /Type0 /BaseFont /" + subset.name()
                + " /Encoding /Identity-H /DescendantFonts [" + descendant + " 0 R] /ToUnicode " + unicode
                + " 0 R >>");
    }

    private static String widths(Subset subset) {
        var widths = new StringBuilder("[1 [");
        var count = subset.characters().size();
        for (var glyph = 1; glyph <= count; glyph++) {
            widths.append(subset.width(glyph)).append(' ');
        }
        return widths.append("]]").toString();
    }

    private static String toUnicode(Subset subset) {
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
        var characters = subset.characters();
        for (var from = 0; from < characters.size(); from += 100) {
            var to = Math.min(from + 100, characters.size());
            map.append(to - from).append(" beginbfchar\n");
            for (var i = from; i < to; i++) {
                map.append('<');
                Digits.hex(map, i + 1);
                map.append("> <");
                for (var unit : Character.toChars(characters.get(i))) {
                    Digits.hex(map, unit);
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String descriptor(Subset subset, int program) {
        var font = subset.font();
        var scale = 1000.0 / font.unitsPerEm();
        var box = new StringBuilder();
        for (var corner : font.box()) {
            box.append(Math.round(corner * scale)).append(' ');
        }
        return "<< /Type /FontDescriptor /FontName /" + subset.name() + " /Flags 4 /FontBBox [" + box
                + "] /ItalicAngle 0 /Ascent " + Math.round(font.ascender() * scale) + " /Descent "
                + Math.round(font.descender() * scale) + " /CapHeight " + Math.round(font.ascender() * scale * 0.8)
                + " /StemV 80 /FontFile2 " + program + " 0 R >>";
    }
}

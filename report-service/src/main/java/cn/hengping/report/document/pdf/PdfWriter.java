package cn.hengping.report.document.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.Deflater;

import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.Paper;

/**
 * Writes set pages as PDF 1.7. The same pages give the same bytes: nothing in the file comes from a clock or from chance.
 */
public final class PdfWriter {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'+08''00'''").withZone(ZoneId.of("Asia/Shanghai"));

    private final Fonts fonts;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final List<Integer> offsets = new ArrayList<>();

    private PdfWriter(Fonts fonts) {
        this.fonts = fonts;
    }

    /** The file of these pages; the date is that of what the document says, not of its printing. */
    public static byte[] write(List<Page> pages, String title, Instant date, Fonts fonts) {
        return new PdfWriter(fonts).document(pages, title, date);
    }

    private byte[] document(List<Page> pages, String title, Instant date) {
        raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var catalog = reserve();
        var tree = reserve();
        var embedded = embed(pages);
        var resources = new StringBuilder("<< /Font << ");
        embedded.forEach((face, font) -> resources
                .append("/")
                .append(face)
                .append(' ')
                .append(fontObject(font))
                .append(" 0 R "));
        resources.append(">> >>");
        var kids = new StringBuilder();
        for (var page : pages) {
            var content = stream("", ascii(new PageContent(embedded).of(page)));
            kids.append(object("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources %s /Contents %d 0 R >>"
                            .formatted(
                                    tree,
                                    PageContent.number(Paper.WIDTH),
                                    PageContent.number(Paper.HEIGHT),
                                    resources,
                                    content)))
                    .append(" 0 R ");
        }
        define(tree, "<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
        define(
                catalog,
                "<< /Type /Catalog /Pages " + tree
                        + " 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>");
        var info = object("<< /Title " + hex(title) + " /Producer " + hex("衡评 Hengping") + " /CreationDate ("
                + DATE.format(date) + ") /ModDate (" + DATE.format(date) + ") >>");
        trailer(catalog, info);
        return out.toByteArray();
    }

    private Map<Face, EmbeddedFont> embed(List<Page> pages) {
        var used = new EnumMap<Face, SortedSet<Integer>>(Face.class);
        for (var page : pages) {
            for (var mark : page.marks()) {
                if (mark instanceof Page.Run run) {
                    var characters = used.computeIfAbsent(run.face(), _ -> new TreeSet<>());
                    for (var character : run.characters()) {
                        characters.add(character);
                    }
                }
            }
        }
        var embedded = new EnumMap<Face, EmbeddedFont>(Face.class);
        used.forEach((face, characters) -> embedded.put(face, new EmbeddedFont(fonts, face, characters)));
        return embedded;
    }

    private int fontObject(EmbeddedFont font) {
        var program = stream("/Length1 " + font.program().length + " ", font.program());
        var descriptor = object(font.descriptor(program));
        var descendant = object(
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W %s /CIDToGIDMap /Identity /FontDescriptor %d 0 R >>"
                        .formatted(font.name(), font.widths(), descriptor));
        var unicode = stream("", ascii(font.toUnicode()));
        return object(
                "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>"
                        .formatted(font.name(), descendant, unicode));
    }

    private int reserve() {
        offsets.add(0);
        return offsets.size();
    }

    private int object(String content) {
        var number = reserve();
        define(number, content);
        return number;
    }

    private void define(int number, String content) {
        offsets.set(number - 1, out.size());
        raw(number + " 0 obj\n" + content + "\nendobj\n");
    }

    private int stream(String entries, byte[] content) {
        var number = reserve();
        var packed = deflate(content);
        offsets.set(number - 1, out.size());
        raw(number + " 0 obj\n<< " + entries + "/Filter /FlateDecode /Length " + packed.length + " >>\nstream\n");
        out.writeBytes(packed);
        raw("\nendstream\nendobj\n");
        return number;
    }

    private static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream(content.length / 2 + 64);
        var buffer = new byte[8_192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private void trailer(int catalog, int info) {
        var id = id();
        var start = out.size();
        var table = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> table.append("%010d 00000 n \n".formatted(offset)));
        raw(table + "trailer\n<< /Size " + (offsets.size() + 1) + " /Root " + catalog + " 0 R /Info " + info
                + " 0 R /ID [<" + id + "> <" + id + ">] >>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String text) {
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The marks of a page in the page's own coordinates, which rise from its lower left corner. */
    private record PageContent(Map<Face, EmbeddedFont> embedded) {
        String of(Page page) {
            var content = new StringBuilder("0.5 w\n");
            for (var mark : page.marks()) {
                switch (mark) {
                    case Page.Run run -> run(content, run);
                    case Page.Rule rule -> rule(content, rule);
                }
            }
            return content.toString();
        }

        private void run(StringBuilder content, Page.Run run) {
            var font = Objects.requireNonNull(embedded.get(run.face()));
            content.append("BT /")
                    .append(run.face())
                    .append(' ')
                    .append(number(run.size()))
                    .append(" Tf ");
            content.append(number(run.x()))
                    .append(' ')
                    .append(number(Paper.HEIGHT - run.y()))
                    .append(" Td [");
            for (var i = 0; i < run.characters().length; i++) {
                content.append("<%04X>".formatted(font.glyph(run.characters()[i])));
                var shift = font.shift(run, i);
                if (shift != 0) {
                    content.append(shift);
                }
            }
            content.append("] TJ ET\n");
        }

        private static void rule(StringBuilder content, Page.Rule rule) {
            content.append(number(rule.x1()))
                    .append(' ')
                    .append(number(Paper.HEIGHT - rule.y1()))
                    .append(" m ");
            content.append(number(rule.x2()))
                    .append(' ')
                    .append(number(Paper.HEIGHT - rule.y2()))
                    .append(" l S\n");
        }

        static String number(double value) {
            return java.math.BigDecimal.valueOf(Math.round(value * 1000), 3)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}

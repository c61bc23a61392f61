package cn.hengping.report.document.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PDF file written object by object, as scripts and attackers write them: what it says of itself need not be true. */
final class PlainPdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    PlainPdf() {
        text("%PDF-1.4\n");
    }

    /** Pages of one picture each: the JPEG, what the file says of it, and how it is laid on the page. */
    static byte[] of(List<byte[]> jpegs, String pictureEntries, String box, String drawing) {
        var pdf = new PlainPdf();
        var kids = new StringBuilder();
        for (var i = 0; i < jpegs.size(); i++) {
            kids.append(3 + 3 * i).append(" 0 R ");
        }
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Count " + jpegs.size() + " /Kids [" + kids + "] >>");
        for (var i = 0; i < jpegs.size(); i++) {
            pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox " + box + " /Resources << /XObject << /I " + (4 + 3 * i)
                    + " 0 R >> >> /Contents " + (5 + 3 * i) + " 0 R >>");
            pdf.stream("/Type /XObject /Subtype /Image " + pictureEntries, jpegs.get(i));
            pdf.stream("", drawing.getBytes(StandardCharsets.US_ASCII));
        }
        return pdf.file("");
    }

    /** A file of one page that says this in its catalog and draws this. */
    static byte[] page(String catalogEntries, String resources, String contentEntries, byte[] content, String... more) {
        var pdf = new PlainPdf();
        pdf.object("<< /Type /Catalog /Pages 2 0 R " + catalogEntries + " >>");
        pdf.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << " + resources
                + " >> /Contents 4 0 R >>");
        pdf.stream(contentEntries, content);
        for (var object : more) {
            pdf.object(object);
        }
        return pdf.file("");
    }

    void object(String content) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    void stream(String entries, byte[] content) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n<< " + entries + " /Length " + content.length + " >>\nstream\n");
        out.writeBytes(content);
        text("\nendstream\nendobj\n");
    }

    byte[] file(String trailerEntries) {
        var at = out.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> text("%010d 00000 n \n".formatted(offset)));
        text("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R " + trailerEntries + " >>\nstartxref\n" + at
                + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** So many zeros, packed. */
    static byte[] zeros(long count) {
        var out = new ByteArrayOutputStream();
        try (var to = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            var some = new byte[1 << 20];
            for (var left = count; left > 0; left -= some.length) {
                to.write(some, 0, (int) Math.min(left, some.length));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

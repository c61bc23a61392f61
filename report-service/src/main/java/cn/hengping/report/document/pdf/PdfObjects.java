package cn.hengping.report.document.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import cn.hengping.report.document.archive.Packed;

/** The numbered objects of a PDF file, and where each of them begins. */
final class PdfObjects {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    private final List<Integer> offsets = new ArrayList<>();
    private final StringBuilder sums = new StringBuilder();

    PdfObjects() {
        raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    int reserve() {
        offsets.add(0);
        return offsets.size();
    }

    int add(String content) {
        var number = reserve();
        define(number, content);
        return number;
    }

    void define(int number, String content) {
        offsets.set(number - 1, out.size());
        raw(number + " 0 obj\n" + content + "\nendobj\n");
    }

    int stream(String entries, Packed content) {
        sums.append(content.crc32()).append(' ').append(content.adler32()).append(' ');
        return bytes(entries + "/Filter /FlateDecode ", content.zlib());
    }

    /** A stream that is not packed, so that simple programs find it. */
    int plainStream(String entries, byte[] content) {
        return bytes(entries, content);
    }

    private int bytes(String entries, byte[] content) {
        var number = reserve();
        offsets.set(number - 1, out.size());
        raw(number + " 0 obj\n<< " + entries + "/Length " + content.length + " >>\nstream\n");
        out.writeBytes(content);
        raw("\nendstream\nendobj\n");
        return number;
    }

    byte[] file(int catalog, int info) {
        var start = out.size();
        var id = id(info);
        var table = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (var offset : offsets) {
            var digits = Integer.toString(offset);
            table.repeat('0', 10 - digits.length()).append(digits).append(" 00000 n \n");
        }
        raw(table + "trailer\n<< /Size " + (offsets.size() + 1) + " /Root " + catalog + " 0 R /Info " + info
                + " 0 R /ID [<" + id + "> <" + id + ">] >>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** From the sums of all streams, which are there already, and from where everything lies. */
    private String id(int info) {
        var said = sums + offsets.toString() + info;
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.US_ASCII)),
                            0,
                            16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}

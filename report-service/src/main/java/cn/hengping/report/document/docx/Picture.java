package cn.hengping.report.document.docx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import cn.hengping.report.document.archive.Packed;
import cn.hengping.report.document.layout.QrCode;

/** A QR code as a black and white PNG, eight dots to a module. */
final class Picture {
    private static final int DOTS = 8;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Picture() {}

    static byte[] png(QrCode matrix) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        var size = matrix.side() * DOTS;
        var header = ByteBuffer.allocate(13).putInt(size).putInt(size).put((byte) 1);
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", Packed.of(lines(matrix)).zlib());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** A module is eight dots, and so one byte of a line; white is 1. Every line begins with its filter, none. */
    private static byte[] lines(QrCode matrix) {
        var lines = ByteBuffer.allocate(matrix.side() * DOTS * (matrix.side() + 1));
        for (var y = 0; y < matrix.side() * DOTS; y++) {
            lines.put((byte) 0);
            for (var x = 0; x < matrix.side(); x++) {
                lines.put((byte) (matrix.isDark(y / DOTS, x) ? 0 : 0xff));
            }
        }
        return lines.array();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}

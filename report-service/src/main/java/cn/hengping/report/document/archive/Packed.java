package cn.hengping.report.document.archive;

import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Content packed once: a part of a zip file as it is, or, with two bytes before it and four behind, a stream of a PDF.
 *
 * @param deflated the raw deflate stream
 * @param size bytes before packing
 */
@SuppressWarnings("ArrayRecordComponent") // written and thrown away: no copies, no comparisons
public record Packed(byte[] deflated, long size, int crc32, int adler32) {
    private static final int LEVEL = 6;

    public static Packed of(byte[] content) {
        var deflater = new Deflater(LEVEL, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream(content.length / 2 + 64);
        var buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        var crc = new CRC32();
        crc.update(content);
        var adler = new Adler32();
        adler.update(content);
        return new Packed(packed.toByteArray(), content.length, (int) crc.getValue(), (int) adler.getValue());
    }

    /** What is packed already; the stream is the content itself. */
    static Packed stored(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return new Packed(content, content.length, (int) crc.getValue(), 0);
    }

    /** As the zlib format, which PDF reads. */
    public byte[] zlib() {
        var stream = new byte[deflated.length + 6];
        stream[0] = 0x78;
        stream[1] = (byte) 0x9c;
        System.arraycopy(deflated, 0, stream, 2, deflated.length);
        for (var i = 0; i < 4; i++) {
            stream[deflated.length + 2 + i] = (byte) (adler32 >>> (24 - 8 * i));
        }
        return stream;
    }
}

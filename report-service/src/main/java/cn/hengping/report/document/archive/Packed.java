package cn.hengping.report.document.archive;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Content packed once: a part of a zip file as it is, or, with two bytes before it and four behind, a stream of a PDF.
 *
 * @param deflated the raw deflate stream
 * @param size bytes before packing
 */
@SuppressWarnings("ArrayRecordComponent") // written and thrown away: no copies, no comparisons
public record Packed(byte[] deflated, long size, int crc32, int adler32) {
    private static final int MOST_PLAIN = 0xffff;
    /** An empty block that ends a stream. */
    private static final byte[] END = {3, 0};

    public static Packed of(byte[] content) {
        return of(content, Deflating.whole(content));
    }

    private static Packed of(byte[] content, byte[] deflated) {
        var crc = new CRC32();
        crc.update(content);
        var adler = new Adler32();
        adler.update(content);
        return new Packed(deflated, content.length, (int) crc.getValue(), (int) adler.getValue());
    }

    /** Content that is packed already: as it is, in a stream that says so. */
    public static Packed plain(byte[] content) {
        return ofParts(content, List.of(plainPart(content)));
    }

    /** A part of a stream, to be put behind others and before others: packed once, used in many files. */
    public static byte[] part(byte[] content) {
        return Deflating.part(content);
    }

    /** A part that is not packed: what is short and new in every file. */
    public static byte[] plainPart(byte[] content) {
        var blocks = new ByteArrayOutputStream(content.length + 5);
        for (var from = 0; from < content.length; from += MOST_PLAIN) {
            var length = Math.min(MOST_PLAIN, content.length - from);
            blocks.write(0);
            blocks.write(length);
            blocks.write(length >> 8);
            blocks.write(~length);
            blocks.write(~length >> 8);
            blocks.write(content, from, length);
        }
        return blocks.toByteArray();
    }

    /** Content whose parts are packed already, in order. */
    public static Packed ofParts(byte[] content, List<byte[]> parts) {
        var size = END.length;
        for (var part : parts) {
            size += part.length;
        }
        var deflated = new byte[size];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, deflated, at, part.length);
            at += part.length;
        }
        System.arraycopy(END, 0, deflated, at, END.length);
        return of(content, deflated);
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

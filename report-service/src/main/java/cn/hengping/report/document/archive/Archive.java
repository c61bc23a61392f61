package cn.hengping.report.document.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a zip file in memory. Nothing in it comes from a clock: every part is dated 2024-01-01. */
public final class Archive {
    private static final int UTF_8 = 0x800;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int DATE = (2024 - 1980) << 9 | 1 << 5 | 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int parts;
    private int drained;

    public Archive add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Archive add(String name, byte[] content) {
        return add(name, Packed.of(content));
    }

    public Archive add(String name, Packed content) {
        return add(name, content, DEFLATED);
    }

    /** Adds what is packed already as it is. */
    public Archive store(String name, byte[] content) {
        return add(name, Packed.stored(content), STORED);
    }

    /** What has been written since the last time; the parts go on their way, and only the directory stays in memory. */
    public byte[] drain() {
        var bytes = out.toByteArray();
        drained += bytes.length;
        out.reset();
        return bytes;
    }

    private Archive add(String name, Packed content, int method) {
        var path = name.getBytes(StandardCharsets.UTF_8);
        var at = drained + out.size();
        var header = little(30).putInt(0x04034b50);
        common(header, content, method, path.length);
        out.writeBytes(content(header));
        out.writeBytes(path);
        out.writeBytes(content.deflated());
        var entry = little(46).putInt(0x02014b50).putShort((short) 20);
        common(entry, content, method, path.length);
        entry.position(42).putInt(at);
        directory.writeBytes(content(entry));
        directory.writeBytes(path);
        parts++;
        return this;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] content(ByteBuffer header) {
        var bytes = new byte[header.capacity()];
        header.get(0, bytes);
        return bytes;
    }

    private static void common(ByteBuffer header, Packed content, int method, int path) {
        header.putShort((short) 20).putShort((short) UTF_8).putShort((short) method);
        header.putShort((short) 0).putShort((short) DATE).putInt(content.crc32());
        header.putInt(content.deflated().length).putInt((int) content.size()).putShort((short) path);
    }

    public byte[] bytes() {
        var start = drained + out.size();
        var end = little(22).putInt(0x06054b50).putInt(0);
        end.putShort((short) parts)
                .putShort((short) parts)
                .putInt(directory.size())
                .putInt(start);
        out.writeBytes(directory.toByteArray());
        out.writeBytes(content(end));
        return out.toByteArray();
    }
}

package cn.hengping.report.verification;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip file as our own writer lays it: parts one behind the other, then their list, then the end, and nothing between, before or
 * behind. What the list says is what the parts say.
 */
final class StrictZip {
    private static final int MOST_BYTES = 256 << 20;
    private static final int LOCAL = 30;
    private static final int LISTED = 46;
    private static final int END = 22;

    private final ByteBuffer file;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private int lastBegins;
    private int left = MOST_BYTES;

    private StrictZip(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The parts by their names, in their order. */
    static StrictZip read(byte[] file) {
        var zip = new StrictZip(file);
        zip.walk();
        return zip;
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    /** Where the header of the last part begins. */
    int lastBegins() {
        return lastBegins;
    }

    private void walk() {
        var listed = new ByteArrayOutputStream();
        var at = 0;
        while (file.getInt(at) == 0x04034b50) {
            lastBegins = at;
            at = part(at, listed);
        }
        var list = listed.toByteArray();
        var found = new byte[list.length];
        file.get(at, found);
        SealBroken.unless(java.util.Arrays.equals(found, list), "文件包的目录被改动");
        requireEnd(at, list.length);
    }

    private int part(int at, ByteArrayOutputStream listed) {
        var method = file.getShort(at + 8);
        var packed = file.getInt(at + 18);
        var size = file.getInt(at + 22);
        var nameLength = file.getShort(at + 26);
        SealBroken.unless(file.getShort(at + 28) == 0 && nameLength > 0, "文件包的结构被改动");
        var name = new byte[nameLength];
        file.get(at + LOCAL, name);
        var content = new byte[packed];
        file.get(at + LOCAL + nameLength, content);
        var plain = method == 0 ? content : inflated(content, size);
        var crc = new CRC32();
        crc.update(plain);
        SealBroken.unless(
                plain.length == size && (int) crc.getValue() == file.getInt(at + 14) && (method == 0 || method == 8),
                "文件包的结构被改动");
        SealBroken.unless(parts.put(new String(name, StandardCharsets.UTF_8), plain) == null, "文件包中有重名的部分");
        list(at, name, listed);
        return at + LOCAL + nameLength + packed;
    }

    private byte[] inflated(byte[] packed, int size) {
        SealBroken.unless(size >= 0 && size <= left, "文件包展开过大");
        left -= size;
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            var plain = new byte[size + 1];
            var length = 0;
            while (!inflater.finished() && !inflater.needsInput() && length <= size) {
                length += inflater.inflate(plain, length, plain.length - length);
            }
            SealBroken.unless(inflater.finished() && inflater.getRemaining() == 0, "文件包的结构被改动");
            return java.util.Arrays.copyOf(plain, length);
        } catch (DataFormatException _) {
            throw new SealBroken("文件包的结构被改动");
        } finally {
            inflater.end();
        }
    }

    /** How the list has to repeat this part. */
    private void list(int at, byte[] name, ByteArrayOutputStream listed) {
        var entry = ByteBuffer.allocate(LISTED).order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(0x02014b50).putShort((short) 20);
        var common = new byte[24];
        file.get(at + 4, common);
        entry.put(common);
        entry.position(42).putInt(at);
        listed.writeBytes(entry.array());
        listed.writeBytes(name);
    }

    private void requireEnd(int at, int listed) {
        var end = ByteBuffer.allocate(END)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x06054b50)
                .putInt(0);
        end.putShort((short) parts.size())
                .putShort((short) parts.size())
                .putInt(listed)
                .putInt(at);
        var found = new byte[END];
        file.get(at + listed, found);
        SealBroken.unless(
                file.capacity() == at + listed + END && java.util.Arrays.equals(found, end.array()), "文件包的结尾被改动");
    }
}

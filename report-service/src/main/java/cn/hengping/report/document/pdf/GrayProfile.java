package cn.hengping.report.document.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An ICC profile (ICC.1:2001-04) that says what black and white mean, as PDF/A asks: gray, gamma 2.2, D50. */
final class GrayProfile {
    private static final int HEADER = 128;
    private static final String NAME = "Gray gamma 2.2";

    private GrayProfile() {}

    static byte[] bytes() {
        var tags = new byte[][] {copyright(), description(), curve(), white()};
        var names = new String[] {"cprt", "desc", "kTRC", "wtpt"};
        var offset = HEADER + 4 + 12 * tags.length;
        var size = offset;
        for (var tag : tags) {
            size += tag.length;
        }
        var profile = ByteBuffer.allocate(size);
        header(profile, size);
        profile.position(HEADER).putInt(tags.length);
        for (var i = 0; i < tags.length; i++) {
            profile.put(ascii(names[i])).putInt(offset).putInt(tags[i].length);
            profile.put(offset, tags[i]);
            offset += tags[i].length;
        }
        return profile.array();
    }

    private static void header(ByteBuffer profile, int size) {
        profile.putInt(size).putInt(0).putInt(0x02400000);
        profile.put(ascii("mntrGRAYXYZ "));
        for (var part : new int[] {2024, 1, 1, 0, 0, 0}) {
            profile.putShort((short) part);
        }
        profile.put(ascii("acsp"));
        profile.position(68);
        illuminant(profile);
    }

    private static void illuminant(ByteBuffer to) {
        to.putInt(0x0000f6d6).putInt(0x00010000).putInt(0x0000d32d);
    }

    private static byte[] copyright() {
        return padded(ByteBuffer.allocate(24).put(ascii("text")).putInt(0).put(ascii("No copyright")));
    }

    private static byte[] description() {
        var text = ByteBuffer.allocate(108).put(ascii("desc")).putInt(0).putInt(NAME.length() + 1);
        return padded(text.put(ascii(NAME)));
    }

    private static byte[] curve() {
        return padded(
                ByteBuffer.allocate(16).put(ascii("curv")).putInt(0).putInt(1).putShort((short) 0x0233));
    }

    private static byte[] white() {
        var white = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        illuminant(white);
        return padded(white);
    }

    private static byte[] padded(ByteBuffer tag) {
        var bytes = new byte[tag.capacity()];
        tag.get(0, bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

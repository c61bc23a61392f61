package cn.hengping.report.document.archive;

import java.io.ByteArrayOutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Deflater;

/** Raw deflate streams, whole ones and parts; the packers are kept and used again, for each takes a quarter of a megabyte. */
final class Deflating {
    /** Above, a document takes nearly twice as long and is two in a hundred smaller. */
    private static final int LEVEL = 3;

    private static final int MOST_KEPT = 8;
    private static final Queue<Deflater> KEPT = new ConcurrentLinkedQueue<>();

    private Deflating() {}

    /** A stream that ends. */
    static byte[] whole(byte[] content) {
        var deflater = taken();
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream(content.length / 2 + 64);
        var buffer = new byte[Math.min(1 << 14, content.length + 64)];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        give(deflater);
        return packed.toByteArray();
    }

    /** A part that ends at a whole byte, looks back at nothing before it, and is not the last. */
    static byte[] part(byte[] content) {
        var deflater = taken();
        deflater.setInput(content);
        var packed = new ByteArrayOutputStream(content.length / 2 + 64);
        var buffer = new byte[Math.min(1 << 14, content.length + 64)];
        int length;
        do {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            packed.write(buffer, 0, length);
        } while (length == buffer.length);
        give(deflater);
        return packed.toByteArray();
    }

    private static Deflater taken() {
        var deflater = KEPT.poll();
        return deflater == null ? new Deflater(LEVEL, true) : deflater;
    }

    private static void give(Deflater deflater) {
        if (KEPT.size() < MOST_KEPT) {
            deflater.reset();
            KEPT.add(deflater);
        } else {
            deflater.end();
        }
    }
}

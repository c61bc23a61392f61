package cn.hengping.report.document.layout;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * The eight masks of a size of code, as what each changes against the first: that depends on the size alone, so the library draws a code
 * once and the others follow from it.
 */
final class QrMasks {
    private static final int MASKS = 8;
    private static final Map<Integer, long[][]> CHANGES = new ConcurrentHashMap<>();

    private QrMasks() {}

    /** The lines of the code for this text, a bit a module, in the mask that looks best. */
    static long[] best(String text) {
        var first = drawn(text, 0);
        if (first.length > QrMask.MOST_SIDE) {
            throw new IllegalArgumentException("text too long for a code: " + text);
        }
        var changes = CHANGES.computeIfAbsent(first.length, _ -> changes(text, first));
        var masked = new long[MASKS][];
        for (var mask = 0; mask < MASKS; mask++) {
            masked[mask] = changed(first, changes[mask]);
        }
        return masked[new QrMask(first.length).best(masked)];
    }

    private static long[][] changes(String text, long[] first) {
        var changes = new long[MASKS][];
        for (var mask = 0; mask < MASKS; mask++) {
            changes[mask] = changed(first, drawn(text, mask));
        }
        return changes;
    }

    private static long[] changed(long[] lines, long[] change) {
        var changed = lines.clone();
        for (var y = 0; y < changed.length; y++) {
            changed[y] ^= change[y];
        }
        return changed;
    }

    static long[] drawn(String text, int mask) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_MASK_PATTERN, mask))
                    .getMatrix();
            var lines = new long[matrix.getHeight()];
            for (var y = 0; y < lines.length; y++) {
                var modules = matrix.getArray()[y];
                for (var x = 0; x < modules.length; x++) {
                    lines[y] |= (long) modules[x] << x;
                }
            }
            return lines;
        } catch (WriterException e) {
            throw new IllegalArgumentException("text too long for a code: " + text, e);
        }
    }
}

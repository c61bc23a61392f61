package cn.hengping.evaluation.inspection.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of a paragraph to find its copies: a fingerprint ({@link SimHash}), and keys that copies are likely to share. Four keys
 * are quarters of the fingerprint: texts that are nearly the same share one for certain. Twelve are of the least hashes of its runs
 * (MinHash, Broder 1997), four to a key: texts with seven tenths of their runs in common share one in 96 of 100 cases, with eight
 * tenths in 99.8, with one tenth in one of 1,000.
 */
public record Print(long simHash, List<Long> keys) {
    private static final int QUARTERS = 4;
    private static final int QUARTER_BITS = 16;
    private static final int BANDS = 12;
    private static final int ROWS = 4;
    /** Shorter ones are nobody's: everybody writes them. In characters that carry meaning. */
    public static final int SHORTEST = 40;

    /** From this share of common runs on, one text is a copy of the other. */
    public static final double ALIKE = 0.7;

    public Print {
        keys = List.copyOf(keys);
    }

    /** The print of a shape ({@link SimHash#shape}). */
    public static Print of(String shape) {
        var simHash = SimHash.of(shape);
        var keys = new ArrayList<Long>(QUARTERS + BANDS);
        for (var quarter = 0; quarter < QUARTERS; quarter++) {
            keys.add((long) quarter << 56 | (simHash >>> (quarter * QUARTER_BITS) & 0xFFFF));
        }
        var least = least(shape);
        for (var band = 0; band < BANDS; band++) {
            var key = 0L;
            for (var row = 0; row < ROWS; row++) {
                key = SimHash.mixed(key ^ least[band * ROWS + row]);
            }
            keys.add((long) (QUARTERS + band) << 56 | (key >>> 8));
        }
        return new Print(simHash, keys);
    }

    private static long[] least(String shape) {
        var least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (var run : SimHash.runs(shape)) {
            var hash = SimHash.mixed(run);
            for (var i = 0; i < least.length; i++) {
                // an odd factor for each function: cheap, and different enough for finding candidates
                var next = ((hash ^ (hash >>> 29)) * (0x9E3779B97F4A7C15L + 2L * i * 0x1000193L)) >>> 1;
                least[i] = Math.min(least[i], next);
            }
        }
        return least;
    }
}

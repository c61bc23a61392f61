package cn.hengping.evaluation.inspection.copies;

import java.util.HashSet;
import java.util.Set;

/**
 * A fingerprint of 64 bits (SimHash, Charikar 2002) over runs of three characters: texts that are nearly the same differ in few bits.
 */
public final class SimHash {
    private static final int RUN = 3;
    private static final int BITS = 64;

    private SimHash() {}

    /** Only what carries meaning: characters and letters, without spaces, marks and numbers. */
    public static String shape(String text) {
        var shape = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetter(c)) {
                shape.append(c);
            }
        }
        return shape.toString();
    }

    public static long of(String shape) {
        var weights = new int[BITS];
        for (var i = 0; i + RUN <= shape.length(); i++) {
            var hash = mixed(shape.charAt(i), shape.charAt(i + 1), shape.charAt(i + 2));
            for (var bit = 0; bit < BITS; bit++) {
                weights[bit] += (int) (hash >>> bit & 1) * 2 - 1;
            }
        }
        var fingerprint = 0L;
        for (var bit = 0; bit < BITS; bit++) {
            fingerprint |= weights[bit] > 0 ? 1L << bit : 0;
        }
        return fingerprint;
    }

    private static long mixed(char a, char b, char c) {
        return mixed((long) a << 32 ^ (long) b << 16 ^ c);
    }

    static long mixed(long one) {
        var x = one;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** The share of runs that two texts have in common (Jaccard), from 0 to 1. */
    public static double resemblance(String one, String other) {
        var left = runs(one);
        var right = runs(other);
        var common = 0;
        for (var run : left) {
            common += right.contains(run) ? 1 : 0;
        }
        var all = left.size() + right.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    static Set<Long> runs(String shape) {
        var runs = new HashSet<Long>();
        for (var i = 0; i + RUN <= shape.length(); i++) {
            runs.add((long) shape.charAt(i) << 32 | (long) shape.charAt(i + 1) << 16 | shape.charAt(i + 2));
        }
        return runs;
    }
}

package cn.hengping.report.document.layout;

/**
 * How disturbing a code looks to a reader (ISO/IEC 18004:2015, 7.8.3): of the eight masks over the same content, the one with the fewest
 * penalty points is printed. Lines are held as the bits of a number, so that a rule weighs a whole line at once.
 */
final class QrMask {
    /** Longest side that fits; a code of version 11 has 61 modules. */
    static final int MOST_SIDE = 64;

    private static final int RUN = 5;
    private static final int LIGHT_AROUND = 4;

    private final int side;
    private final long all;

    QrMask(int side) {
        this.side = side;
        all = side == MOST_SIDE ? -1L : (1L << side) - 1;
    }

    /** Which of these looks best, the first of several; each is the lines of the code in one mask. */
    int best(long[][] masked) {
        var best = 0;
        var fewest = Integer.MAX_VALUE;
        for (var mask = 0; mask < masked.length; mask++) {
            var points = penalty(masked[mask]);
            if (points < fewest) {
                fewest = points;
                best = mask;
            }
        }
        return best;
    }

    int penalty(long[] lines) {
        var columns = turned(lines);
        return runs(lines) + runs(columns) + blocks(lines) + finders(lines) + finders(columns) + balance(lines);
    }

    private long[] turned(long[] lines) {
        var columns = new long[side];
        for (var y = 0; y < side; y++) {
            for (var rest = lines[y]; rest != 0; rest &= rest - 1) {
                columns[Long.numberOfTrailingZeros(rest)] |= 1L << y;
            }
        }
        return columns;
    }

    /** Five or more of a colour in a row: three points, and one for each beyond the fifth. */
    private int runs(long[] lines) {
        var points = 0;
        for (var line : lines) {
            points += runs(line) + runs(~line & all);
        }
        return points;
    }

    private static int runs(long line) {
        var begun = line;
        for (var i = 1; i < RUN; i++) {
            begun &= line >>> i;
        }
        return Long.bitCount(begun) + 2 * Long.bitCount(begun & ~(begun << 1));
    }

    /** A square of two by two of one colour: three points. */
    private int blocks(long[] lines) {
        var found = 0;
        for (var y = 0; y + 1 < side; y++) {
            var alike = ~(lines[y] ^ lines[y + 1]);
            var alongside = ~(lines[y] ^ (lines[y] >>> 1));
            found += Long.bitCount(alike & (alike >>> 1) & alongside & (all >>> 1));
        }
        return 3 * found;
    }

    /** What looks like a finder, with four light modules on a side of it: forty points. */
    private int finders(long[] lines) {
        var found = 0;
        for (var line : lines) {
            var light = ~line & all;
            var finder =
                    line & (light >>> 1) & (line >>> 2) & (line >>> 3) & (line >>> 4) & (light >>> 5) & (line >>> 6);
            var before = -1L;
            var behind = -1L;
            for (var i = 0; i < LIGHT_AROUND; i++) {
                before &= light << (i + 1);
                behind &= light >>> (i + 7);
            }
            found += Long.bitCount(finder & (before | behind));
        }
        return 40 * found;
    }

    /** Ten points for every five percent that dark modules are away from half. */
    private int balance(long[] lines) {
        var dark = 0;
        for (var line : lines) {
            dark += Long.bitCount(line);
        }
        var total = side * side;
        return Math.abs(2 * dark - total) * 10 / total * 10;
    }
}

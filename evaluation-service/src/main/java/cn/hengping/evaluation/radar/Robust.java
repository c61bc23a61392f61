package cn.hengping.evaluation.radar;

import java.util.List;

/** Statistics that a few odd values do not move. */
final class Robust {
    /** Makes a median deviation comparable with a standard deviation of normal values. */
    private static final double CONSISTENT = 1.4826;

    private static final double TWO_SIDED_95 = 1.96;

    private Robust() {}

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median of the distances from the median (MAD), made comparable with a standard deviation. */
    static double deviation(List<Double> values) {
        var median = median(values);
        return CONSISTENT
                * median(values.stream().map(value -> Math.abs(value - median)).toList());
    }

    /** The least that a share can truly be, in percent, when it was seen in so few cases (Wilson's bound, 95 percent). */
    static double leastShare(double percent, int cases) {
        var share = percent / 100;
        var square = TWO_SIDED_95 * TWO_SIDED_95;
        var middle = share + square / (2 * cases);
        var spread = TWO_SIDED_95 * Math.sqrt(share * (1 - share) / cases + square / (4.0 * cases * cases));
        return 100 * (middle - spread) / (1 + square / cases);
    }
}

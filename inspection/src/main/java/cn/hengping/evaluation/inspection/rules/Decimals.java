package cn.hengping.evaluation.inspection.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.Noted;

/** Sums and differences as people write them down, and how far rounding by hand explains them. */
final class Decimals {
    static final BigDecimal HUNDRED = new BigDecimal("100");
    static final BigDecimal FEN = new BigDecimal("0.005");
    static final BigDecimal SLIGHT = new BigDecimal("0.0101");
    static final BigDecimal GRAVE = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int INNER_SCALE = 12;

    private Decimals() {}

    static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }

    static BigDecimal sum(List<Noted<BigDecimal>> parts) {
        return parts.stream().map(Noted::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code 10+20+30 = 60}; long sums keep their first terms. */
    static String terms(List<Noted<BigDecimal>> parts) {
        var shown = parts.stream().limit(30).map(part -> plain(part.value())).collect(Collectors.joining("+"));
        return shown + (parts.size() > 30 ? "+…" : "") + " = " + plain(sum(parts));
    }

    /** Half of the last digit that was written: 97.4 may stand for anything from 97.35 to 97.45. */
    static BigDecimal rounding(BigDecimal written) {
        return HALF.movePointLeft(Math.max(0, written.scale()));
    }

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, INNER_SCALE, RoundingMode.HALF_UP);
    }

    static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, INNER_SCALE, RoundingMode.HALF_UP);
    }

    static BigDecimal rounded(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP);
    }

    static boolean isMore(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) > 0;
    }
}

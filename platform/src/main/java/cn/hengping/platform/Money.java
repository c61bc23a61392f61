package cn.hengping.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in yuan (元), exact to the fen.
 *
 * <p>Scale is normalised on construction because {@code BigDecimal} thinks 1.0 and 1.00 differ, and an auditor does not. A
 * third decimal is refused with {@link ArithmeticException}, never rounded: rounding is a decision, made where a rate is
 * computed. On the wire an amount is a decimal string.
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final BigDecimal WAN = new BigDecimal("10000");
    /** No public budget comes near it; a longer number is a slip or an attack. */
    private static final int MOST_DIGITS = 18;

    public Money {
        if (yuan.precision() - yuan.scale() > MOST_DIGITS - 2 || yuan.scale() > MOST_DIGITS) {
            throw new ArithmeticException("an amount of more than 16 digits before the point");
        }
        yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Reads an amount in yuan; at most two decimals. */
    public static Money of(String yuan) {
        if (yuan.length() > 2 * MOST_DIGITS) {
            throw new NumberFormatException("an amount of more than 36 characters");
        }
        return new Money(new BigDecimal(yuan));
    }

    /** Reads an amount as printed on the forms, in units of 10,000 yuan (万元). */
    public static Money wanYuan(String amount) {
        return new Money(new BigDecimal(amount).multiply(WAN));
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    public Money negate() {
        return new Money(yuan.negate());
    }

    public boolean isNegative() {
        return yuan.signum() < 0;
    }

    public boolean isPositive() {
        return yuan.signum() > 0;
    }

    public boolean isZero() {
        return yuan.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    @Override
    public String toString() {
        return yuan.toPlainString();
    }
}

package cn.hengping.evaluation.inspection;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money as it was written: in yuan, and how fine it was written ({@code 21.18万元} is 211800 to the nearest 100).
 */
public record Amount(BigDecimal yuan, BigDecimal step) {
    private static final BigDecimal WAN = new BigDecimal("10000");
    private static final BigDecimal TWO = new BigDecimal("2");

    /** Whether two amounts can be the same money, rounded as each was written. */
    public boolean agreesWith(Amount other) {
        return yuan.subtract(other.yuan).abs().compareTo(step.add(other.step).divide(TWO)) <= 0;
    }

    /** Whether one is the other with 万元 taken for 元, or the other way round. */
    public boolean isSlipOf(Amount other) {
        if (yuan.signum() <= 0 || other.yuan.signum() <= 0) {
            return false;
        }
        var larger = yuan.max(other.yuan);
        var smaller = yuan.min(other.yuan);
        var scaled = smaller.multiply(WAN);
        var tolerance = larger.multiply(new BigDecimal("0.0005"));
        return scaled.subtract(larger).abs().compareTo(tolerance) <= 0;
    }

    /** Whether this can only be so much more than a budget because it is written in 元 where the budget is in 万元. */
    public boolean isInYuanBeside(Amount budget) {
        if (yuan.signum() <= 0 || budget.yuan.signum() <= 0) {
            return false;
        }
        var times = yuan.divide(budget.yuan, 4, RoundingMode.HALF_UP);
        return times.compareTo(new BigDecimal("1000")) >= 0 && times.compareTo(new BigDecimal("10005")) <= 0;
    }

    public Amount plus(Amount other) {
        return new Amount(yuan.add(other.yuan), step.add(other.step));
    }

    /** In 万元 without needless zeros, for people. */
    public String inWan() {
        var wan = yuan.divide(WAN, 6, RoundingMode.HALF_UP).stripTrailingZeros();
        return (wan.scale() < 0 ? wan.setScale(0, RoundingMode.UNNECESSARY) : wan).toPlainString();
    }
}

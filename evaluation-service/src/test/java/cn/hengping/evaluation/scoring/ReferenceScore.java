package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The scoring rules a second time, written apart from the calculator: whole numbers and fractions instead of decimals, the
 * words of the rules instead of its structure. Where both are wrong alike, the rules were misread twice.
 */
final class ReferenceScore {
    private static final BigInteger TEN_THOUSANDTHS = BigInteger.TEN.pow(12);

    private final RuleSet rules;

    ReferenceScore(RuleSet rules) {
        this.rules = rules;
    }

    /** Points in hundredths. */
    BigInteger measured(
            Sign sign, BigDecimal low, BigDecimal high, BigDecimal done, BigDecimal weight, boolean tooLow) {
        var a = sign == Sign.BETWEEN && low.signum() < 0
                ? whole(done)
                : whole(done).max(BigInteger.ZERO);
        return switch (sign) {
            case AT_LEAST, MORE_THAN -> atLeast(whole(low), a, weight, tooLow);
            case EQUAL ->
                low.signum() > 0
                        ? atLeast(whole(low), a, weight, tooLow)
                        : a.signum() == 0 ? all(weight) : BigInteger.ZERO;
            case AT_MOST, LESS_THAN -> atMost(whole(low), a, weight);
            case BETWEEN -> {
                if (a.compareTo(whole(low)) >= 0 && a.compareTo(whole(high)) <= 0) {
                    yield all(weight);
                }
                if (rules.interval() != RuleSet.Interval.SLOPE) {
                    yield BigInteger.ZERO;
                }
                if (a.compareTo(whole(low)) >= 0) {
                    yield atMost(whole(high), a, weight);
                }
                yield low.signum() > 0 ? fraction(weight, a, whole(low)) : BigInteger.ZERO;
            }
            case BY_DATE, QUALITATIVE -> throw new IllegalArgumentException();
        };
    }

    BigInteger execution(BigDecimal executed, BigDecimal budget) {
        if (budget.signum() <= 0 || executed.signum() < 0) {
            return BigInteger.ZERO;
        }
        return executed.compareTo(budget) >= 0
                ? all(rules.executionWeight())
                : fraction(rules.executionWeight(), whole(executed), whole(budget));
    }

    private BigInteger atLeast(BigInteger t, BigInteger a, BigDecimal weight, boolean tooLow) {
        if (a.compareTo(t) < 0) {
            return fraction(weight, a, t);
        }
        var reduction = rules.overAchievementReduction();
        if (!tooLow || reduction == null || t.signum() == 0) {
            return all(weight);
        }
        // share lost = perTarget * (a/t - from), at most `most`, at least nothing; all in parts of ten thousand
        var from = parts(rules.overAchievement());
        var ten = BigInteger.valueOf(10_000);
        var lost = parts(reduction.perTarget()).multiply(a.multiply(ten).subtract(t.multiply(from)));
        var scale = t.multiply(ten).multiply(ten);
        var most = parts(reduction.most()).multiply(t).multiply(ten);
        var off = lost.max(BigInteger.ZERO).min(most);
        return fraction(weight, scale.subtract(off), scale);
    }

    private BigInteger atMost(BigInteger t, BigInteger a, BigDecimal weight) {
        if (a.compareTo(t) <= 0) {
            return all(weight);
        }
        if (t.signum() <= 0) {
            return BigInteger.ZERO;
        }
        if (rules.inverse() == RuleSet.Inverse.RATIO) {
            return fraction(weight, t, a);
        }
        return fraction(weight, t.shiftLeft(1).subtract(a).max(BigInteger.ZERO), t);
    }

    /** The first grade whose bound the total reaches, cut by every cap that the execution falls under. */
    String grade(BigInteger total, BigDecimal executed, BigDecimal budget, @Nullable List<Cap> caps) {
        var names = rules.grades().stream().map(RuleSet.Grade::name).toList();
        var at = 0;
        while (total.compareTo(hundredths(rules.grades().get(at).from())) < 0) {
            at++;
        }
        for (var cap : caps == null ? List.<Cap>of() : caps) {
            if (cap.when() == Cap.When.EXECUTION_BELOW
                    && budget.signum() > 0
                    && executed.multiply(new BigDecimal(100)).compareTo(budget.multiply(cap.percent())) < 0) {
                at = Math.max(at, names.indexOf(cap.grade()));
            }
        }
        return names.get(at);
    }

    private static BigInteger whole(BigDecimal number) {
        return number.multiply(new BigDecimal(TEN_THOUSANDTHS)).toBigIntegerExact();
    }

    private static BigInteger parts(BigDecimal number) {
        return number.movePointRight(4).toBigIntegerExact();
    }

    static BigInteger hundredths(BigDecimal points) {
        return points.movePointRight(2).toBigIntegerExact();
    }

    private static BigInteger all(BigDecimal weight) {
        return hundredths(weight);
    }

    /** Half up, by hand: twice the remainder reaches the divisor. */
    private static BigInteger fraction(BigDecimal weight, BigInteger part, BigInteger of) {
        var cut = hundredths(weight).multiply(part).divideAndRemainder(of);
        return cut[1].shiftLeft(1).compareTo(of) >= 0 ? cut[0].add(BigInteger.ONE) : cut[0];
    }
}

package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How the opinions of several scorers become one (多人评分的合成). Percent or points, two decimals, half up. */
public enum Combination {
    MEAN {
        @Override
        BigDecimal of(List<BigDecimal> sorted) {
            return mean(sorted);
        }
    },
    MEDIAN {
        @Override
        BigDecimal of(List<BigDecimal> sorted) {
            var middle = sorted.size() / 2;
            return sorted.size() % 2 == 1
                    ? mean(sorted.subList(middle, middle + 1))
                    : mean(sorted.subList(middle - 1, middle + 1));
        }
    },
    /** Without one highest and one lowest; of fewer than three, nothing can be left out. */
    WITHOUT_EXTREMES {
        @Override
        BigDecimal of(List<BigDecimal> sorted) {
            return mean(sorted.size() < 3 ? sorted : sorted.subList(1, sorted.size() - 1));
        }
    };

    abstract BigDecimal of(List<BigDecimal> sorted);

    /** One value out of at least one. */
    public BigDecimal combine(List<BigDecimal> opinions) {
        if (opinions.isEmpty()) {
            throw new IllegalArgumentException("nobody has scored");
        }
        return of(opinions.stream().sorted().toList());
    }

    private static BigDecimal mean(List<BigDecimal> some) {
        var sum = some.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(some.size()), 2, RoundingMode.HALF_UP);
    }
}

package cn.hengping.evaluation.scoring.preview;

import java.math.BigDecimal;
import java.util.List;

import cn.hengping.evaluation.scoring.typed.Reading.Read;
import cn.hengping.evaluation.scoring.typed.Reading.Unreadable;
import cn.hengping.evaluation.scoring.typed.TypedNumber;
import cn.hengping.evaluation.scoring.typed.Unit;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a preview, and notes what cannot be read with its place. What is blank is absent. */
record Numbers(List<Fault> faults) {
    private static final int MOST_DECIMALS = 2;
    private static final int MOST_DIGITS_OF_AN_AMOUNT = 16;
    private static final int MOST_DIGITS_OF_A_SCORE = 6;
    private static final Unit YUAN = Unit.of("元");

    /** An amount in yuan, exact to the fen. */
    @Nullable
    BigDecimal amount(String pointer, @Nullable String typed) {
        return number(pointer, typed, YUAN, "AmountUnreadable", MOST_DIGITS_OF_AN_AMOUNT);
    }

    /** Points, two decimals at most. */
    @Nullable
    BigDecimal score(String pointer, @Nullable String typed) {
        return number(pointer, typed, Unit.of("分"), "ScoreUnreadable", MOST_DIGITS_OF_A_SCORE);
    }

    /** A percent, two decimals at most. */
    @Nullable
    BigDecimal percent(String pointer, @Nullable String typed) {
        return number(pointer, typed, Unit.of("%"), "PercentUnreadable", MOST_DIGITS_OF_A_SCORE);
    }

    /** A weight: points above zero, at most 100; some write it as a percent. */
    @Nullable
    BigDecimal weight(String pointer, String typed) {
        var number = number(pointer, typed, Unit.NONE, "WeightUnreadable", MOST_DIGITS_OF_A_SCORE);
        if (number == null) {
            if (typed.isBlank()) {
                faults.add(Fault.at(pointer, "WeightUnreadable", typed, "没有填写"));
            }
            return null;
        }
        if (number.signum() <= 0 || number.compareTo(new BigDecimal("100")) > 0) {
            faults.add(Fault.at(pointer, "WeightOutOfRange", typed));
            return null;
        }
        return number;
    }

    private @Nullable BigDecimal number(
            String pointer, @Nullable String typed, Unit unit, String code, int mostDigits) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return switch (TypedNumber.of(typed, unit)) {
            case Unreadable unreadable -> {
                faults.add(
                        Fault.at(pointer, code, shown(typed), unreadable.why().words()));
                yield null;
            }
            case Read read -> checked(pointer, typed, read, code, mostDigits);
        };
    }

    private @Nullable BigDecimal checked(String pointer, String typed, Read read, String code, int mostDigits) {
        var plain = read.number().stripTrailingZeros();
        if (!read.bound().isEmpty()) {
            faults.add(Fault.at(pointer, code, shown(typed), "是上下限，不是确数"));
            return null;
        }
        if (plain.scale() > MOST_DECIMALS) {
            faults.add(Fault.at(pointer, code, shown(typed), "至多两位小数"));
            return null;
        }
        if (plain.precision() - plain.scale() > mostDigits) {
            faults.add(Fault.at(pointer, code, shown(typed), "数字过大"));
            return null;
        }
        return plain.setScale(MOST_DECIMALS);
    }

    /** As much of a text as a message can take. */
    static String shown(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, typed.offsetByCodePoints(0, 20)) + "…";
    }
}

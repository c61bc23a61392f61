package cn.hengping.evaluation.scoring.typed;

import java.math.BigDecimal;
import java.util.Optional;

/** What became of a typed number: its value in the line's unit, or why it cannot be read. */
public sealed interface Reading {

    /** @param bound the comparison that stood before or after the number (≥, ≤, >, <), or empty */
    record Read(BigDecimal number, String bound) implements Reading {}

    record Unreadable(Why why) implements Reading {}

    /** Why a text is no number. */
    enum Why {
        NOT_A_NUMBER("不是数字"),
        TOO_LONG("数字过长"),
        APPROXIMATE("只是约数"),
        GROUPED_WRONGLY("千位分隔符不在千位上"),
        NOTHING_TO_DIVIDE_BY("分母须大于 0"),
        UNIT_DIFFERS("单位与指标的度量单位不同"),
        ONLY_A_BOUND("只说明了上限或下限，与指标方向相反，不是实际值");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The value, if there is one. */
    default Optional<BigDecimal> value() {
        return switch (this) {
            case Read read -> Optional.of(read.number);
            case Unreadable _ -> Optional.empty();
        };
    }

    static Reading no(Why why) {
        return new Unreadable(why);
    }
}

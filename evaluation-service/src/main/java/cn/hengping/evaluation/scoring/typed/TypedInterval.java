package cn.hengping.evaluation.scoring.typed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an interval as people type it: {@code 3..5}, {@code 80%-90%}, {@code 3～5天}, {@code [3,5]}; both ends belong to it. */
public record TypedInterval(BigDecimal from, BigDecimal to) {
    private static final List<String> BETWEEN = List.of("..", "~", "至", "到", "-");
    private static final Pattern LABEL = Pattern.compile("[^0-9.\\s]*$");

    /** The interval, or nothing where there is none. {@code 2-4万} means 2万 to 4万. */
    public static Optional<TypedInterval> of(String typed, Unit unit) {
        var text = ChineseNumeral.inDigits(Plain.of(typed));
        if (text.startsWith("[") && text.endsWith("]")) {
            return cut(text.substring(1, text.length() - 1), ",", unit);
        }
        return BETWEEN.stream().flatMap(mark -> cut(text, mark, unit).stream()).findFirst();
    }

    /** The unit that stands behind the upper end, or nothing. */
    public static String labelOf(String typed) {
        var text = ChineseNumeral.inDigits(Plain.of(typed)).replaceFirst("]$", "");
        return text.replaceFirst("^.*[0-9]", "").strip();
    }

    private static Optional<TypedInterval> cut(String text, String mark, Unit unit) {
        var at = text.indexOf(mark, 1);
        if (at < 0) {
            return Optional.empty();
        }
        var left = text.substring(0, at).strip();
        var right = text.substring(at + mark.length()).strip();
        var label = LABEL.matcher(right);
        var labelled = label.find() && LABEL.matcher(left).replaceFirst("").equals(left) ? left + label.group() : left;
        var upper = TypedNumber.of(right, unit).value();
        return TypedNumber.of(labelled, unit).value().flatMap(from -> upper.map(to -> new TypedInterval(from, to)));
    }

    public boolean isReversed() {
        return from.compareTo(to) > 0;
    }

    public boolean holds(BigDecimal number) {
        return number.compareTo(from) >= 0 && number.compareTo(to) <= 0;
    }
}

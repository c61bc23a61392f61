package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.scoring.typed.Reading;
import cn.hengping.evaluation.scoring.typed.Reading.Read;
import cn.hengping.evaluation.scoring.typed.Reading.Why;
import cn.hengping.evaluation.scoring.typed.TypedDate;
import cn.hengping.evaluation.scoring.typed.TypedNumber;
import cn.hengping.evaluation.scoring.typed.Unit;
import org.jspecify.annotations.Nullable;

/** How an actual value is held against its target. The names are those of budget-service's facts. */
public enum Sign {
    AT_LEAST("≥", "不少于|不低于|大于等于|大于或等于|正向"),
    MORE_THAN(">", "大于|超过|高于"),
    EQUAL("=", "==|等于"),
    AT_MOST("≤", "不超过|不高于|不多于|小于等于|小于或等于|反向|逆向"),
    LESS_THAN("<", "小于|低于|少于"),
    BETWEEN("区间", "~|介于|区间值"),
    BY_DATE("时限", "不晚于|日期|时间"),
    QUALITATIVE("定性", "文字");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int MOST_CHARACTERS_OF_A_NUMBER = 30;

    private final String symbol;
    private final String aliases;

    Sign(String symbol, String aliases) {
        this.symbol = symbol;
        this.aliases = aliases;
    }

    public String symbol() {
        return symbol;
    }

    /** The sign that a word or symbol stands for; full-width and ASCII forms among them. */
    public static Optional<Sign> called(String word) {
        var plain = word.strip()
                .replace("＞", ">")
                .replace("＜", "<")
                .replace("＝", "=")
                .replace("≧", "≥")
                .replace("⩾", "≥")
                .replace("≦", "≤")
                .replace("⩽", "≤")
                .replace(">=", "≥")
                .replace("<=", "≤")
                .replace("～", "~")
                .replaceFirst("(?<=向|值|性)指标$", "");
        return Arrays.stream(values())
                .filter(sign -> sign.name().equalsIgnoreCase(plain)
                        || sign.symbol.equals(plain)
                        || List.of(sign.aliases.split("\\|")).contains(plain))
                .findFirst();
    }

    public boolean isPositive() {
        return this == AT_LEAST || this == MORE_THAN || this == EQUAL;
    }

    public boolean isInverse() {
        return this == AT_MOST || this == LESS_THAN;
    }

    public boolean isNumeric() {
        return isPositive() || isInverse() || this == BETWEEN;
    }

    /** Whether a score can be computed against this target: a number, {@code lo..hi}, an ISO date, or words. */
    public boolean fitsTarget(String target) {
        return switch (this) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN ->
                target.equals(target.strip()) && number(target).isPresent();
            case BETWEEN -> isInterval(target);
            case BY_DATE -> target.equals(target.strip()) && date(target).isPresent();
            case QUALITATIVE -> !target.isBlank();
        };
    }

    /** Whether this text can be an actual value in this unit of measure: a number, a day, or words. */
    public boolean fitsActual(String actual, @Nullable String measure, String target) {
        return switch (this) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN, BETWEEN ->
                actual(actual, measure == null ? Unit.NONE : Unit.of(measure), target)
                        .value()
                        .isPresent();
            case BY_DATE -> Calculator.readDay(actual, target).isPresent();
            case QUALITATIVE -> !actual.isBlank();
        };
    }

    /**
     * An actual value as it was typed, in the line's unit. Where the line names no unit and its target is at most one, {@code
     * 95%} is 0.95; where its target is greater, it is 95; held against 280 of something it is no amount. A bound counts where it
     * cannot flatter: {@code ≥95} held against "at least" is 95, held against "at most" it says nothing.
     */
    public Reading actual(String typed, Unit unit, String target) {
        var isBarePercent =
                unit.equals(Unit.NONE) && Unit.of(TypedNumber.labelOf(typed)).isRatio();
        if (isBarePercent && !isAtMost(target, HUNDRED)) {
            return Reading.no(Why.UNIT_DIFFERS);
        }
        var isShare = isBarePercent && isAtMost(target, BigDecimal.ONE);
        return switch (TypedNumber.of(typed, isShare ? Unit.SHARE : unit)) {
            case Read read -> isHonest(read.bound()) ? read : Reading.no(Why.ONLY_A_BOUND);
            case Reading.Unreadable unreadable -> unreadable;
        };
    }

    private static boolean isAtMost(String target, BigDecimal most) {
        return Arrays.stream(target.split("\\.\\.", -1))
                .allMatch(end -> NUMBER.matcher(end).matches() && new BigDecimal(end).compareTo(most) <= 0);
    }

    private boolean isHonest(String bound) {
        return switch (bound) {
            case "", "=" -> true;
            case "≥", ">" -> this == AT_LEAST || this == MORE_THAN;
            default -> isInverse();
        };
    }

    private static boolean isInterval(String target) {
        var parts = target.split("\\.\\.", -1);
        return parts.length == 2
                && Arrays.stream(parts).allMatch(part -> NUMBER.matcher(part).matches())
                && ends(target).getFirst().compareTo(ends(target).getLast()) <= 0;
    }

    /** The two ends of an interval target, both included. */
    static List<BigDecimal> ends(String target) {
        return Arrays.stream(target.split("\\.\\.", 2)).map(BigDecimal::new).toList();
    }

    /** Digits and a point, at most 30 characters; no exponent, no thousands separator. */
    private static Optional<BigDecimal> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> given.length() <= MOST_CHARACTERS_OF_A_NUMBER)
                .map(String::strip)
                .filter(given -> NUMBER.matcher(given).matches())
                .map(BigDecimal::new);
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A day as it was typed; where it names no year, the target's. */
    static Optional<LocalDate> day(String typed, LocalDate target) {
        return TypedDate.of(typed, target.getYear());
    }
}

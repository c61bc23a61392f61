package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** How an actual value is held against its target. The names are those of budget-service's facts. */
public enum Sign {
    AT_LEAST("≥"),
    MORE_THAN(">"),
    EQUAL("="),
    AT_MOST("≤"),
    LESS_THAN("<"),
    BETWEEN("区间"),
    BY_DATE("时限"),
    QUALITATIVE("定性");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final int MOST_CHARACTERS_OF_A_NUMBER = 30;

    private final String symbol;

    Sign(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
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

    /** Whether this text can be an actual value: a number, an ISO date, or words. */
    public boolean fitsActual(String actual) {
        return switch (this) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN, BETWEEN ->
                number(actual).isPresent();
            case BY_DATE -> date(actual).isPresent();
            case QUALITATIVE -> !actual.isBlank();
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
    static Optional<BigDecimal> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> given.length() <= MOST_CHARACTERS_OF_A_NUMBER)
                .map(String::strip)
                .filter(given -> NUMBER.matcher(given).matches())
                .map(BigDecimal::new);
    }

    static Optional<LocalDate> date(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(LocalDate::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

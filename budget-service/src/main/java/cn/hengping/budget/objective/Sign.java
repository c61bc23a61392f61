package cn.hengping.budget.objective;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** How an actual value is held against its target, and hence what a target must look like. */
public enum Sign {
    AT_LEAST,
    MORE_THAN,
    EQUAL,
    AT_MOST,
    LESS_THAN,
    BETWEEN,
    BY_DATE,
    QUALITATIVE;

    private static final int MOST_CHARACTERS_OF_A_NUMBER = 30;

    /** Whether this text can be a target: a number, {@code lo..hi}, an ISO date, or words. */
    boolean fits(String target) {
        return switch (this) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN -> isNumber(target);
            case BETWEEN -> isInterval(target);
            case BY_DATE -> isDate(target);
            case QUALITATIVE -> !target.isBlank();
        };
    }

    private static boolean isInterval(String target) {
        var ends = target.split("\\.\\.", -1);
        return ends.length == 2
                && isNumber(ends[0])
                && isNumber(ends[1])
                && new BigDecimal(ends[0]).compareTo(new BigDecimal(ends[1])) <= 0;
    }

    private static boolean isNumber(String text) {
        return text.length() <= MOST_CHARACTERS_OF_A_NUMBER && text.matches("-?\\d+(\\.\\d+)?");
    }

    /** A day of a century in which anybody plans. */
    private static boolean isDate(String text) {
        try {
            var year = LocalDate.parse(text).getYear();
            return year >= 2000 && year <= 2100;
        } catch (DateTimeException _) {
            return false;
        }
    }
}

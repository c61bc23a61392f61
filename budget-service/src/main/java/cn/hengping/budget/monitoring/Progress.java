package cn.hengping.budget.monitoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How far one indicator has come since the year began.
 *
 * @param actual a number, for a date indicator the day on which it was done, or words; absent while nothing can be said
 * @param attainmentPercent of an indicator in words: the share of its target that is attained, 0 to 100
 */
public record Progress(
        String code, @Nullable String actual, @Nullable BigDecimal attainmentPercent) {
    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,6})?";
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int MOST_CHARACTERS = 500;

    Optional<BigDecimal> number() {
        return Optional.ofNullable(actual).filter(text -> text.matches(NUMBER)).map(BigDecimal::new);
    }

    Optional<LocalDate> date() {
        try {
            return Optional.ofNullable(actual).map(LocalDate::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** What keeps this from being read against its indicator, as of this day. */
    List<Fault> faults(String pointer, Indicator indicator, LocalDate asOf) {
        var faults = new ArrayList<Fault>();
        if (actual != null && !fits(actual, indicator.sign())) {
            faults.add(Fault.at(pointer + "/actual", "ActualDoesNotFit", indicator.code(), indicator.sign()));
        }
        if (indicator.sign() == Sign.BY_DATE && date().filter(asOf::isBefore).isPresent()) {
            faults.add(Fault.at(pointer + "/actual", "ActualInTheFuture", indicator.code(), asOf));
        }
        var percent = attainmentPercent;
        if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0 || percent.scale() > 2)) {
            faults.add(Fault.at(pointer + "/attainmentPercent", "PercentOutOfRange"));
        }
        return faults;
    }

    private boolean fits(String text, Sign sign) {
        return switch (sign) {
            case QUALITATIVE -> !text.isBlank() && text.length() <= MOST_CHARACTERS;
            case BY_DATE -> text.length() <= MOST_CHARACTERS && date().isPresent();
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN, BETWEEN -> text.matches(NUMBER);
        };
    }
}

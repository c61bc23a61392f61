package cn.hengping.evaluation.scoring.typed;

import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.scoring.typed.Reading.Read;
import cn.hengping.evaluation.scoring.typed.Reading.Why;

/**
 * A rate written as what it is made of: {@code 266÷280}, {@code 266条/280条} in a line measured in percent is 95. Only there: of
 * twelve sessions {@code 12/12} means twelve, and not one. Ten decimals, half up.
 */
public final class Quotient {
    private static final int MOST_CHARACTERS = 60;
    private static final int SCALE = 10;
    private static final Pattern FORM = Pattern.compile("([^/÷=]*[0-9][^/÷=]*)[/÷]([^/÷=]*[0-9][^/÷=]*)");

    private Quotient() {}

    /** Whether this text is a quotient where a rate is asked for. */
    public static boolean isWritten(String typed, Unit unit) {
        return of(typed, unit).isPresent();
    }

    /** The rate; empty when this is no quotient, or none is asked for. */
    static Optional<Reading> of(String typed, Unit unit) {
        if (!unit.isRatio() || typed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var form = FORM.matcher(Plain.of(typed));
        return form.matches()
                ? Optional.of(rate(form.group(1).strip(), form.group(2).strip(), unit))
                : Optional.empty();
    }

    private static Reading rate(String part, String whole, Unit unit) {
        var of = TypedNumber.of(whole, Unit.NONE);
        var done = TypedNumber.of(part, Unit.NONE);
        if (!(of instanceof Read all && done instanceof Read some)) {
            return of instanceof Read ? done : of;
        }
        if (!all.bound().isEmpty() || !some.bound().isEmpty() || isRatio(part) || isRatio(whole)) {
            return Reading.no(Why.NOT_A_NUMBER);
        }
        if (!Unit.of(TypedNumber.labelOf(part)).fits(Unit.of(TypedNumber.labelOf(whole)))
                && !TypedNumber.labelOf(whole).isEmpty()) {
            return Reading.no(Why.UNIT_DIFFERS);
        }
        if (all.number().signum() <= 0) {
            return Reading.no(Why.NOTHING_TO_DIVIDE_BY);
        }
        var rate = some.number().divide(all.number().multiply(unit.factor()), SCALE, RoundingMode.HALF_UP);
        return new Read(TypedNumber.tidy(rate), "");
    }

    private static boolean isRatio(String text) {
        return Unit.of(TypedNumber.labelOf(text)).isRatio();
    }
}

package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Objective;
import org.jspecify.annotations.Nullable;

/**
 * The project that this one was copied from (上年项目), as it was then.
 *
 * <p>A copy saves typing and invites not thinking: whoever reviews it is shown, place by place, what nobody touched.
 */
public record Origin(Registration registration, @Nullable Objective objective) {

    /** How a place of the copy compares with last year's. */
    public enum Likeness {
        /** Word for word the same. */
        UNCHANGED,
        /** The same but for the number of the year. */
        ONLY_THE_YEAR,
        CHANGED,
        /** Last year had nothing there. */
        ADDED
    }

    public record Mark(String pointer, Likeness likeness) {}

    /** Every place that a person writes, as it is now, against last year's. */
    public List<Mark> marks(Registration now, @Nullable Objective aimed) {
        var marks = new ArrayList<Mark>();
        marks.add(mark("/name", registration.name(), now.name(), now));
        marks.add(mark("/content", registration.content(), now.content(), now));
        marks.add(mark("/purpose", registration.purpose(), now.purpose(), now));
        marks(marks, "/basis/", registration.basis(), now.basis(), Basis::documentNumber, Basis::subject, now);
        marks(marks, "/funds/", registration.funds(), now.funds(), Fund::source, Origin::amount, now);
        marks(marks, "/items/", registration.items(), now.items(), Item::code, Origin::amount, now);
        if (aimed != null) {
            var before = objective == null ? new Objective("", List.of()) : objective;
            marks.add(mark("/objective/objective", before.objective(), aimed.objective(), now));
            marks(
                    marks,
                    "/objective/indicators/",
                    before.indicators(),
                    aimed.indicators(),
                    Indicator::code,
                    Origin::words,
                    now);
        }
        return marks;
    }

    private static String amount(Fund fund) {
        return fund.amountYuan().toString();
    }

    private static String amount(Item item) {
        return item.amountYuan().toString();
    }

    /** What an indicator says; how many points it carries belongs to it. */
    private static String words(Indicator indicator) {
        return String.join(
                "\u001f",
                indicator.name(),
                indicator.sign().name(),
                indicator.target(),
                indicator.measure(),
                indicator.weight().stripTrailingZeros().toPlainString(),
                indicator.evidenceSource(),
                Objects.requireNonNullElse(indicator.baseline(), ""));
    }

    private <T> void marks(
            List<Mark> marks,
            String pointer,
            List<T> before,
            List<T> now,
            Function<T, Object> key,
            Function<T, String> words,
            Registration as) {
        for (var i = 0; i < now.size(); i++) {
            var one = now.get(i);
            var place = pointer + i;
            marks.add(before.stream()
                    .filter(then -> key.apply(then).equals(key.apply(one)))
                    .findFirst()
                    .map(then -> mark(place, words.apply(then), words.apply(one), as))
                    .orElse(new Mark(place, Likeness.ADDED)));
        }
    }

    private Mark mark(String pointer, String before, String after, Registration now) {
        if (before.isEmpty()) {
            return new Mark(pointer, Likeness.ADDED);
        }
        if (before.equals(after)) {
            return new Mark(pointer, Likeness.UNCHANGED);
        }
        var moved = before.replace(Integer.toString(registration.year()), Integer.toString(now.year()));
        return new Mark(pointer, moved.equals(after) ? Likeness.ONLY_THE_YEAR : Likeness.CHANGED);
    }
}

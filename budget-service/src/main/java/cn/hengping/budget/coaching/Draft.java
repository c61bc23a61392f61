package cn.hengping.budget.coaching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Dimension;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * An objective as far as it is written. Everything may be missing yet, and a target may still be words such as 不少于280条.
 *
 * @param focus the JSON Pointer of what is being written now; proposals are for it
 */
public record Draft(
        @Nullable String objective,
        @Nullable List<DraftIndicator> indicators,
        @Nullable String focus) {
    private static final int MOST_INDICATORS = 60;
    private static final int SHORT = 200;
    private static final int LONG = 2_000;

    /** An indicator as far as it is written. */
    public record DraftIndicator(
            @Nullable Dimension dimension,
            @Nullable Aspect aspect,
            @Nullable String name,
            @Nullable Sign sign,
            @Nullable String target,
            @Nullable String measure,
            @Nullable BigDecimal weight,
            @Nullable String evidenceSource,
            @Nullable String libraryCode,
            @Nullable String baseline) {

        @Nullable
        Dimension level() {
            return dimension == null && aspect != null ? aspect.dimension() : dimension;
        }

        boolean isBegun() {
            return !text(name).isBlank() || !text(target).isBlank();
        }

        private boolean isLongerThan(int most) {
            return java.util.stream.Stream.of(name, target, measure, evidenceSource, libraryCode, baseline)
                    .anyMatch(text -> text != null && text.length() > most);
        }
    }

    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    List<DraftIndicator> lines() {
        return indicators == null ? List.of() : indicators;
    }

    /** What makes it more than anyone writes: such a draft is not read. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (text(objective).length() > LONG) {
            faults.add(Fault.at("/objective", "TextLength", 0, LONG));
        }
        if (lines().size() > MOST_INDICATORS) {
            faults.add(Fault.at("/indicators", "ListLength", 0, MOST_INDICATORS));
            return faults;
        }
        for (var i = 0; i < lines().size(); i++) {
            if (lines().get(i).isLongerThan(SHORT)) {
                faults.add(Fault.at("/indicators/" + i, "TextLength", 0, SHORT));
            }
        }
        return faults;
    }
}

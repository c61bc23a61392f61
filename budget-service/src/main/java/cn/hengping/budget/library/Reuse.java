package cn.hengping.budget.library;

import java.util.Objects;
import java.util.TreeMap;

import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Objective;
import cn.hengping.platform.Change;

/** How often the library was used: counted where an objective is approved, in the same statement, so that it never drifts. */
public final class Reuse {
    /** Rows are locked in the order of their codes first, so that two approvals never wait for each other in a circle. */
    private static final String COUNT = """
            update library_entry e set reuse_count = e.reuse_count + u.times
            from (
                select l.code, r.times
                from changed c, unnest(:reusedCodes::text[], :reusedTimes::bigint[]) as r (code, times)
                join library_entry l on l.code = r.code
                order by l.code for update of l
            ) u
            where e.code = u.code
            """;

    private Reuse() {}

    /** Adds one for each indicator that says it came from the library; a code that the library does not know counts nowhere. */
    public static void count(Change change, Objective objective) {
        var times = new TreeMap<String, Long>();
        objective.indicators().stream()
                .map(Indicator::libraryCode)
                .filter(Objects::nonNull)
                .forEach(code -> times.merge(Objects.requireNonNull(code), 1L, Long::sum));
        if (!times.isEmpty()) {
            change.and(COUNT)
                    .bind("reusedCodes", times.keySet().toArray(String[]::new))
                    .bind("reusedTimes", times.values().toArray(Long[]::new));
        }
    }
}

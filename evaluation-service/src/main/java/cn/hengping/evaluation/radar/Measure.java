package cn.hengping.evaluation.radar;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is measured of a group, what unit it has, and from where on a difference is worth a word. */
public enum Measure {
    /** Share of evaluations with exactly 100 points, in percent. */
    FULL_MARKS("满分比例", true, 5),
    /** Share of the most frequent total, in percent (得分扎堆). */
    HEAPING("得分扎堆", true, 10),
    /** Share of evaluations below 60 percent of execution that still got the best grade, in percent. */
    LOW_EXECUTION_BEST("执行率低于60%而为最高等次", true, 5),
    /** Median of declared less computed totals, in points. */
    DECLARED_ABOVE_COMPUTED("自评高于测算", false, 0.5),
    /** Median of declared less reviewed totals, in points. */
    SELF_ABOVE_REVIEW("自评高于复核", false, 1),
    /** Median spread between scorers, in percent. */
    SCORER_SPREAD("打分人分歧", false, 5);

    final String title;
    final boolean isShare;
    /** Less than this is no difference between groups, however alike the others are. */
    final double least;

    Measure(String title, boolean isShare, double least) {
        this.title = title;
        this.isShare = isShare;
        this.least = least;
    }

    public String title() {
        return title;
    }

    /** The value for these cases; nothing where none of them has it. */
    List<Double> of(List<Case> cases) {
        return switch (this) {
            case FULL_MARKS -> share(cases, Case::isFull);
            case HEAPING -> heaping(cases);
            case LOW_EXECUTION_BEST -> share(cases, Case::isBestInSpiteOfLowExecution);
            case DECLARED_ABOVE_COMPUTED ->
                median(cases.stream()
                        .filter(one -> one.computed() != null)
                        .map(one -> one.declared().subtract(Objects.requireNonNull(one.computed()))));
            case SELF_ABOVE_REVIEW ->
                median(cases.stream()
                        .filter(one -> one.reviewed() != null)
                        .map(one -> one.declared().subtract(Objects.requireNonNull(one.reviewed()))));
            case SCORER_SPREAD -> median(cases.stream().map(Case::spread).filter(Objects::nonNull));
        };
    }

    private static List<Double> share(List<Case> cases, Predicate<Case> which) {
        return cases.isEmpty()
                ? List.of()
                : List.of(100.0 * cases.stream().filter(which).count() / cases.size());
    }

    private static List<Double> heaping(List<Case> cases) {
        return cases.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        one -> one.declared().stripTrailingZeros(), java.util.stream.Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .map(most -> 100.0 * most / cases.size())
                .stream()
                .toList();
    }

    private static List<Double> median(Stream<BigDecimal> values) {
        var sorted = values.map(BigDecimal::doubleValue).toList();
        return sorted.isEmpty() ? List.of() : List.of(Robust.median(sorted));
    }
}

package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The rules of one year and place as data (规则集): weights, formulas, bands, caps, grades. Points and percent throughout.
 *
 * <p>A version never changes; its hash goes into every evaluation that used it. What a version does not mention it does not
 * have, so that old versions read as they were written.
 *
 * @param weights the points of each dimension
 * @param withoutSatisfaction the dimension that gets the points of SATISFACTION when a project has no such indicator
 * @param overAchievement from how many times its target an actual value asks for a reason
 * @param declaredTolerance points by which declared and computed score may differ without a reason
 * @param evidenceForEachIndicator whether every indicator needs a file, and not only the evaluation
 * @param interval what lies outside an interval earns; nothing when absent
 * @param overAchievementReduction what a target that was set too low costs; nothing when absent
 * @param combination how several scorers' opinions become one; their mean when absent
 * @param articles which part of the source each formula comes from
 */
public record RuleSet(
        String code,
        int version,
        String name,
        String source,
        BigDecimal executionWeight,
        Map<String, BigDecimal> weights,
        String withoutSatisfaction,
        Inverse inverse,
        BigDecimal overAchievement,
        List<Band> qualitativeBands,
        BigDecimal declaredTolerance,
        boolean evidenceForEachIndicator,
        List<Grade> grades,
        @Nullable Interval interval,
        @Nullable Reduction overAchievementReduction,
        @Nullable List<Cap> caps,
        @Nullable Combination combination,
        @Nullable Map<Formula, String> articles) {
    static final String SATISFACTION = "SATISFACTION";

    /** How an inverse indicator loses points above its target. */
    public enum Inverse {
        LINEAR,
        RATIO
    }

    /** What a value outside its interval earns: nothing, or as a positive one below and an inverse one above. */
    public enum Interval {
        IN_OR_OUT,
        SLOPE
    }

    /** The kinds of line, each with its formula. */
    public enum Formula {
        POSITIVE,
        EQUAL,
        INVERSE,
        INTERVAL,
        DATE,
        QUALITATIVE,
        EXECUTION
    }

    /** A band of a qualitative indicator: its name, and the percent from which it holds. */
    public record Band(String name, BigDecimal fromPercent) {}

    /** A rating grade (评定等次): its name, other names that people write for it, and the total from which it holds. */
    public record Grade(String name, List<String> aliases, BigDecimal from) {
        public Grade {
            aliases = List.copyOf(aliases);
        }

        public boolean isCalled(String word) {
            return name.equals(word) || aliases.contains(word);
        }
    }

    /**
     * What over-achieving a target that was plainly set too low costs (按照偏离度调减): a share of the weight that grows with
     * every further multiple of the target, from {@code overAchievement} on.
     *
     * @param perTarget the share for each whole target above the threshold
     * @param most the greatest share
     */
    public record Reduction(BigDecimal perTarget, BigDecimal most) {}

    /** A total's grade, and the cap that kept it from being a better one. */
    public record Graded(
            String grade, String byTotal, @Nullable Cap cap) {}

    public RuleSet {
        weights = Map.copyOf(weights);
        qualitativeBands = List.copyOf(qualitativeBands);
        grades = List.copyOf(grades);
        caps = caps == null ? null : List.copyOf(caps);
        articles = articles == null ? null : Map.copyOf(articles);
    }

    /** A rule set of the first form: no interval slope, no reduction, no caps, the mean of several scorers. */
    public RuleSet(
            String code,
            int version,
            String name,
            String source,
            BigDecimal executionWeight,
            Map<String, BigDecimal> weights,
            String withoutSatisfaction,
            Inverse inverse,
            BigDecimal overAchievement,
            List<Band> qualitativeBands,
            BigDecimal declaredTolerance,
            boolean evidenceForEachIndicator,
            List<Grade> grades) {
        this(
                code,
                version,
                name,
                source,
                executionWeight,
                weights,
                withoutSatisfaction,
                inverse,
                overAchievement,
                qualitativeBands,
                declaredTolerance,
                evidenceForEachIndicator,
                grades,
                null,
                null,
                null,
                null,
                null);
    }

    /** What is wrong with this rule set; nobody scores by a wrong one. */
    public List<String> faults() {
        return RuleSetFaults.of(this);
    }

    /** The points of each dimension, for a project with or without indicators of satisfaction. */
    public Map<String, BigDecimal> presets(Set<String> dimensions) {
        var freed = weights.get(SATISFACTION);
        if (freed == null || dimensions.contains(SATISFACTION)) {
            return weights;
        }
        var presets = new HashMap<>(weights);
        presets.remove(SATISFACTION);
        presets.merge(withoutSatisfaction, freed, BigDecimal::add);
        return presets;
    }

    /** The name of the grade that a total earns. */
    public String gradeOf(BigDecimal total) {
        return gradeAt(total).name();
    }

    private Grade gradeAt(BigDecimal total) {
        return grades.stream()
                .filter(grade -> total.compareTo(grade.from()) >= 0)
                .findFirst()
                .orElse(grades.getLast());
    }

    /** The grade that a total earns under the caps, at this execution; a budget of zero has no rate, and caps nothing. */
    public Graded grade(BigDecimal total, BigDecimal executed, BigDecimal fullYearBudget) {
        var earned = gradeAt(total);
        return allCaps().stream()
                .filter(cap -> cap.when() == Cap.When.EXECUTION_BELOW)
                .filter(cap -> isBelow(cap.percent(), executed, fullYearBudget))
                .flatMap(cap -> worse(cap, earned).stream())
                .max(java.util.Comparator.comparingInt(graded -> position(graded.grade())))
                .orElse(new Graded(earned.name(), earned.name(), null));
    }

    private static boolean isBelow(BigDecimal percent, BigDecimal executed, BigDecimal fullYearBudget) {
        return fullYearBudget.signum() > 0
                && executed.movePointRight(2).compareTo(percent.multiply(fullYearBudget)) < 0;
    }

    private Optional<Graded> worse(Cap cap, Grade earned) {
        var best = Objects.requireNonNull(cap.grade());
        return position(best) > position(earned.name())
                ? Optional.of(new Graded(best, earned.name(), cap))
                : Optional.empty();
    }

    private int position(String grade) {
        return grades.stream().map(Grade::name).toList().indexOf(grade);
    }

    /** The grade that a word stands for, by name or alias. */
    public Optional<Grade> gradeCalled(String word) {
        return grades.stream().filter(grade -> grade.isCalled(word)).findFirst();
    }

    /** The name of the band that a percent lies in. */
    public String bandOf(BigDecimal percent) {
        return qualitativeBands.stream()
                .filter(band -> percent.compareTo(band.fromPercent()) >= 0)
                .map(Band::name)
                .findFirst()
                .orElse(qualitativeBands.getLast().name());
    }

    public List<Cap> allCaps() {
        return Objects.requireNonNullElse(caps, List.of());
    }

    public Combination combinationOrMean() {
        return Objects.requireNonNullElse(combination, Combination.MEAN);
    }

    boolean slopes() {
        return interval == Interval.SLOPE;
    }

    String articleOf(Formula formula) {
        return articles == null ? "" : articles.getOrDefault(formula, "");
    }
}

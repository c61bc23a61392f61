package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one year and place as data (规则集): weights, formulas, bands, grades. Points and percent throughout.
 *
 * <p>A version never changes; its hash goes into every evaluation that used it.
 *
 * @param weights the points of each dimension
 * @param withoutSatisfaction the dimension that gets the points of SATISFACTION when a project has no such indicator
 * @param evidenceForEachIndicator whether every indicator needs a file, and not only the evaluation
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
        List<Grade> grades) {
    private static final String SATISFACTION = "SATISFACTION";
    private static final Set<String> DIMENSIONS = Set.of("COST", "OUTPUT", "BENEFIT", SATISFACTION);

    /** How an inverse indicator loses points above its target. */
    public enum Inverse {
        LINEAR,
        RATIO
    }

    /** A band of a qualitative indicator: its name, and the percent from which it holds. */
    public record Band(String name, BigDecimal fromPercent) {}

    /** A rating grade (评定等次): its name, other names that people write for it, and the total from which it holds. */
    public record Grade(String name, List<String> aliases, BigDecimal from) {
        public Grade {
            aliases = List.copyOf(aliases);
        }
    }

    public RuleSet {
        weights = Map.copyOf(weights);
        qualitativeBands = List.copyOf(qualitativeBands);
        grades = List.copyOf(grades);
    }

    /** What is wrong with this rule set; a service does not start with a wrong one. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        var sum = weights.values().stream().reduce(executionWeight, BigDecimal::add);
        if (sum.compareTo(new BigDecimal("100")) != 0) {
            faults.add("weights add up to " + sum + ", not 100");
        }
        if (!DIMENSIONS.containsAll(weights.keySet())) {
            faults.add("weights name an unknown dimension");
        }
        if (weights.containsKey(SATISFACTION)
                && (!weights.containsKey(withoutSatisfaction) || withoutSatisfaction.equals(SATISFACTION))) {
            faults.add("without satisfaction its weight goes nowhere");
        }
        if (!descendsToZero(qualitativeBands.stream().map(Band::fromPercent).toList())) {
            faults.add("qualitative bands do not descend to zero");
        }
        if (!descendsToZero(grades.stream().map(Grade::from).toList())) {
            faults.add("grades do not descend to zero");
        }
        if (overAchievement.compareTo(BigDecimal.ONE) < 0) {
            faults.add("over-achievement begins below the target");
        }
        return faults;
    }

    private static boolean descendsToZero(List<BigDecimal> bounds) {
        for (var i = 1; i < bounds.size(); i++) {
            if (bounds.get(i).compareTo(bounds.get(i - 1)) >= 0) {
                return false;
            }
        }
        return !bounds.isEmpty() && bounds.getLast().signum() == 0;
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
        return grades.stream()
                .filter(grade -> total.compareTo(grade.from()) >= 0)
                .map(Grade::name)
                .findFirst()
                .orElseThrow();
    }

    String bandOf(BigDecimal percent) {
        return qualitativeBands.stream()
                .filter(band -> percent.compareTo(band.fromPercent()) >= 0)
                .map(Band::name)
                .findFirst()
                .orElseThrow();
    }
}

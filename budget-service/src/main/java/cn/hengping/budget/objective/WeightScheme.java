package cn.hengping.budget.objective;

import static cn.hengping.budget.objective.Dimension.COST;
import static cn.hengping.budget.objective.Dimension.SATISFACTION;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cn.hengping.platform.UnitPath;

/**
 * How the hundred points are shared out (分值设置), from a year on and in some regions: so many for the execution rate, so many
 * for each first-level indicator (财预〔2020〕10号, 财预〔2021〕101号, and where provinces differ).
 *
 * <p>Its code is that of the rule set in evaluation-service by which such an objective is scored.
 *
 * @param regions prefixes of the region code where it holds; the empty prefix is everywhere, an empty list nowhere yet
 * @param withoutSatisfaction the dimension that gets the points of SATISFACTION when a project has no such indicator
 */
public record WeightScheme(
        String code,
        String source,
        int fromYear,
        List<String> regions,
        BigDecimal executionWeight,
        Map<Dimension, BigDecimal> weights,
        Dimension withoutSatisfaction) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    public WeightScheme {
        regions = List.copyOf(regions);
        weights = Map.copyOf(weights);
    }

    /** What is wrong with this scheme; a service does not start with a wrong one. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        var sum = weights.values().stream().reduce(executionWeight, BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0) {
            faults.add("points add up to " + sum + ", not 100");
        }
        if (executionWeight.signum() < 0
                || weights.values().stream().anyMatch(points -> points.signum() <= 0 || points.scale() > 2)) {
            faults.add("points must be above zero, with at most two decimals");
        }
        if (weights.containsKey(SATISFACTION)
                && (withoutSatisfaction == SATISFACTION || !weights.containsKey(withoutSatisfaction))) {
            faults.add("without satisfaction its points go nowhere");
        }
        if (regions.stream().anyMatch(region -> !region.matches("\\d{0,6}"))) {
            faults.add("a region is a prefix of a region code, at most six digits");
        }
        return faults;
    }

    boolean hasCost() {
        return weights.containsKey(COST);
    }

    /** The longest of its regions that this place lies in, if it holds there and in this year. */
    Optional<String> regionOf(int year, UnitPath place) {
        return year < fromYear
                ? Optional.empty()
                : regions.stream()
                        .filter(region -> place.value().startsWith(region))
                        .max(Comparator.comparingInt(String::length));
    }

    /** What all indicators together carry, in points. */
    public BigDecimal indicatorSum() {
        return HUNDRED.subtract(executionWeight);
    }

    /** The points of each dimension, for an objective with indicators of these dimensions. */
    public Map<Dimension, BigDecimal> presets(Set<Dimension> dimensions) {
        var freed = weights.get(SATISFACTION);
        if (freed == null || dimensions.contains(SATISFACTION)) {
            return weights;
        }
        var presets = new EnumMap<Dimension, BigDecimal>(weights);
        presets.remove(SATISFACTION);
        presets.merge(withoutSatisfaction, freed, BigDecimal::add);
        return presets;
    }
}

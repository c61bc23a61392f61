package cn.hengping.budget.objective;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.hengping.platform.Fault;
import cn.hengping.platform.UnitPath;

/**
 * The annual objective (绩效目标) in words, and the indicators that say when it is reached.
 *
 * <p>Weights are in points. How the hundred are shared out between the execution rate and the dimensions is data: see {@link
 * WeightScheme}.
 */
public record Objective(String objective, List<Indicator> indicators) {
    private static final int MOST_INDICATORS = 60;
    private static final int MOST_CHARACTERS = 2_000;

    public Objective {
        indicators = List.copyOf(indicators);
    }

    /** Everything that keeps this objective from being measured in this year and place, each with where it stands. */
    public List<Fault> faults(WeightSchemes schemes, int year, UnitPath place) {
        var faults = new ArrayList<Fault>();
        if (objective.isBlank() || objective.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/objective", "TextLength", 1, MOST_CHARACTERS));
        }
        if (indicators.isEmpty() || indicators.size() > MOST_INDICATORS) {
            faults.add(Fault.at("/indicators", "ListLength", 1, MOST_INDICATORS));
            return faults;
        }
        for (var i = 0; i < indicators.size(); i++) {
            faults.addAll(indicators.get(i).faults("/indicators/" + i));
        }
        faults.addAll(repeated());
        faults.addAll(weights(schemes, year, place));
        return faults;
    }

    private List<Fault> repeated() {
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (var i = 0; i < indicators.size(); i++) {
            if (!seen.add(indicators.get(i).code())) {
                faults.add(Fault.at(
                        "/indicators/" + i + "/code",
                        "IndicatorCodeRepeated",
                        indicators.get(i).code()));
            }
        }
        return faults;
    }

    private List<Fault> weights(WeightSchemes schemes, int year, UnitPath place) {
        if (!indicators.stream().allMatch(Indicator::hasWeightInRange)) {
            return List.of();
        }
        var sums = new EnumMap<Dimension, BigDecimal>(Dimension.class);
        indicators.forEach(one -> sums.merge(one.dimension(), one.weight(), BigDecimal::add));
        return schemes.inForce(year, place, sums.keySet())
                .map(scheme -> against(scheme, sums))
                .orElse(List.of(Fault.at("/indicators", "NoWeightScheme", year)));
    }

    private static List<Fault> against(WeightScheme scheme, Map<Dimension, BigDecimal> sums) {
        var total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var sum = scheme.indicatorSum();
        if (total.compareTo(sum) != 0) {
            return List.of(Fault.at(
                    "/indicators",
                    "WeightsDoNotAddUp",
                    total.toPlainString(),
                    sum.toPlainString(),
                    scheme.executionWeight().toPlainString()));
        }
        var faults = new ArrayList<Fault>();
        new TreeMap<>(scheme.presets(sums.keySet())).forEach((dimension, points) -> {
            var given = sums.getOrDefault(dimension, BigDecimal.ZERO);
            if (given.compareTo(points) != 0) {
                faults.add(Fault.at(
                        "/indicators", "WeightsOffPreset", dimension, given.toPlainString(), points.toPlainString()));
            }
        });
        return faults;
    }
}

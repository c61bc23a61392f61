package cn.hengping.budget.objective;

import static cn.hengping.budget.objective.Dimension.BENEFIT;
import static cn.hengping.budget.objective.Dimension.COST;
import static cn.hengping.budget.objective.Dimension.OUTPUT;
import static cn.hengping.budget.objective.Dimension.SATISFACTION;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import cn.hengping.platform.Fault;

/**
 * The annual objective (绩效目标) in words, and the indicators that say when it is reached.
 *
 * <p>Weights are in points. The execution rate carries 10 of the hundred by itself, so the indicators carry 90: output 50,
 * benefit 30, satisfaction 10; with cost indicators 20, 40, 20, 10; without satisfaction its 10 go to benefit
 * (财预〔2020〕10号).
 */
public record Objective(String objective, List<Indicator> indicators) {
    static final BigDecimal SUM = new BigDecimal("90");
    private static final int MOST_INDICATORS = 60;
    private static final int MOST_CHARACTERS = 2_000;

    public Objective {
        indicators = List.copyOf(indicators);
    }

    /** Everything that keeps this objective from being measured, each with its place. */
    public List<Fault> faults() {
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
        faults.addAll(weights());
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

    private List<Fault> weights() {
        var sums = new EnumMap<Dimension, BigDecimal>(Dimension.class);
        for (var indicator : indicators) {
            sums.merge(indicator.dimension(), indicator.weight(), BigDecimal::add);
        }
        var total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(SUM) != 0) {
            return List.of(Fault.at("/indicators", "WeightsDoNotAddUp", total.toPlainString(), SUM));
        }
        var faults = new ArrayList<Fault>();
        preset(sums).forEach((dimension, points) -> {
            var sum = sums.getOrDefault(dimension, BigDecimal.ZERO);
            if (sum.compareTo(BigDecimal.valueOf(points)) != 0) {
                faults.add(Fault.at("/indicators", "WeightsOffPreset", dimension, sum.toPlainString(), points));
            }
        });
        return faults;
    }

    private static Map<Dimension, Integer> preset(Map<Dimension, BigDecimal> sums) {
        var satisfaction = sums.containsKey(SATISFACTION) ? 10 : 0;
        if (sums.containsKey(COST)) {
            return Map.of(COST, 20, OUTPUT, 40, BENEFIT, 30 - satisfaction, SATISFACTION, satisfaction);
        }
        return Map.of(OUTPUT, 50, BENEFIT, 40 - satisfaction, SATISFACTION, satisfaction);
    }
}

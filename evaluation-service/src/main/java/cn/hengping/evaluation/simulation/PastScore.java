package cn.hengping.evaluation.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.Calculator;
import cn.hengping.evaluation.scoring.Measured;
import cn.hengping.evaluation.scoring.Points;
import cn.hengping.evaluation.scoring.RuleSet;
import org.jspecify.annotations.Nullable;

/** An approved evaluation, as far as its score depends on it, with the rules it was scored by. */
public record PastScore(
        String projectCode,
        String projectName,
        String unitPath,
        RuleSet rules,
        Execution execution,
        List<Indicator> indicators,
        List<Entry> entries,
        @Nullable BigDecimal declaredExecutionScore,
        Set<String> evidenced,
        Map<String, List<BigDecimal>> opinions) {

    /** What the unit wrote about one indicator. */
    public record Entry(
            String code,
            @Nullable String actual,
            @Nullable BigDecimal attainmentPercent,
            @Nullable BigDecimal declaredScore) {}

    /** A total and its grade. */
    public record Outcome(BigDecimal total, String grade) {}

    public PastScore {
        indicators = List.copyOf(indicators);
        entries = List.copyOf(entries);
        evidenced = Set.copyOf(evidenced);
        opinions = Map.copyOf(opinions);
    }

    /** What the rules compute, by its own rules or by others; nothing where a line has no readable value. */
    public Optional<Outcome> computed(RuleSet by) {
        var calculator = new Calculator(by);
        return total(by, line -> calculator.points(line).map(Points::score), execution(calculator));
    }

    /** What was published: the unit's own scores, and the computed ones where it declared none. */
    public Optional<Outcome> published() {
        var calculator = new Calculator(rules);
        var executed = Optional.ofNullable(declaredExecutionScore).orElseGet(() -> execution(calculator));
        return total(rules, null, executed);
    }

    private BigDecimal execution(Calculator calculator) {
        return calculator
                .execution(
                        execution.executedYuan().yuan(),
                        execution.fullYearBudgetYuan().yuan())
                .score();
    }

    private Optional<Outcome> total(
            RuleSet by, @Nullable Function<Measured, Optional<BigDecimal>> score, BigDecimal executed) {
        var own = new Calculator(rules);
        var weights = weights(by);
        var sum = Optional.of(executed);
        for (var i = 0; i < indicators.size(); i++) {
            var indicator = indicators.get(i);
            var entry = entry(indicator.code());
            var line = measured(indicator, weights.get(i), entry, by);
            if (weights.get(i).signum() == 0) {
                continue;
            }
            var points = score == null
                    ? entry.map(Entry::declaredScore).or(() -> own.points(line).map(Points::score))
                    : score.apply(line);
            sum = sum.flatMap(soFar -> points.map(soFar::add));
        }
        return sum.map(total -> new Outcome(total, grade(by, total)));
    }

    private String grade(RuleSet by, BigDecimal total) {
        return by.grade(
                        total,
                        execution.executedYuan().yuan(),
                        execution.fullYearBudgetYuan().yuan())
                .grade();
    }

    private Optional<Entry> entry(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    private Measured measured(Indicator indicator, BigDecimal weight, Optional<Entry> entry, RuleSet by) {
        return new Measured(
                indicator.sign(),
                indicator.target(),
                weight,
                entry.map(Entry::actual).orElse(null),
                attainment(indicator.code(), entry, by).orElse(null),
                indicator.measure(),
                false,
                evidenced.contains(indicator.code()));
    }

    /** What the scorers made of a line, as the rules combine them; else what the unit wrote. */
    private Optional<BigDecimal> attainment(String code, Optional<Entry> entry, RuleSet by) {
        return Optional.ofNullable(opinions.get(code))
                .map(percents -> by.combinationOrMean().combine(percents))
                .or(() -> entry.map(Entry::attainmentPercent));
    }

    /**
     * The weights under other rules. Where these give every dimension the same points, nothing moves. Otherwise each line keeps
     * its share of its dimension, points of a dimension that the project does not have go to the others in proportion, and
     * what rounding leaves over goes to the heaviest line, so that all of it makes 100.
     */
    List<BigDecimal> weights(RuleSet by) {
        var given = new TreeMap<String, BigDecimal>();
        indicators.forEach(one -> given.merge(one.dimension(), one.weight(), BigDecimal::add));
        var here = new HashSet<>(given.keySet());
        var presets = by.presets(here);
        if (by.executionWeight().compareTo(rules.executionWeight()) == 0 && same(presets, rules.presets(here), here)) {
            return indicators.stream().map(Indicator::weight).toList();
        }
        var shared = here.stream()
                .map(dimension -> presets.getOrDefault(dimension, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var points = new BigDecimal("100").subtract(by.executionWeight());
        var weights = new ArrayList<BigDecimal>();
        for (var one : indicators) {
            var preset = presets.getOrDefault(one.dimension(), BigDecimal.ZERO);
            var whole = given.getOrDefault(one.dimension(), one.weight());
            weights.add(
                    shared.signum() == 0
                            ? BigDecimal.ZERO
                            : one.weight()
                                    .multiply(preset)
                                    .multiply(points)
                                    .divide(whole.multiply(shared), 2, java.math.RoundingMode.HALF_UP));
        }
        evenOut(weights, points);
        return weights;
    }

    private static boolean same(Map<String, BigDecimal> some, Map<String, BigDecimal> others, Set<String> dimensions) {
        return dimensions.stream()
                .allMatch(dimension -> some.getOrDefault(dimension, BigDecimal.ZERO)
                                .compareTo(others.getOrDefault(dimension, BigDecimal.ZERO))
                        == 0);
    }

    private static void evenOut(List<BigDecimal> weights, BigDecimal points) {
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var heaviest = 0;
        for (var i = 1; i < weights.size(); i++) {
            heaviest = weights.get(i).compareTo(weights.get(heaviest)) > 0 ? i : heaviest;
        }
        if (sum.signum() > 0) {
            weights.set(heaviest, weights.get(heaviest).add(points.subtract(sum)));
        }
    }
}

package cn.hengping.evaluation.radar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Groups of evaluations beside their peers (绩效雷达). A group stands out only when it has five evaluations or more, there are five
 * such groups or more, it lies more than three and a half robust deviations above their median, and, where it is a share, chance
 * does not explain it (Wilson's bound). Small groups have figures and are never said to stand out.
 */
public final class Radar {
    private static final int FEWEST = 5;
    private static final double FAR = 3.5;

    /** By what evaluations are put together. */
    public enum Grouping {
        UNIT,
        KIND
    }

    /** A value beside those of the peers; two decimals, percent or points as the measure says. */
    public record Standing(
            Measure measure, BigDecimal value, BigDecimal peerMedian, BigDecimal deviations, boolean isOutlying) {}

    /** One group: a unit by its path, or a kind of project. */
    public record Group(
            Grouping grouping,
            String key,
            String title,
            int evaluations,
            Map<Measure, BigDecimal> values,
            List<Standing> standings) {
        public Group {
            values = Map.copyOf(values);
            standings = List.copyOf(standings);
        }

        public List<Measure> outlying() {
            return standings.stream()
                    .filter(Standing::isOutlying)
                    .map(Standing::measure)
                    .toList();
        }
    }

    private Radar() {}

    public static List<Group> of(List<Case> cases) {
        var groups = new ArrayList<>(
                grouped(Grouping.UNIT, cases, one -> one.unitPath().value(), one -> one.unitName()));
        groups.addAll(grouped(Grouping.KIND, cases, Case::kind, Case::kind));
        return groups;
    }

    private static List<Group> grouped(
            Grouping grouping, List<Case> cases, Function<Case, String> key, Function<Case, String> title) {
        var parts = cases.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        var peers = new EnumMap<Measure, List<Double>>(Measure.class);
        for (var part : parts.values()) {
            for (var measure : Measure.values()) {
                if (part.size() >= FEWEST) {
                    peers.computeIfAbsent(measure, _ -> new ArrayList<>()).addAll(measure.of(part));
                }
            }
        }
        return parts.entrySet().stream()
                .map(part -> group(
                        grouping, part.getKey(), title.apply(part.getValue().getFirst()), part.getValue(), peers))
                .toList();
    }

    private static Group group(
            Grouping grouping, String key, String title, List<Case> cases, Map<Measure, List<Double>> peers) {
        var values = new EnumMap<Measure, BigDecimal>(Measure.class);
        var standings = new ArrayList<Standing>();
        for (var measure : Measure.values()) {
            for (var value : measure.of(cases)) {
                values.put(measure, rounded(value));
                var others = peers.getOrDefault(measure, List.of());
                if (cases.size() >= FEWEST && others.size() >= FEWEST) {
                    standings.add(standing(measure, value, cases.size(), others));
                }
            }
        }
        return new Group(grouping, key, title, cases.size(), values, standings);
    }

    private static Standing standing(Measure measure, double value, int cases, List<Double> peers) {
        var median = Robust.median(peers);
        var deviations = (value - median) / Math.max(Robust.deviation(peers), measure.least);
        var isNoChance = !measure.isShare || Robust.leastShare(value, cases) > median + measure.least;
        return new Standing(
                measure, rounded(value), rounded(median), rounded(deviations), deviations > FAR && isNoChance);
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}

package cn.hengping.budget.monitoring;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rules of the lights by the year from which they hold. */
public final class RulesOfLights {
    private final NavigableMap<Integer, LightRules> byYear = new TreeMap<>();

    /** Refuses to start with rules that contradict themselves, with two of one year, or with none. */
    public RulesOfLights(List<LightRules> all) {
        for (var rules : all) {
            if (!rules.faults().isEmpty() || byYear.put(rules.fromYear(), rules) != null) {
                throw new IllegalStateException("lights from " + rules.fromYear() + ": " + rules.faults());
            }
        }
        if (byYear.isEmpty()) {
            throw new IllegalStateException("no rules of lights");
        }
    }

    /** The rules of this year; years before the first go by the first. */
    public LightRules of(int year) {
        var held = byYear.floorEntry(year);
        return held == null ? byYear.firstEntry().getValue() : held.getValue();
    }
}

package cn.hengping.budget.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import cn.hengping.budget.objective.Indicator;
import cn.hengping.platform.Fault;

/** What the unit writes at a checkpoint: how far each indicator has come, and why something is behind. */
public record Account(List<Progress> progress, List<Explanation> explanations) {
    private static final int MOST = 62;

    public Account {
        progress = List.copyOf(progress);
        explanations = List.copyOf(explanations);
    }

    Optional<Progress> of(String code) {
        return progress.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    boolean explains(String place) {
        return explanations.stream().anyMatch(one -> one.place().equals(place));
    }

    /** What keeps it from being read against these indicators, as of this day. */
    List<Fault> faults(List<Indicator> indicators, LocalDate asOf) {
        var faults = new ArrayList<Fault>();
        if (progress.size() > MOST || explanations.size() > MOST) {
            faults.add(Fault.at("", "ListLength", 0, MOST));
            return faults;
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < progress.size(); i++) {
            var one = progress.get(i);
            var pointer = "/progress/" + i;
            var indicator = indicators.stream()
                    .filter(known -> known.code().equals(one.code()))
                    .findFirst();
            if (indicator.isEmpty() || !seen.add(one.code())) {
                faults.add(Fault.at(pointer + "/code", "IndicatorUnknownOrRepeated", one.code()));
            } else {
                faults.addAll(one.faults(pointer, indicator.get(), asOf));
            }
        }
        for (var i = 0; i < explanations.size(); i++) {
            var one = explanations.get(i);
            var pointer = "/explanations/" + i;
            if (!isPlace(one.place(), indicators) || !seen.add("explained " + one.place())) {
                faults.add(Fault.at(pointer + "/place", "IndicatorUnknownOrRepeated", one.place()));
            }
            faults.addAll(one.faults(pointer, asOf));
        }
        return faults;
    }

    private static boolean isPlace(String place, List<Indicator> indicators) {
        return place.equals(Explanation.EXECUTION)
                || place.equals(Explanation.OVERALL)
                || indicators.stream().anyMatch(known -> known.code().equals(place));
    }
}

package cn.hengping.budget.objective;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import cn.hengping.platform.UnitPath;

/** The weight schemes that this service knows. Which one holds follows from the year, the place, and whether cost is measured. */
public final class WeightSchemes {
    private final List<WeightScheme> schemes;

    /** Refuses to start with a scheme that contradicts itself, or with two of which nobody could say which one holds. */
    public WeightSchemes(List<WeightScheme> schemes) {
        var taken = new HashSet<String>();
        for (var scheme : schemes) {
            var faults = scheme.faults();
            if (!faults.isEmpty()) {
                throw new IllegalStateException("weight scheme " + scheme.code() + ": " + faults);
            }
            for (var region : scheme.regions()) {
                if (!taken.add(scheme.fromYear() + " " + region + " " + scheme.hasCost())) {
                    throw new IllegalStateException("weight scheme " + scheme.code() + ": another one holds there too");
                }
            }
        }
        this.schemes = List.copyOf(schemes);
    }

    public List<WeightScheme> all() {
        return schemes;
    }

    /**
     * The scheme for an objective with indicators of these dimensions: that of the smallest region around the place, and of
     * those the latest that has begun. None before the first one begins.
     */
    public Optional<WeightScheme> inForce(int year, UnitPath place, Set<Dimension> dimensions) {
        return schemes.stream()
                .filter(scheme -> scheme.hasCost() == dimensions.contains(Dimension.COST))
                .filter(scheme -> scheme.regionOf(year, place).isPresent())
                .max(Comparator.comparingInt((WeightScheme scheme) ->
                                scheme.regionOf(year, place).orElse("").length())
                        .thenComparingInt(WeightScheme::fromYear));
    }
}

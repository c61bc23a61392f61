package cn.hengping.budget.objective;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A third-level indicator (三级指标): what is measured, against which target, and how many points of the hundred it carries.
 *
 * @param libraryCode the entry of the indicator library that it was taken from, if any
 * @param baseline what was reached before (基期值), as written, if any
 */
public record Indicator(
        String code,
        Dimension dimension,
        Aspect aspect,
        String name,
        Sign sign,
        String target,
        String measure,
        BigDecimal weight,
        String evidenceSource,
        @Nullable String libraryCode,
        @Nullable String baseline) {
    private static final int MOST_CHARACTERS = 200;
    private static final String CODE = "[0-9A-Za-z-]{1,40}";
    private static final BigDecimal MOST_POINTS = new BigDecimal("100");

    /** An indicator that is not from the library and tells no baseline. */
    public Indicator(
            String code,
            Dimension dimension,
            Aspect aspect,
            String name,
            Sign sign,
            String target,
            String measure,
            BigDecimal weight,
            String evidenceSource) {
        this(code, dimension, aspect, name, sign, target, measure, weight, evidenceSource, null, null);
    }

    List<Fault> faults(String pointer) {
        var faults = new ArrayList<Fault>();
        if (!code.matches(CODE)) {
            faults.add(Fault.at(pointer + "/code", "IndicatorCodeMalformed", code));
        }
        if (libraryCode != null && !libraryCode.matches(CODE)) {
            faults.add(Fault.at(pointer + "/libraryCode", "IndicatorCodeMalformed", libraryCode));
        }
        if (aspect.dimension != dimension) {
            faults.add(Fault.at(pointer + "/aspect", "AspectOfAnotherDimension", aspect, dimension));
        }
        if (target.length() > MOST_CHARACTERS || !sign.fits(target)) {
            faults.add(Fault.at(pointer + "/target", "TargetDoesNotFit", target, sign));
        }
        if (!hasWeightInRange()) {
            faults.add(Fault.at(pointer + "/weight", "WeightOutOfRange", weight));
        }
        text(faults, pointer + "/name", name);
        text(faults, pointer + "/measure", measure);
        text(faults, pointer + "/evidenceSource", evidenceSource);
        if (baseline != null) {
            text(faults, pointer + "/baseline", baseline);
        }
        return faults;
    }

    /** Above zero, at most a hundred, at most two decimals. Nothing is computed with a weight that is not: 1e999999999 fills a heap. */
    boolean hasWeightInRange() {
        return weight.signum() > 0 && weight.scale() <= 2 && weight.compareTo(MOST_POINTS) <= 0;
    }

    private static void text(List<Fault> faults, String pointer, String value) {
        if (value.isBlank() || value.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS));
        }
    }
}

package cn.hengping.budget.objective;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;

/** A third-level indicator (三级指标): what is measured, against which target, and how many points of the hundred it carries. */
public record Indicator(
        String code,
        Dimension dimension,
        Aspect aspect,
        String name,
        Sign sign,
        String target,
        String measure,
        BigDecimal weight,
        String evidenceSource) {
    private static final int MOST_CHARACTERS = 200;

    List<Fault> faults(String pointer) {
        var faults = new ArrayList<Fault>();
        if (!code.matches("[0-9A-Za-z-]{1,40}")) {
            faults.add(Fault.at(pointer + "/code", "IndicatorCodeMalformed", code));
        }
        if (aspect.dimension != dimension) {
            faults.add(Fault.at(pointer + "/aspect", "AspectOfAnotherDimension", aspect, dimension));
        }
        if (target.length() > MOST_CHARACTERS || !sign.fits(target)) {
            faults.add(Fault.at(pointer + "/target", "TargetDoesNotFit", target, sign));
        }
        if (weight.signum() <= 0 || weight.scale() > 2 || weight.compareTo(BigDecimal.valueOf(100)) > 0) {
            faults.add(Fault.at(pointer + "/weight", "WeightOutOfRange", weight.toPlainString()));
        }
        text(faults, pointer + "/name", name);
        text(faults, pointer + "/measure", measure);
        text(faults, pointer + "/evidenceSource", evidenceSource);
        return faults;
    }

    private static void text(List<Fault> faults, String pointer, String value) {
        if (value.isBlank() || value.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS));
        }
    }
}

package cn.hengping.evaluation.project;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;

/** A project as the bureau approved it: the part of {@code contracts/budget/ProjectApproved.v1.json} that is needed here. */
public record ApprovedProject(
        String projectCode,
        int year,
        String name,
        String kind,
        boolean classified,
        String unitCode,
        String unitName,
        UnitPath unitPath,
        String departmentCode,
        String departmentName,
        UnitPath departmentPath,
        List<Basis> basis,
        String content,
        String purpose,
        List<Item> items,
        String objective,
        List<Indicator> indicators) {

    /** A document that the project rests on. */
    public record Basis(String documentNumber, String subject) {}

    /** A line item, in yuan. */
    public record Item(String code, String name, Money amountYuan) {}

    /** A third-level indicator; the weight is in points. */
    public record Indicator(
            String code,
            String dimension,
            String aspect,
            String name,
            Sign sign,
            String target,
            String measure,
            BigDecimal weight,
            String evidenceSource) {
        private static final int MOST_DECIMALS = 2;

        /** An indicator that no score can be computed for is not taken: it would only be noticed when somebody reads. */
        public Indicator {
            if (!sign.fitsTarget(target)) {
                throw new IllegalArgumentException("indicator " + code + ": target " + target + " is none for " + sign);
            }
            if (weight.signum() <= 0 || weight.stripTrailingZeros().scale() > MOST_DECIMALS) {
                throw new IllegalArgumentException("indicator " + code + ": weight " + weight);
            }
        }
    }

    public ApprovedProject {
        basis = List.copyOf(basis);
        items = List.copyOf(items);
        indicators = List.copyOf(indicators);
        if (indicators.stream().map(Indicator::code).distinct().count() != indicators.size()) {
            throw new IllegalArgumentException("project " + projectCode + " has two indicators of one code");
        }
    }

    public Optional<Indicator> indicator(String code) {
        return indicators.stream()
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }
}

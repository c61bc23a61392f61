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
            String evidenceSource) {}

    public ApprovedProject {
        basis = List.copyOf(basis);
        items = List.copyOf(items);
        indicators = List.copyOf(indicators);
    }

    public Optional<Indicator> indicator(String code) {
        return indicators.stream()
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }
}

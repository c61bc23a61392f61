package cn.hengping.budget.project;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.objective.Indicator;
import cn.hengping.platform.Event;
import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;

/** The finance bureau approved a project: all that others need to know of it, so that they never ask back. */
public record ProjectApproved(
        String projectCode,
        int year,
        String name,
        ProjectKind kind,
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
        List<Fund> funds,
        List<Item> items,
        Money initialBudgetYuan,
        String objective,
        List<Aim> indicators,
        Instant approvedAt)
        implements Event {

    /** An indicator as the contract writes it: the weight is a decimal string with two decimals. */
    public record Aim(
            String code,
            String dimension,
            String aspect,
            String name,
            String sign,
            String target,
            String measure,
            String weight,
            String evidenceSource) {
        static Aim of(Indicator indicator) {
            return new Aim(
                    indicator.code(),
                    indicator.dimension().name(),
                    indicator.aspect().name(),
                    indicator.name(),
                    indicator.sign().name(),
                    indicator.target(),
                    indicator.measure(),
                    indicator.weight().setScale(2).toPlainString(),
                    indicator.evidenceSource());
        }
    }

    /** The project as it is now: as approved, or as the last adjustment left it. */
    public static ProjectApproved of(Project project) {
        var registration = project.registration();
        var objective = Objects.requireNonNull(project.objective());
        return new ProjectApproved(
                project.code(),
                registration.year(),
                registration.name(),
                registration.kind(),
                registration.classified(),
                project.unit().unitCode(),
                project.unit().name(),
                project.unit().path(),
                project.department().unitCode(),
                project.department().name(),
                project.department().path(),
                registration.basis(),
                registration.content(),
                registration.purpose(),
                registration.funds(),
                registration.items(),
                registration.budget(),
                objective.objective(),
                objective.indicators().stream().map(Aim::of).toList(),
                Objects.requireNonNull(project.approvedAt()));
    }

    @Override
    public String topic() {
        return "budget.project";
    }

    @Override
    public String type() {
        return "ProjectApproved.v1";
    }

    @Override
    public String subject() {
        return projectCode;
    }
}

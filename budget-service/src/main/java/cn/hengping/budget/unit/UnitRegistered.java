package cn.hengping.budget.unit;

import java.time.LocalDate;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A unit took its place in the tree. */
public record UnitRegistered(
        String unitCode,
        String name,
        UnitKind kind,
        UnitPath path,
        String departmentCode,
        String departmentName,
        UnitPath departmentPath,
        LocalDate validFrom)
        implements Event {
    @Override
    public String topic() {
        return "budget.unit";
    }

    @Override
    public String type() {
        return "UnitRegistered.v1";
    }

    @Override
    public String subject() {
        return unitCode;
    }
}

package cn.hengping.budget.unit;

import cn.hengping.platform.Refusal;

/** Every way a unit can say no. */
public interface UnitRefusal {
    record NoSuchUnit(String unitCode) implements Refusal.Unknown {}

    record UnitRegisteredAlready(String unitCode) implements Refusal.Conflict {}

    record DepartmentNeeded(String unitCode) implements Refusal.Incomplete {}

    record DepartmentNotNeeded(String unitCode) implements Refusal.Incomplete {}

    record NotADepartment(String unitCode) implements Refusal.Incomplete {}
}

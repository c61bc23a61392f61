package cn.hengping.budget.unit;

import java.time.LocalDate;

import cn.hengping.platform.Refusal;

/** Every way a unit can say no. */
public interface UnitRefusal {
    record NoSuchUnit(String unitCode) implements Refusal.Unknown {}

    record UnitRegisteredAlready(String unitCode) implements Refusal.Conflict {}

    record DepartmentNeeded(String unitCode) implements Refusal.Incomplete {}

    record DepartmentNotNeeded(String unitCode) implements Refusal.Incomplete {}

    record NotADepartment(String unitCode) implements Refusal.Incomplete {}

    /** It has ended or will end: nothing is added to it, and it does not change any more. */
    record UnitClosed(String unitCode, LocalDate from) implements Refusal.Conflict {}

    /** On that day it is not there: what hangs on it would have a gap. */
    record NotInForce(String unitCode, LocalDate day) implements Refusal.Incomplete {}

    record UnitNotInYear(String unitCode, int year) implements Refusal.Incomplete {}

    /** Stretches would overlap: the last change is of that day. */
    record ChangeBeforeLast(String unitCode, LocalDate last) implements Refusal.Conflict {}

    record NothingChanges(String unitCode) implements Refusal.Incomplete {}

    record MergedIntoItself(String unitCode) implements Refusal.Incomplete {}

    record DepartmentIntoUnit(String unitCode, String into) implements Refusal.Incomplete {}

    record DepartmentHasUnits(String unitCode, String below) implements Refusal.Conflict {}

    record OnlyUnitsMove(String unitCode) implements Refusal.Incomplete {}

    record BureauStays(String unitCode) implements Refusal.Incomplete {}

    record TreeTooLarge(int most) implements Refusal.TooMuch {}
}

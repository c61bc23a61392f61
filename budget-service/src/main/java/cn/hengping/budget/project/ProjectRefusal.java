package cn.hengping.budget.project;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a project can say no. */
public interface ProjectRefusal {
    record NoSuchProject(String projectCode) implements Refusal.Unknown {}

    record ProjectRegisteredAlready(String projectCode) implements Refusal.Conflict {}

    record WrongStage(Step step, Stage stage) implements Refusal.Conflict {}

    record NotDrafting(Stage stage) implements Refusal.Conflict {}

    record BudgetApprovedAlready(String projectCode) implements Refusal.Conflict {}

    record CodeIsFixed(String projectCode) implements Refusal.Incomplete {}

    record SameHands(String account) implements Refusal.Forbidden {}

    /** A cursor only continues the list that gave it: same conditions, same order. */
    record CursorOfAnotherList() implements Refusal.Malformed {}

    record ReasonMissing() implements Refusal.Incomplete {}

    record ObjectiveMissing(String projectCode) implements Refusal.Incomplete {}

    /** Texts are carried forward, never back. */
    record NotALaterYear(int year, int other) implements Refusal.Incomplete {}

    record NoSuchBasis(String documentNumber) implements Refusal.Incomplete {}

    record NoSuchBasisFile(UUID id) implements Refusal.Unknown {}

    record TooManyBasisFiles(int most) implements Refusal.Incomplete {}

    record BasisFileEmpty() implements Refusal.Incomplete {}

    record BasisFileTooLarge(long mostBytes) implements Refusal.TooMuch {}

    /** Told by its content: whatever its name says, it is none of the kinds that documents come in. */
    record BasisFileKindRefused(String fileName) implements Refusal.Incomplete {}

    record BasisFileNameRefused(String fileName) implements Refusal.Incomplete {}
}

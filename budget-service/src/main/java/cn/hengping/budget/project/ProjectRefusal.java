package cn.hengping.budget.project;

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
}

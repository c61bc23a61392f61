package cn.hengping.budget.adjustment;

import cn.hengping.platform.Refusal;

/** Every way an adjustment can say no. */
public interface AdjustmentRefusal {
    record NoSuchAdjustment(String projectCode, int number) implements Refusal.Unknown {}

    record AdjustmentAtOtherStage(Step step, Stage stage) implements Refusal.Conflict {}

    record AdjustmentNotDrafting(Stage stage) implements Refusal.Conflict {}

    /** What is not approved yet is simply rewritten, or sent back and rewritten. */
    record NotApprovedYet(String projectCode, cn.hengping.budget.project.Stage stage) implements Refusal.Conflict {}

    /** One at a time: two would each be decided on what the other changes. */
    record AdjustmentOpen(String projectCode) implements Refusal.Conflict {}

    record AdjustmentsUsedUp(String projectCode, int most) implements Refusal.Conflict {}

    record NothingAdjusted(String projectCode) implements Refusal.Incomplete {}
}

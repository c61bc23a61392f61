package cn.hengping.budget.adjustment;

import java.time.Instant;
import java.util.List;

import cn.hengping.budget.project.PlanDifference;
import cn.hengping.budget.project.ProjectApproved;
import cn.hengping.platform.Event;

/**
 * The finance bureau approved an adjustment: the whole project as it is from now on, and what that changed.
 *
 * @param edition counts what was approved: 1 is the approval itself; a higher one replaces a lower one
 */
public record ProjectAdjusted(
        ProjectApproved project,
        int edition,
        String documentNumber,
        String reason,
        List<PlanDifference> changes,
        Instant adjustedAt)
        implements Event {
    public ProjectAdjusted {
        changes = List.copyOf(changes);
    }

    @Override
    public String topic() {
        return "budget.project";
    }

    @Override
    public String type() {
        return "ProjectAdjusted.v1";
    }

    @Override
    public String subject() {
        return project.projectCode();
    }
}

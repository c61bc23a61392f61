package cn.hengping.budget.adjustment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.project.Plan;
import cn.hengping.budget.project.Project;
import org.jspecify.annotations.Nullable;

/**
 * What a project set out to do, as it was approved at one time (版次): the first by the approval, each later one by an adjustment.
 *
 * @param adjustment the number of the adjustment that made it; absent for the first
 */
public record PlanEdition(
        int number,
        @Nullable Integer adjustment,
        @Nullable String documentNumber,
        @Nullable String reason,
        @Nullable Instant approvedAt,
        Plan plan) {

    /**
     * The edition that held before this moment, the last one approved by then; the first where none was. There is one at least.
     */
    public static PlanEdition heldBefore(List<PlanEdition> editions, Instant moment) {
        return editions.stream()
                .filter(edition -> edition.approvedAt != null && edition.approvedAt.isBefore(moment))
                .reduce(editions.getFirst(), (_, later) -> later);
    }

    /** All editions, the first one first. */
    static List<PlanEdition> of(Project project, List<Adjustment> approved) {
        if (project.approvedAt() == null) {
            return List.of();
        }
        var first = approved.isEmpty() ? project.plan() : approved.getFirst().before();
        var editions = new ArrayList<PlanEdition>();
        editions.add(new PlanEdition(1, null, null, null, project.approvedAt(), first));
        for (var one : approved) {
            editions.add(new PlanEdition(
                    editions.size() + 1,
                    one.number(),
                    one.proposal().documentNumber(),
                    one.proposal().reason(),
                    one.approvedAt(),
                    one.after()));
        }
        return editions;
    }
}

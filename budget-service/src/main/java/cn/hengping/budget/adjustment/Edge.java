package cn.hengping.budget.adjustment;

import static cn.hengping.budget.adjustment.Stage.APPROVED;
import static cn.hengping.budget.adjustment.Stage.DRAFTING;
import static cn.hengping.budget.adjustment.Stage.DROPPED;
import static cn.hengping.budget.adjustment.Stage.WITH_BUREAU;
import static cn.hengping.budget.adjustment.Stage.WITH_DEPARTMENT;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.DEPARTMENT_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;

import java.util.Arrays;
import java.util.List;

import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * The workflow of an adjustment: the way that the project itself went, from its unit over the department to the bureau.
 *
 * <p>This table is the whole of it. What it does not list is refused.
 */
enum Edge {
    SUBMITTED(Step.SUBMIT, DRAFTING, PREPARER, WITH_DEPARTMENT),
    WITHDRAWN(Step.WITHDRAW, WITH_DEPARTMENT, PREPARER, DRAFTING),
    GIVEN_UP(Step.DROP, DRAFTING, PREPARER, DROPPED),
    ENDORSED(Step.ENDORSE, WITH_DEPARTMENT, DEPARTMENT_REVIEWER, WITH_BUREAU),
    SENT_BACK_BY_DEPARTMENT(Step.SEND_BACK, WITH_DEPARTMENT, DEPARTMENT_REVIEWER, DRAFTING),
    APPROVED_BY_BUREAU(Step.APPROVE, WITH_BUREAU, BUREAU_REVIEWER, APPROVED),
    SENT_BACK_BY_BUREAU(Step.SEND_BACK, WITH_BUREAU, BUREAU_REVIEWER, DRAFTING);

    final Step step;
    final Stage from;
    final Role by;
    final Stage to;

    Edge(Step step, Stage from, Role by, Stage to) {
        this.step = step;
        this.from = from;
        this.by = by;
        this.to = to;
    }

    /** Who stands as its submitter once this edge is taken. */
    @Nullable
    String submitter(Adjustment before, String account) {
        return switch (this) {
            case SUBMITTED -> account;
            case ENDORSED, APPROVED_BY_BUREAU -> before.submittedBy();
            case WITHDRAWN, GIVEN_UP, SENT_BACK_BY_DEPARTMENT, SENT_BACK_BY_BUREAU -> null;
        };
    }

    /** Who stands as its endorser once this edge is taken. */
    @Nullable
    String endorser(Adjustment before, String account) {
        return switch (this) {
            case ENDORSED -> account;
            case APPROVED_BY_BUREAU -> before.endorsedBy();
            case SUBMITTED, WITHDRAWN, GIVEN_UP, SENT_BACK_BY_DEPARTMENT, SENT_BACK_BY_BUREAU -> null;
        };
    }

    static List<Edge> from(Stage stage) {
        return Arrays.stream(values()).filter(edge -> edge.from == stage).toList();
    }
}

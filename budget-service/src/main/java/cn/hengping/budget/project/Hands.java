package cn.hengping.budget.project;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The accounts that a project went through: one person does not do two of these. */
public record Hands(@Nullable String submittedBy, @Nullable String endorsedBy) {
    static final Hands NONE = new Hands(null, null);

    Hands after(Edge edge, String account) {
        return switch (edge) {
            case SUBMITTED -> new Hands(account, null);
            case ENDORSED -> new Hands(submittedBy, account);
            case WITHDRAWN, SENT_BACK_BY_DEPARTMENT, SENT_BACK_BY_BUREAU -> NONE;
            case APPROVED_BY_BUREAU -> this;
        };
    }

    /** Whether this account may take the step: its own first step, or one after steps that were all others'. */
    boolean leave(Edge edge, String account) {
        var isFirst = edge == Edge.SUBMITTED || edge == Edge.WITHDRAWN;
        return isFirst || (!Objects.equals(account, submittedBy) && !Objects.equals(account, endorsedBy));
    }
}

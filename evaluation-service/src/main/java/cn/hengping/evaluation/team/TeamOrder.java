package cn.hengping.evaluation.team;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The team as it shall be.
 *
 * @param reason why it is another than it was; required for a change, and for nothing else
 */
public record TeamOrder(List<TeamMember> members, @Nullable String reason) {
    public TeamOrder {
        members = List.copyOf(members);
    }

    public Team team() {
        return new Team(members);
    }

    public boolean hasReason() {
        return reason != null && !reason.isBlank();
    }
}

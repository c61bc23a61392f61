package cn.hengping.evaluation.ruledata;

import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.time.Instant;

import cn.hengping.platform.Command;
import cn.hengping.platform.UnitPath;

/** Who proposed it, for which place, when and why. */
public record Origin(UnitPath place, String reason, String by, Instant at) {

    /** Refuses whoever may not propose, before anything is read of what he sends. */
    static Origin of(String reason, Command command) {
        var actor = command.actor();
        actor.requireRole(CAMPAIGN_MANAGER);
        Proposal.requireText("/reason", reason);
        return new Origin(actor.scope(), reason, actor.account(), command.at());
    }
}

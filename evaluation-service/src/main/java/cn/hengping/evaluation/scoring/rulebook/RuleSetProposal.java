package cn.hengping.evaluation.scoring.rulebook;

import java.time.Instant;

import cn.hengping.evaluation.ruledata.Origin;
import cn.hengping.evaluation.ruledata.Outcome;
import cn.hengping.evaluation.ruledata.Proposal;
import cn.hengping.evaluation.ruledata.Stage;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A rule set on its way into use (规则集的拟定与批准); a campaign of any place may then name it. */
public record RuleSetProposal(
        RuleSet rules,
        String hash,
        UnitPath place,
        Stage stage,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String remark,
        long rowVersion)
        implements Proposal<RuleSetProposal> {

    static RuleSetProposal of(RuleSets.Known known, Origin by) {
        return new RuleSetProposal(
                known.rules(),
                known.hash(),
                by.place(),
                Stage.PROPOSED,
                by.reason(),
                by.by(),
                by.at(),
                null,
                null,
                null,
                1);
    }

    @Override
    public RuleSetProposal decided(Outcome outcome) {
        return new RuleSetProposal(
                rules,
                hash,
                place,
                outcome.stage(),
                reason,
                proposedBy,
                proposedAt,
                outcome.by(),
                outcome.at(),
                outcome.remark(),
                rowVersion + 1);
    }

    RuleSets.Known known() {
        return new RuleSets.Known(rules, hash);
    }

    @Override
    public String code() {
        return rules.code();
    }

    @Override
    public int version() {
        return rules.version();
    }
}

package cn.hengping.evaluation.signoff.chainbook;

import java.time.Instant;

import cn.hengping.evaluation.ruledata.Origin;
import cn.hengping.evaluation.ruledata.Outcome;
import cn.hengping.evaluation.ruledata.Proposal;
import cn.hengping.evaluation.ruledata.Stage;
import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A sign-off chain on its way into use (签批链的拟定与批准); it then holds at its place and below. */
public record ChainProposal(
        ChainLibrary.Known known,
        UnitPath place,
        Stage stage,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String remark,
        long rowVersion)
        implements Proposal<ChainProposal> {

    static ChainProposal of(ChainLibrary.Known known, Origin by) {
        return new ChainProposal(known, by.place(), Stage.PROPOSED, by.reason(), by.by(), by.at(), null, null, null, 1);
    }

    @Override
    public ChainProposal decided(Outcome outcome) {
        return new ChainProposal(
                known,
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

    @Override
    public String code() {
        return known.code();
    }

    @Override
    public int version() {
        return known.version();
    }
}

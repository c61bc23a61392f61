package cn.hengping.evaluation.signoff.chainbook;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.time.Instant;
import java.util.List;

import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.SignOffRefusal.ChainDecided;
import cn.hengping.evaluation.signoff.SignOffRefusal.ChainProposerDoesNotApprove;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A sign-off chain on its way into use (签批链的拟定与批准): the campaign management proposes it for its place, the bureau's head approves
 * it, and they are two people. Once decided it never changes; whoever wants it otherwise proposes the next version.
 */
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
        long rowVersion) {
    private static final int MOST_CHARACTERS = 500;

    /** How far it has come. */
    public enum Stage {
        PROPOSED,
        APPROVED,
        REJECTED
    }

    /** What the second person says. */
    public record Decision(Verdict verdict, String remark) {}

    /** Yes or no. */
    public enum Verdict {
        APPROVE(Stage.APPROVED),
        REJECT(Stage.REJECTED);

        private final Stage stage;

        Verdict(Stage stage) {
            this.stage = stage;
        }
    }

    static ChainProposal propose(ChainLibrary.Known known, String reason, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER);
        requireText("/reason", reason);
        return new ChainProposal(
                known,
                command.actor().scope(),
                Stage.PROPOSED,
                reason,
                command.actor().account(),
                command.at(),
                null,
                null,
                null,
                1);
    }

    ChainProposal decide(Decision decision, Command command) {
        command.actor().requireRole(BUREAU_HEAD);
        command.actor().requireScope(place);
        if (command.actor().account().equals(proposedBy)) {
            throw new ChainProposerDoesNotApprove(proposedBy).asError();
        }
        if (stage != Stage.PROPOSED) {
            throw new ChainDecided(known.code(), known.version()).asError();
        }
        command.requireCurrent(rowVersion);
        requireText("/remark", decision.remark());
        return new ChainProposal(
                known,
                place,
                decision.verdict().stage,
                reason,
                proposedBy,
                proposedAt,
                command.actor().account(),
                command.at(),
                decision.remark(),
                rowVersion + 1);
    }

    private static void requireText(String pointer, String text) {
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            NotAcceptable.unless(List.of(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS)));
        }
    }

    /** What this caller may do with it now. */
    public List<String> may(Actor actor) {
        var decides = stage == Stage.PROPOSED
                && actor.is(BUREAU_HEAD)
                && actor.scope().covers(place)
                && !actor.account().equals(proposedBy);
        return decides ? List.of("APPROVE", "REJECT") : List.of();
    }
}

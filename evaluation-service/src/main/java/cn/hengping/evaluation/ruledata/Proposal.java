package cn.hengping.evaluation.ruledata;

import static cn.hengping.platform.Role.BUREAU_HEAD;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;

/**
 * A version of rule data on its way into use (拟定与批准): the campaign management proposes it for its place, the bureau's head
 * approves it, and they are two people. Once decided it never changes; whoever wants it otherwise proposes the next version.
 */
public interface Proposal<P extends Proposal<P>> {
    int MOST_CHARACTERS = 500;

    String code();

    int version();

    UnitPath place();

    Stage stage();

    String proposedBy();

    long rowVersion();

    /** The same, decided, in its next row version. */
    P decided(Outcome outcome);

    private boolean isOpenTo(Actor actor) {
        return stage() == Stage.PROPOSED
                && actor.is(BUREAU_HEAD)
                && actor.scope().covers(place())
                && !actor.account().equals(proposedBy());
    }

    /** What this caller may do with it now. */
    default List<String> may(Actor actor) {
        return isOpenTo(actor) ? List.of(Verdict.APPROVE.name(), Verdict.REJECT.name()) : List.of();
    }

    /** Decides it, or refuses. */
    default P decide(Decision decision, Kind<P> kind, Command command) {
        var actor = command.actor();
        actor.requireRole(BUREAU_HEAD);
        actor.requireScope(place());
        if (actor.account().equals(proposedBy())) {
            throw kind.refusals().proposerDecides().apply(proposedBy()).asError();
        }
        if (stage() != Stage.PROPOSED) {
            throw kind.refusals().decidedAlready().of(code(), version()).asError();
        }
        command.requireCurrent(rowVersion());
        requireText("/remark", decision.remark());
        return decided(new Outcome(decision.verdict().stage(), actor.account(), command.at(), decision.remark()));
    }

    static void requireText(String pointer, String text) {
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            NotAcceptable.unless(List.of(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS)));
        }
    }
}

package cn.hengping.budget.library;

import static cn.hengping.budget.library.Standing.ADOPTED;
import static cn.hengping.budget.library.Standing.PROPOSED;
import static cn.hengping.budget.library.Standing.WITHDRAWN;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.DEPARTMENT_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;

import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.library.LibraryRefusal.LibraryCodeMalformed;
import cn.hengping.budget.library.LibraryRefusal.StandsAlready;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that others may take (指标库条目): proposed by anyone who writes or reviews objectives, adopted and withdrawn by
 * whoever keeps the library.
 *
 * <p>The library is that of the whole district: it is kept from the top of the tree only.
 *
 * @param proposedFrom the place it was proposed from; absent for the starter library
 * @param reuseCount how many indicators of approved objectives were taken from it
 */
public record LibraryEntry(
        String code,
        Wording wording,
        Standing standing,
        @Nullable UnitPath proposedFrom,
        long reuseCount,
        long version) {
    private static final String CODE = "[0-9A-Za-z-]{1,40}";

    /** What the keeper does with an entry; what is not listed for a standing is refused. */
    public enum Step {
        ADOPT(ADOPTED),
        WITHDRAW(WITHDRAWN);

        final Standing to;

        Step(Standing to) {
            this.to = to;
        }
    }

    public static LibraryEntry starter(String code, Wording wording) {
        return new LibraryEntry(code, wording, ADOPTED, null, 0, 1);
    }

    /** Proposes an entry, or refuses with everything that is wrong with it. */
    public static LibraryEntry propose(String code, Wording wording, Actor actor) {
        actor.requireRole(PREPARER, DEPARTMENT_REVIEWER, BUREAU_REVIEWER, CAMPAIGN_MANAGER);
        if (!code.matches(CODE)) {
            throw new LibraryCodeMalformed(code).asError();
        }
        NotAcceptable.unless(wording.faults());
        return new LibraryEntry(code, wording, PROPOSED, actor.scope(), 0, 1);
    }

    /** Writes it anew; the code, by which objectives name it, stays. */
    public LibraryEntry rewrite(Wording anew, Command command) {
        requireKeeper(command.actor());
        command.requireCurrent(version);
        NotAcceptable.unless(anew.faults());
        return new LibraryEntry(code, anew, standing, proposedFrom, reuseCount, version + 1);
    }

    public LibraryEntry take(Step step, Command command) {
        requireKeeper(command.actor());
        command.requireCurrent(version);
        if (standing == step.to) {
            throw new StandsAlready(code, standing).asError();
        }
        return new LibraryEntry(code, wording, step.to, proposedFrom, reuseCount, version + 1);
    }

    private static void requireKeeper(Actor actor) {
        actor.requireRole(CAMPAIGN_MANAGER);
        if (!isAtTheTop(actor)) {
            throw new OutsideYourScope(actor.post().toString(), "指标库").asError();
        }
    }

    private static boolean isAtTheTop(Actor actor) {
        return !actor.scope().value().contains("/");
    }

    /** The steps that this caller could take now. */
    public List<String> may(Actor actor) {
        return actor.is(CAMPAIGN_MANAGER) && isAtTheTop(actor)
                ? Arrays.stream(Step.values())
                        .filter(step -> step.to != standing)
                        .map(Enum::name)
                        .toList()
                : List.of();
    }
}

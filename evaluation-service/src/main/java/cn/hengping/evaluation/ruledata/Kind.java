package cn.hengping.evaluation.ruledata;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.Refusal;

/**
 * What is particular to one kind of rule data.
 *
 * @param word as the log's actions end: {@code PROPOSE_CHAIN}
 * @param shipped the highest version of a code that is shipped with the service; 0 for none
 * @param approved what the others are told when one is approved
 */
public record Kind<P extends Proposal<P>>(
        Class<P> type,
        String table,
        String word,
        Reach reach,
        Refusals refusals,
        ToIntFunction<String> shipped,
        BiFunction<P, Command, List<Event>> approved) {

    /** Whose eyes a proposal is for. */
    public enum Reach {
        /** Everybody's. */
        EVERYWHERE,
        /** Those at places around its own, and below it. */
        NEAR
    }

    /** How it says no. */
    public record Refusals(
            OfVersion unknown,
            OfVersion versionTaken,
            OfVersion decidedAlready,
            Function<String, Refusal> proposerDecides) {

        /** A no about one version. */
        public interface OfVersion {
            Refusal of(String code, int version);
        }
    }
}

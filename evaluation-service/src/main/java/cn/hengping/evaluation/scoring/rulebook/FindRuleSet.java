package cn.hengping.evaluation.scoring.rulebook;

import java.util.Comparator;

import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.RuleSets.Known;
import cn.hengping.evaluation.scoring.ScoringRefusal.NoSuchRuleSet;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the rule sets that may be used: those that are shipped, and those that were approved here. */
@Component
public class FindRuleSet {
    /** The rule set that counts where none is named. */
    public static final String USUAL = "national";

    private static final Comparator<Known> BY_VERSION =
            Comparator.comparingInt(known -> known.rules().version());

    private final RuleSets shipped;
    private final Proposals<RuleSetProposal> proposals;

    FindRuleSet(RuleSets shipped, Proposals<RuleSetProposal> proposals) {
        this.shipped = shipped;
        this.proposals = proposals;
    }

    /** This version, or a refusal. */
    public Mono<Known> get(String code, int version) {
        return all(code)
                .filter(known -> known.rules().version() == version)
                .next()
                .switchIfEmpty(Mono.error(() -> new NoSuchRuleSet(code, version).asError()));
    }

    /** The newest version that may be used, or a refusal. */
    public Mono<Known> newest(String code) {
        return all(code)
                .sort(BY_VERSION.reversed())
                .next()
                .switchIfEmpty(Mono.error(() -> new NoSuchRuleSet(code, 0).asError()));
    }

    /** This version, though it is only proposed; for what changes nothing. */
    public Mono<Known> proposedOrApproved(String code, int version, UnitPath from) {
        return get(code, version)
                .onErrorResume(_ -> proposals.get(code, version, from).map(RuleSetProposal::known));
    }

    /** The version that is named, or else the newest. */
    public Mono<Known> named(String code, @Nullable Integer version) {
        return version == null ? newest(code) : get(code, version);
    }

    private Flux<Known> all(String code) {
        return Flux.fromIterable(shipped.all())
                .filter(known -> known.rules().code().equals(code))
                .concatWith(proposals.findApproved(code).map(RuleSetProposal::known));
    }
}

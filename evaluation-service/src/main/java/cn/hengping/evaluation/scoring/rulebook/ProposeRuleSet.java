package cn.hengping.evaluation.scoring.rulebook;

import cn.hengping.evaluation.ruledata.Decision;
import cn.hengping.evaluation.ruledata.Propose;
import cn.hengping.platform.Command;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Proposes a rule set, and decides on it. */
@Component
public class ProposeRuleSet {
    private final Propose<RuleSetProposal> proposing;
    private final RuleSetReader reader;

    ProposeRuleSet(Propose<RuleSetProposal> proposing, RuleSetReader reader) {
        this.proposing = proposing;
        this.reader = reader;
    }

    public Mono<RuleSetProposal> propose(String yaml, String reason, Command command) {
        return proposing.propose(reason, origin -> RuleSetProposal.of(reader.read(yaml), origin), command);
    }

    public Mono<RuleSetProposal> decide(String code, int version, Decision decision, Command command) {
        return proposing.decide(code, version, decision, command);
    }
}

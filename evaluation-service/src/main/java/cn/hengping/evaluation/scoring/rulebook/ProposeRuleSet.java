package cn.hengping.evaluation.scoring.rulebook;

import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.ScoringRefusal.RuleSetVersionTaken;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Proposes a rule set, and decides on it. */
@Component
public class ProposeRuleSet {
    private final Proposals proposals;
    private final RuleSets shipped;
    private final RuleSetReader reader;
    private final CommandLog log;

    ProposeRuleSet(Proposals proposals, RuleSets shipped, RuleSetReader reader, CommandLog log) {
        this.proposals = proposals;
        this.shipped = shipped;
        this.reader = reader;
        this.log = log;
    }

    public Mono<Proposal> propose(String yaml, String reason, Command command) {
        return Mono.fromSupplier(() -> Proposal.propose(reader.read(yaml), reason, command))
                .map(this::newVersion)
                .flatMap(proposal -> proposals.add(proposal, command))
                .as(work -> log.once(command, Proposal.class, work));
    }

    private Proposal newVersion(Proposal proposal) {
        var code = proposal.rules().code();
        var version = proposal.rules().version();
        if (shipped.newest(code)
                .filter(known -> known.rules().version() >= version)
                .isPresent()) {
            throw new RuleSetVersionTaken(code, version).asError();
        }
        return proposal;
    }

    public Mono<Proposal> decide(String code, int version, Proposal.Decision decision, Command command) {
        return proposals
                .get(code, version)
                .flatMap(proposal -> proposals.save(proposal, proposal.decide(decision, command), command))
                .as(work -> log.once(command, Proposal.class, work));
    }
}

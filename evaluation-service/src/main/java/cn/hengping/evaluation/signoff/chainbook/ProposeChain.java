package cn.hengping.evaluation.signoff.chainbook;

import cn.hengping.evaluation.ruledata.Decision;
import cn.hengping.evaluation.ruledata.Propose;
import cn.hengping.evaluation.signoff.ChainReader;
import cn.hengping.platform.Command;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Proposes a chain, and decides on it. */
@Component
public class ProposeChain {
    private final Propose<ChainProposal> proposing;
    private final ChainReader reader;

    ProposeChain(Propose<ChainProposal> proposing, ChainReader reader) {
        this.proposing = proposing;
        this.reader = reader;
    }

    public Mono<ChainProposal> propose(String yaml, String reason, Command command) {
        return proposing.propose(reason, origin -> ChainProposal.of(reader.read(yaml), origin), command);
    }

    public Mono<ChainProposal> decide(String code, int version, Decision decision, Command command) {
        return proposing.decide(code, version, decision, command);
    }
}

package cn.hengping.evaluation.signoff.chainbook;

import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.ChainReader;
import cn.hengping.evaluation.signoff.SignOffRefusal.ChainVersionTaken;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Proposes a chain, and decides on it. */
@Component
public class ProposeChain {
    private final ChainProposals proposals;
    private final ChainLibrary shipped;
    private final ChainReader reader;
    private final CommandLog log;

    ProposeChain(ChainProposals proposals, ChainLibrary shipped, ChainReader reader, CommandLog log) {
        this.proposals = proposals;
        this.shipped = shipped;
        this.reader = reader;
        this.log = log;
    }

    public Mono<ChainProposal> propose(String yaml, String reason, Command command) {
        return Mono.fromSupplier(() -> ChainProposal.propose(reader.read(yaml), reason, command))
                .map(this::newVersion)
                .flatMap(proposal -> proposals.add(proposal, command))
                .as(work -> log.once(command, ChainProposal.class, work));
    }

    private ChainProposal newVersion(ChainProposal proposal) {
        var code = proposal.known().code();
        var version = proposal.known().version();
        if (shipped.all().stream().anyMatch(known -> known.code().equals(code) && known.version() >= version)) {
            throw new ChainVersionTaken(code, version).asError();
        }
        return proposal;
    }

    public Mono<ChainProposal> decide(String code, int version, ChainProposal.Decision decision, Command command) {
        return proposals
                .get(code, version, command.actor().scope())
                .flatMap(proposal -> proposals.save(proposal, proposal.decide(decision, command), command))
                .as(work -> log.once(command, ChainProposal.class, work));
    }
}

package cn.hengping.evaluation.ruledata;

import java.util.function.Function;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import reactor.core.publisher.Mono;

/** Proposes a version of a kind of rule data, and decides on it. */
public final class Propose<P extends Proposal<P>> {
    private final Kind<P> kind;
    private final Proposals<P> proposals;
    private final CommandLog log;

    public Propose(Kind<P> kind, Proposals<P> proposals, CommandLog log) {
        this.kind = kind;
        this.proposals = proposals;
        this.log = log;
    }

    /** Reads what is sent only for those who may propose. */
    public Mono<P> propose(String reason, Function<Origin, P> reading, Command command) {
        return Mono.fromSupplier(() -> Origin.of(reason, command))
                .map(reading)
                .map(this::newVersion)
                .flatMap(proposal -> proposals.add(proposal, command))
                .as(work -> log.once(command, kind.type(), work));
    }

    private P newVersion(P proposal) {
        if (kind.shipped().applyAsInt(proposal.code()) >= proposal.version()) {
            throw kind.refusals()
                    .versionTaken()
                    .of(proposal.code(), proposal.version())
                    .asError();
        }
        return proposal;
    }

    public Mono<P> decide(String code, int version, Decision decision, Command command) {
        return proposals
                .get(code, version, command.actor().scope())
                .flatMap(proposal -> proposals.save(proposal, proposal.decide(decision, kind, command), command))
                .as(work -> log.once(command, kind.type(), work));
    }
}

package cn.hengping.evaluation.signoff.chainbook;

import java.util.Comparator;

import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.ChainLibrary.Known;
import cn.hengping.evaluation.signoff.SignOffRefusal.NoSuchChain;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the chains that may be used at a place: those that are shipped, and those that were approved for it or above it. */
@Component
public class FindChain {
    private final ChainLibrary shipped;
    private final Proposals<ChainProposal> proposals;

    FindChain(ChainLibrary shipped, Proposals<ChainProposal> proposals) {
        this.shipped = shipped;
        this.proposals = proposals;
    }

    public Flux<Known> all(UnitPath at) {
        return Flux.fromIterable(shipped.all())
                .concatWith(proposals.findApprovedAround(at).map(ChainProposal::known))
                .sort(Comparator.comparing(Known::code).thenComparingInt(Known::version));
    }

    /** The version that is named, or else the newest, or a refusal. */
    public Mono<Known> named(String code, @Nullable Integer version, UnitPath at) {
        return all(at).filter(known -> known.code().equals(code) && (version == null || known.version() == version))
                .takeLast(1)
                .next()
                .switchIfEmpty(Mono.error(() -> new NoSuchChain(code, version == null ? 0 : version).asError()));
    }
}

package cn.hengping.evaluation.signoff.chainbook;

import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where proposed chains are kept, those that were approved among them. */
public interface ChainProposals {
    /** One that was proposed for a place around this one, or below it. */
    Mono<ChainProposal> get(String code, int version, UnitPath near);

    /** Those that were proposed for places around this one, or below it. */
    Mono<Page<ChainProposal>> page(UnitPath near, @Nullable String cursor, int limit);

    /** The approved ones that hold at this place, the latest five hundred. */
    Flux<ChainProposal> findApproved(UnitPath at);

    Mono<ChainProposal> add(ChainProposal proposal, Command command);

    Mono<ChainProposal> save(ChainProposal before, ChainProposal decided, Command command);
}

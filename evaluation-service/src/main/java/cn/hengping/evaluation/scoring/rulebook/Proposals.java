package cn.hengping.evaluation.scoring.rulebook;

import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where proposed rule sets are kept, those that were approved among them. */
public interface Proposals {
    Mono<Proposal> get(String code, int version);

    Mono<Page<Proposal>> page(@Nullable String cursor, int limit);

    /** Approved rule sets of this code, newest first. */
    Flux<RuleSets.Known> findApproved(String code);

    Mono<Proposal> add(Proposal proposal, Command command);

    Mono<Proposal> save(Proposal before, Proposal decided, Command command);
}

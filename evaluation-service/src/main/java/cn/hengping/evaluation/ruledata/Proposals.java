package cn.hengping.evaluation.ruledata;

import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the proposals of a kind are kept, those that were approved among them. */
public interface Proposals<P extends Proposal<P>> {
    /** One that may be seen from here. */
    Mono<P> get(String code, int version, UnitPath from);

    /** Those that may be seen from here. */
    Mono<Page<P>> page(UnitPath from, @Nullable String cursor, int limit);

    /** The approved versions of this code, newest first, the latest hundred. */
    Flux<P> findApproved(String code);

    /** The approved ones that hold at this place, the latest five hundred. */
    Flux<P> findApprovedAround(UnitPath place);

    Mono<P> add(P proposal, Command command);

    Mono<P> save(P before, P decided, Command command);

    /** Opens the place where a kind is kept. */
    interface Shelves {
        <P extends Proposal<P>> Proposals<P> of(Kind<P> kind);
    }
}

package cn.hengping.report.dashboard;

import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The orders to make the figures anew, the youngest first. */
public interface Rebuilds {

    Mono<Rebuild> order(Rebuild rebuild, Command command);

    Mono<Rebuild> get(UUID id);

    Mono<Page<Rebuild>> page(@Nullable String cursor, int limit);

    /** The oldest that has not ended, if any. */
    Flux<Rebuild> findNext();

    Mono<Void> end(Rebuild rebuild);
}

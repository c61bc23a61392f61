package cn.hengping.report.dashboard;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Figures, and the lists behind them; never more than the caller's post reaches. */
public interface Dashboards {
    int MOST_EXPORTED = 100_000;

    Mono<Dashboard> of(Look look);

    Mono<Page<ProjectLine>> page(ListQuery query, Actor actor, @Nullable String cursor, int limit);

    Flux<ProjectLine> all(ListQuery query, Actor actor);
}

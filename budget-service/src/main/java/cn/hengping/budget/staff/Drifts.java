package cn.hengping.budget.staff;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the last comparison with Keycloak found, and what is done about it. */
public interface Drifts {
    Mono<Page<Drift>> page(Actor actor, @Nullable String cursor, int limit);

    Mono<Drift> get(String account, Actor actor);

    /** Takes the person over as the account is. */
    Mono<Staff> adopt(Drift drift, Staff after, Command command);

    /** Queues the account to be made again what the person is. */
    Mono<Staff> putBack(Drift drift, Command command);
}

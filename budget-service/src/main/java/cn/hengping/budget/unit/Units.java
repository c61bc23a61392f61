package cn.hengping.budget.unit;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where units are kept. */
public interface Units {
    /** The unit of this code, or a refusal. */
    Mono<Unit> get(String unitCode);

    /** The unit of this code within the caller's scope, or a refusal that does not tell which of the two it is. */
    Mono<Unit> get(String unitCode, Actor actor);

    Mono<Page<Unit>> page(Actor actor, @Nullable String cursor, int limit);

    Mono<Unit> add(Unit unit, Command command);
}

package cn.hengping.budget.unit;

import java.util.Collection;
import java.util.Map;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where units are kept. */
public interface Units {
    /** The unit of this code, or a refusal. */
    Mono<Unit> get(String unitCode);

    /** The unit of this code within the caller's scope, or a refusal that does not tell which of the two it is. */
    Mono<Unit> get(String unitCode, Actor actor);

    /** What the units at these places are; a place without a unit is left out. */
    Mono<Map<UnitPath, UnitKind>> kinds(Collection<UnitPath> places);

    Mono<Page<Unit>> page(Actor actor, @Nullable String cursor, int limit);

    Mono<Unit> add(Unit unit, Command command);
}

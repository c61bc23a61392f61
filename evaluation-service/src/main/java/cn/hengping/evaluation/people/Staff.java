package cn.hengping.evaluation.people;

import java.util.UUID;

import cn.hengping.platform.UnitPath;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where people are kept; each fact counts once, and a later sequence replaces an earlier one. */
public interface Staff {
    Mono<Void> remember(UUID eventId, Person person);

    /** Active people with a post at these two places, above, or in the unit itself. */
    Mono<People> around(UnitPath unit, UnitPath department);

    /** All active people with a post below this place or above it, for a look over the district; bounded. */
    Flux<Person> reaching(UnitPath scope);
}

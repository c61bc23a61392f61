package cn.hengping.evaluation.delegation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where absences are kept. */
public interface Absences {
    Mono<Absence> get(UUID id, Actor actor);

    /** Those of which the caller is the holder or the deputy, latest first; bounded. */
    Mono<List<Absence>> of(Actor actor);

    /** Those that make this account a deputy now. */
    Mono<List<Absence>> standingIn(String deputy, Instant now);

    /** The one under which this deputy stands in for this holder now, or a refusal. */
    Mono<Absence> standingIn(String deputy, String holder, @Nullable String role, Instant now);

    Mono<Absence> add(Absence absence, Command command);

    Mono<Absence> save(Absence before, Absence after, Command command);
}

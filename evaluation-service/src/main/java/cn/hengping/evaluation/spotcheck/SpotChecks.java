package cn.hengping.evaluation.spotcheck;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where spot checks are kept. */
public interface SpotChecks {
    Mono<SpotCheck> get(UUID id, Actor actor);

    Mono<Page<SpotCheck>> page(UUID campaignId, Actor actor, @Nullable String cursor, int limit);

    /** The secret seed of a check; for the draw alone. */
    Mono<byte[]> seed(UUID id);

    /** The population that was drawn from, as it was hashed; empty text before the draw. */
    Mono<String> population(SpotCheck check);

    /** Every approved evaluation of the campaign, with its risk. */
    Mono<List<Risk>> risks(SpotCheck check);

    Mono<SpotCheck> add(SpotCheck check, byte[] seed, Command command);

    Mono<SpotCheck> save(SpotCheck before, SpotCheck after, String population, Command command);
}

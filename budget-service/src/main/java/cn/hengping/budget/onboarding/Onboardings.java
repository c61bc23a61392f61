package cn.hengping.budget.onboarding;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where rosters are kept that were brought. */
public interface Onboardings {
    /** The onboarding within the caller's scope and of his rosters, or a refusal that does not tell whether it exists. */
    Mono<Onboarding> get(UUID id, Actor actor);

    Mono<Page<Onboarding>> page(Actor actor, @Nullable String cursor, int limit);

    /** The file as it was uploaded. */
    Mono<byte[]> content(UUID id);

    Mono<Onboarding> add(Onboarding onboarding, byte[] content, Command command);
}

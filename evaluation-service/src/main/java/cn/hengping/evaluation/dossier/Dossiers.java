package cn.hengping.evaluation.dossier;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where dossiers are read. */
public interface Dossiers {
    /**
     * What was done to an evaluation, oldest first: for auditors and audit administrators within their scope, the campaign's
     * manager within his, and the unit's own preparer and head. With a pointer, only what changed that place.
     */
    Mono<Page<Entry>> of(UUID evaluationId, @Nullable String pointer, Actor actor, @Nullable String cursor, int limit);

    /** All that was done, the youngest first, by those whose posts lie within the caller's scope, and the system's anchors of the chain; of one account alone, if named. */
    Mono<Page<LoggedCommand>> log(@Nullable String account, Actor actor, @Nullable String cursor, int limit);
}

package cn.hengping.evaluation.review;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where reviews, rectifications and uses of results are kept. */
public interface Reviews {
    /** Which rectifications a list shows. */
    record Filter(@Nullable UUID evaluation, Rectification.@Nullable Stage stage, boolean overdueOnly) {}

    Mono<Review> get(UUID evaluationId, Actor actor);

    /** The review of this evaluation, if there is one. */
    Flux<Review> find(UUID evaluationId);

    Mono<Review> save(@Nullable Review before, Review review, Command command);

    Mono<Rectification> rectification(UUID id, Actor actor);

    Mono<Page<Rectification>> rectifications(Filter filter, Actor actor, @Nullable String cursor, int limit);

    Mono<Rectification> add(Rectification ordered, Command command);

    Mono<Rectification> save(Rectification before, Rectification after, String action, Command command);

    Mono<ResultUse> add(ResultUse use, Command command);

    Mono<List<ResultUse>> uses(UUID evaluationId, Actor actor);
}

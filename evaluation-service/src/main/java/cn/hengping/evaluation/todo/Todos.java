package cn.hengping.evaluation.todo;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where to-do lists come from. */
public interface Todos {
    /** What waits for this actor in this post, the most urgent first; the hand is his own, or his deputy's. */
    Mono<Page<Todo>> page(Actor actor, String hand, @Nullable String cursor, int limit);

    Mono<List<Counts.Due>> counts(Actor actor, String hand);

    /** A number that rises with every command: as long as it stands still, no list has changed. */
    Mono<Long> revision();
}

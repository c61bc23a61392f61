package cn.hengping.budget.project;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of projects. None ever holds a row outside the caller's scope. */
public interface ProjectLists {
    /** Counting stops here: a reader who has more than that before him narrows the list. */
    int MOST_COUNTED = 1_000;

    /** More rows than anybody reads; a larger export is refused, and can be had in parts. */
    int MOST_EXPORTED = 200_000;

    Mono<Page<ProjectRow>> page(ProjectQuery query, Actor actor, @Nullable String cursor, int limit);

    /** How many there are, or one more than {@link #MOST_COUNTED}. */
    Mono<Integer> count(ProjectQuery query, Actor actor);

    /** All of them, or one more than {@link #MOST_EXPORTED}. */
    Flux<ProjectRow> all(ProjectQuery query, Actor actor);
}

package cn.hengping.budget.resultuse;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where result uses are kept. */
public interface ResultUses {
    /**
     * Which ones a list shows; absent means all.
     *
     * @param nextYear for the budget of this year
     * @param project of this project, or of the one of the year before that it was copied from
     */
    record Filter(@Nullable Integer nextYear, @Nullable String project) {}

    /** Keeps one; the same event again changes nothing. */
    Mono<Void> remember(UUID eventId, ResultUse use);

    /** Those of projects that the caller may know of, the latest first; a successor that he may not know of is left out. */
    Mono<Page<UseBesideBudget>> page(Filter filter, Actor actor, @Nullable String cursor, int limit);
}

package cn.hengping.evaluation.campaign;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where campaigns are kept. */
public interface Campaigns {
    /** The campaign, if it touches the caller's part of the tree, or a refusal. */
    Mono<Campaign> get(UUID id, Actor actor);

    Mono<Page<Campaign>> page(Actor actor, @Nullable String cursor, int limit);

    /** A unit with projects, and the department that reviews them. */
    record Place(UnitPath unit, UnitPath department) {}

    /** The units with projects of this year in a part of the tree, each once. */
    Flux<Place> places(int year, UnitPath scope);

    /** Adds the campaign, and the note that its evaluations are to be opened. */
    Mono<Campaign> add(Campaign campaign, Command command);

    /** Saves what happened to the campaign. */
    Mono<Campaign> save(Campaign before, Campaign after, Command command);

    /** How many of the campaign's evaluations are not approved. */
    Mono<Long> unfinished(UUID id);

    Mono<Coverage> coverage(Campaign campaign, Actor actor);

    /** The projects of the caller's unit in the campaign. */
    Mono<List<Selection.Candidate>> projectsOf(UUID id, Actor actor);

    Mono<Selection> select(Campaign campaign, Selection.Request request, Selection selection, Command command);
}

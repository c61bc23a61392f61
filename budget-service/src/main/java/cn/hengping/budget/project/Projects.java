package cn.hengping.budget.project;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where projects are kept. */
public interface Projects {
    /** Which projects a list shows; absent means all. */
    record Filter(@Nullable Integer year, @Nullable Stage stage) {}

    /** The project within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<Project> get(String projectCode, Actor actor);

    Mono<Page<Project>> page(Filter filter, Actor actor, @Nullable String cursor, int limit);

    Mono<Project> add(Project project, Command command);

    /** Saves what an act made of the project, with its facts; an approval also opens the ledger. */
    Mono<Project> save(Project after, List<Event> events, String action, Command command);
}

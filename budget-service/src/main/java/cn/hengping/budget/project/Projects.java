package cn.hengping.budget.project;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import reactor.core.publisher.Mono;

/** Where projects are kept. */
public interface Projects {
    /** The project within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<Project> get(String projectCode, Actor actor);

    Mono<Project> add(Project project, Command command);

    /** Saves what an act made of the project, with its facts; an approval also opens the ledger. */
    Mono<Project> save(Project after, List<Event> events, String action, Command command);
}

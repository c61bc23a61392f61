package cn.hengping.budget.project;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where projects are kept. */
public interface Projects {
    /** The project within the caller's scope and clearance, or a refusal that does not tell whether it exists. */
    Mono<Project> get(String projectCode, Actor actor);

    /**
     * Where the registration would stand in the tree of its unit's projects. Within a transaction nobody else moves a project of
     * that unit to another parent until it ends.
     */
    Mono<Lineage> lineage(Registration registration, Actor actor);

    Mono<Project> add(Project project, Command command);

    /** Saves what an act made of the project, with its facts; an approval also opens the ledger. */
    Mono<Project> save(Project after, List<Event> events, String action, Command command);

    /** Saves a project that has one file more, with the file's content. */
    Mono<Project> attach(Project after, BasisFile file, Flux<byte[]> content, Command command);
}

package cn.hengping.evaluation.project;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** Where budget-service's facts are kept; each fact counts once. */
public interface ApprovedProjects {
    /** Remembers a project, and lets it join the campaigns of its year that are open and reach its unit. */
    Mono<Void> remember(UUID eventId, ApprovedProject project);

    Mono<Void> remember(UUID eventId, Execution execution);
}

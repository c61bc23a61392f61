package cn.hengping.evaluation.project;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Where budget-service's facts are kept; each fact counts once. */
public interface ApprovedProjects {
    /** Remembers a project, and lets it join the campaigns of its year that are open and reach its unit. */
    Mono<Void> remember(UUID eventId, ApprovedProject project);

    /**
     * Remembers what an adjustment made of a project. Evaluations that are being written follow it; those that were submitted keep
     * the project that was signed. An edition older than the one that is known changes nothing, whenever it arrives.
     */
    Mono<Void> adjust(UUID eventId, ApprovedProject project, Adjustment adjustment);

    /** How a project was adjusted, edition by edition; there are never more than a hundred. */
    Mono<List<Adjustment.Known>> adjustments(String projectCode);

    Mono<Void> remember(UUID eventId, Execution execution);

    /** What these projects are called, for lists whose reader was shown their codes already. */
    Mono<Map<String, String>> names(Collection<String> projectCodes);
}

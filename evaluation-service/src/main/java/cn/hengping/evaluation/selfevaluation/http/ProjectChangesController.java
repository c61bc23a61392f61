package cn.hengping.evaluation.selfevaluation.http;

import java.util.UUID;

import cn.hengping.evaluation.project.ApprovedProjects;
import cn.hengping.evaluation.selfevaluation.ProjectChanges;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ProjectChangesController {
    private final SelfEvaluations evaluations;
    private final ApprovedProjects projects;

    ProjectChangesController(SelfEvaluations evaluations, ApprovedProjects projects) {
        this.evaluations = evaluations;
        this.projects = projects;
    }

    /** How the project was adjusted after its approval, and which of that this evaluation is about. */
    @GetMapping("/self-evaluations/{id}/project-changes")
    Mono<ProjectChanges> changes(@PathVariable UUID id, Actor actor) {
        return evaluations
                .get(id, actor)
                .zipWhen(evaluation -> projects.adjustments(evaluation.project().projectCode()))
                .zipWith(evaluations.trail(id, actor))
                .map(all -> ProjectChanges.of(all.getT1().getT1(), all.getT1().getT2(), all.getT2()));
    }
}

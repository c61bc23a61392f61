package cn.hengping.budget.project.http;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.project.MoveProject;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.Projects;
import cn.hengping.budget.project.Reason;
import cn.hengping.budget.project.RegisterProject;
import cn.hengping.budget.project.Registration;
import cn.hengping.budget.project.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/projects")
class ProjectController {
    private final RegisterProject registration;
    private final MoveProject moves;
    private final Projects projects;

    ProjectController(RegisterProject registration, MoveProject moves, Projects projects) {
        this.registration = registration;
        this.moves = moves;
        this.projects = projects;
    }

    record MoveRequest(Step step, @Nullable List<Reason> reasons) {}

    @PostMapping
    Mono<ResponseEntity<ProjectView>> register(@RequestBody Registration body, Command command) {
        return registration
                .register(body, command)
                .map(project -> Answers.created(
                        "/projects/" + project.code(), ProjectView.of(project, command.actor()), project.version()));
    }

    record CopyRequest(String projectCode, int year) {}

    /** Begins a later year's project with this one's texts. */
    @PostMapping("/{projectCode}/copies")
    Mono<ResponseEntity<ProjectView>> copy(
            @PathVariable String projectCode, @RequestBody CopyRequest body, Command command) {
        return registration
                .copy(projectCode, body.projectCode(), body.year(), command)
                .map(project -> Answers.created(
                        "/projects/" + project.code(), ProjectView.of(project, command.actor()), project.version()));
    }

    @GetMapping("/{projectCode}")
    Mono<ResponseEntity<ProjectView>> one(@PathVariable String projectCode, Actor actor) {
        return projects.get(projectCode, actor).map(project -> answer(project, actor));
    }

    @PutMapping("/{projectCode}")
    Mono<ResponseEntity<ProjectView>> rewrite(
            @PathVariable String projectCode, @RequestBody Registration body, Command command) {
        return registration.rewrite(projectCode, body, command).map(project -> answer(project, command.actor()));
    }

    @PutMapping("/{projectCode}/objective")
    Mono<ResponseEntity<ProjectView>> aim(
            @PathVariable String projectCode, @RequestBody Objective body, Command command) {
        return registration.aim(projectCode, body, command).map(project -> answer(project, command.actor()));
    }

    @PostMapping("/{projectCode}/moves")
    Mono<ResponseEntity<ProjectView>> move(
            @PathVariable String projectCode, @RequestBody MoveRequest body, Command command) {
        return moves.move(projectCode, body.step(), Objects.requireNonNullElse(body.reasons(), List.of()), command)
                .map(project -> answer(project, command.actor()));
    }

    private static ResponseEntity<ProjectView> answer(Project project, Actor actor) {
        return Answers.ok(ProjectView.of(project, actor), project.version());
    }
}

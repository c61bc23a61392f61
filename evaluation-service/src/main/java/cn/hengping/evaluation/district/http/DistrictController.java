package cn.hengping.evaluation.district.http;

import java.util.UUID;

import cn.hengping.evaluation.district.DistrictRun;
import cn.hengping.evaluation.district.DistrictRuns;
import cn.hengping.evaluation.district.DistrictRuns.Filter;
import cn.hengping.evaluation.district.DistrictRuns.Located;
import cn.hengping.evaluation.district.RunDistrict;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.project.ApprovedProjects;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class DistrictController {
    private final RunDistrict running;
    private final DistrictRuns runs;
    private final ApprovedProjects projects;

    DistrictController(RunDistrict running, DistrictRuns runs, ApprovedProjects projects) {
        this.running = running;
        this.runs = runs;
        this.projects = projects;
    }

    /** A finding, and what its project is called. */
    record NamedFinding(
            UUID evaluationId,
            int position,
            String projectCode,
            @Nullable String projectName,
            String unitPath,
            Finding finding) {}

    /** Starts an inspection of all evaluations of the campaign; the answer's place tells how far it is. */
    @PostMapping("/campaigns/{id}/district-runs")
    Mono<ResponseEntity<DistrictRun>> start(@PathVariable UUID id, Command command) {
        return running.start(id, command)
                .map(run -> ResponseEntity.status(HttpStatus.ACCEPTED)
                        .header("Location", "/district-runs/" + run.id())
                        .body(run));
    }

    @GetMapping("/campaigns/{id}/district-runs")
    Mono<Page<DistrictRun>> list(
            @PathVariable UUID id,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return runs.page(id, actor, cursor, Page.limit(limit));
    }

    @GetMapping("/district-runs/{id}")
    Mono<ResponseEntity<DistrictRun>> one(@PathVariable UUID id, Actor actor) {
        return runs.get(id, actor).map(run -> Answers.ok(run, run.version()));
    }

    /** What the run found in the caller's part of the tree; grave and slight, or only one of them, or of one code. */
    @GetMapping("/district-runs/{id}/findings")
    Mono<Page<NamedFinding>> findings(
            @PathVariable UUID id,
            @RequestParam @Nullable Severity severity,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String projectCode,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return runs.get(id, actor)
                .flatMap(run ->
                        runs.findings(run, new Filter(severity, code, projectCode), actor, cursor, Page.limit(limit)))
                .flatMap(this::named);
    }

    private Mono<Page<NamedFinding>> named(Page<Located> page) {
        return projects.names(page.items().stream().map(Located::projectCode).toList())
                .map(names -> page.map(one -> named(one, names.get(one.projectCode()))));
    }

    private static NamedFinding named(Located one, @Nullable String name) {
        return new NamedFinding(
                one.evaluationId(), one.position(), one.projectCode(), name, one.unitPath(), one.finding());
    }
}

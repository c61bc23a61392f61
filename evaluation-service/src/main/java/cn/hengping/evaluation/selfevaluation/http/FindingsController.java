package cn.hengping.evaluation.selfevaluation.http;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.selfevaluation.InspectSelfEvaluation;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/self-evaluations/{id}/findings")
class FindingsController {
    private final InspectSelfEvaluation inspect;

    FindingsController(InspectSelfEvaluation inspect) {
        this.inspect = inspect;
    }

    record FindingList(List<Finding> items, @Nullable String next) {}

    /** What inspection says about the evaluation as it stands now; asked while it is written. */
    @GetMapping
    Mono<FindingList> findings(@PathVariable UUID id, Actor actor) {
        return inspect.findings(id, actor).map(findings -> new FindingList(findings, null));
    }
}

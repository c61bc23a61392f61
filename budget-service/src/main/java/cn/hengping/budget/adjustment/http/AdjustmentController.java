package cn.hengping.budget.adjustment.http;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.adjustment.AdjustProject;
import cn.hengping.budget.adjustment.Adjustment;
import cn.hengping.budget.adjustment.Adjustments;
import cn.hengping.budget.adjustment.PlanEdition;
import cn.hengping.budget.adjustment.Proposal;
import cn.hengping.budget.adjustment.Step;
import cn.hengping.budget.project.Reason;
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
@RequestMapping("/projects/{projectCode}")
class AdjustmentController {
    private final AdjustProject adjusting;
    private final Adjustments adjustments;

    AdjustmentController(AdjustProject adjusting, Adjustments adjustments) {
        this.adjusting = adjusting;
        this.adjustments = adjustments;
    }

    record AdjustmentMove(Step step, @Nullable List<Reason> reasons) {}

    /** Asks for an adjustment of an approved project; what the body leaves out stays as it is. */
    @PostMapping("/adjustments")
    Mono<ResponseEntity<AdjustmentView>> open(
            @PathVariable String projectCode, @RequestBody Proposal body, Command command) {
        return adjusting
                .open(projectCode, body, command)
                .map(opened -> Answers.created(
                        "/projects/" + projectCode + "/adjustments/" + opened.number(),
                        AdjustmentView.of(opened, command.actor()),
                        opened.version()));
    }

    @GetMapping("/adjustments")
    Mono<List<AdjustmentView>> all(@PathVariable String projectCode, Actor actor) {
        return adjusting
                .of(projectCode, actor)
                .map(found ->
                        found.stream().map(one -> AdjustmentView.of(one, actor)).toList());
    }

    @GetMapping("/adjustments/{number}")
    Mono<ResponseEntity<AdjustmentView>> one(@PathVariable String projectCode, @PathVariable int number, Actor actor) {
        return adjustments.get(projectCode, number, actor).map(found -> answer(found, actor));
    }

    @PutMapping("/adjustments/{number}")
    Mono<ResponseEntity<AdjustmentView>> rewrite(
            @PathVariable String projectCode, @PathVariable int number, @RequestBody Proposal body, Command command) {
        return adjusting
                .rewrite(projectCode, number, body, command)
                .map(rewritten -> answer(rewritten, command.actor()));
    }

    @PostMapping("/adjustments/{number}/moves")
    Mono<ResponseEntity<AdjustmentView>> move(
            @PathVariable String projectCode,
            @PathVariable int number,
            @RequestBody AdjustmentMove body,
            Command command) {
        return adjusting
                .move(projectCode, number, body.step(), Objects.requireNonNullElse(body.reasons(), List.of()), command)
                .map(moved -> answer(moved, command.actor()));
    }

    /** What the project set out to do, from the approval to now. */
    @GetMapping("/editions")
    Mono<List<PlanEdition>> editions(@PathVariable String projectCode, Actor actor) {
        return adjusting.editions(projectCode, actor);
    }

    private static ResponseEntity<AdjustmentView> answer(Adjustment adjustment, Actor actor) {
        return Answers.ok(AdjustmentView.of(adjustment, actor), adjustment.version());
    }
}

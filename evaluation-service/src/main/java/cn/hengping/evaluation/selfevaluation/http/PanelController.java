package cn.hengping.evaluation.selfevaluation.http;

import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.Panel;
import cn.hengping.evaluation.selfevaluation.PrepareSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The scorers of an evaluation's qualitative lines, each blind to the others until all are in. */
@RestController
@RequestMapping("/self-evaluations/{id}/panel")
class PanelController {
    private final PrepareSelfEvaluation preparation;

    PanelController(PrepareSelfEvaluation preparation) {
        this.preparation = preparation;
    }

    @PutMapping
    Mono<ResponseEntity<SelfEvaluationView>> appoint(
            @PathVariable UUID id, @RequestBody Panel.Appointment body, Command command) {
        return preparation.appoint(id, body, command).map(evaluation -> answer(evaluation, command.actor()));
    }

    /** The caller's own opinion. */
    @PutMapping("/opinion")
    Mono<ResponseEntity<SelfEvaluationView>> score(
            @PathVariable UUID id, @RequestBody Panel.Marks body, Command command) {
        return preparation.score(id, body, command).map(evaluation -> answer(evaluation, command.actor()));
    }

    private static ResponseEntity<SelfEvaluationView> answer(SelfEvaluation evaluation, Actor actor) {
        return Answers.ok(SelfEvaluationView.of(evaluation, actor), evaluation.version());
    }
}

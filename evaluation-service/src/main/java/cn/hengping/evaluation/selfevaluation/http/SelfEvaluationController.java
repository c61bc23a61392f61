package cn.hengping.evaluation.selfevaluation.http;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.MoveSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.Narrative;
import cn.hengping.evaluation.selfevaluation.Plan;
import cn.hengping.evaluation.selfevaluation.PrepareSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.evaluation.selfevaluation.ScoreSheet;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationMoved;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.evaluation.team.Meeting;
import cn.hengping.evaluation.team.TeamOrder;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/self-evaluations")
class SelfEvaluationController {
    private final SelfEvaluations evaluations;
    private final PrepareSelfEvaluation preparation;
    private final MoveSelfEvaluation moves;

    SelfEvaluationController(SelfEvaluations evaluations, PrepareSelfEvaluation preparation, MoveSelfEvaluation moves) {
        this.evaluations = evaluations;
        this.preparation = preparation;
        this.moves = moves;
    }

    record MoveRequest(
            Step step,
            @Nullable String to,
            @Nullable List<Reason> reasons,
            @Nullable List<String> accounts,
            @Nullable String remark,
            @Nullable String onBehalfOf) {
        SelfEvaluation.Ask ask() {
            return new SelfEvaluation.Ask(
                    step,
                    to,
                    Objects.requireNonNullElse(reasons, List.of()),
                    Objects.requireNonNullElse(accounts, List.of()),
                    remark,
                    onBehalfOf);
        }
    }

    record Trail(List<SelfEvaluationMoved> items, @Nullable String next) {}

    @GetMapping
    Mono<Page<SelfEvaluationView.Brief>> list(
            @RequestParam @Nullable UUID campaign,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable String project,
            @RequestParam(defaultValue = "false") boolean copied,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return evaluations
                .page(new SelfEvaluations.Filter(campaign, stage, project, copied), actor, cursor, Page.limit(limit))
                .map(page -> page.map(evaluation -> SelfEvaluationView.Brief.of(evaluation, actor)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<SelfEvaluationView>> one(@PathVariable UUID id, Actor actor) {
        return evaluations.get(id, actor).map(evaluation -> answer(evaluation, actor));
    }

    @GetMapping("/{id}/score")
    Mono<ScoreSheet> score(@PathVariable UUID id, Actor actor) {
        return evaluations.get(id, actor).map(SelfEvaluation::scores);
    }

    @GetMapping("/{id}/moves")
    Mono<Trail> trail(@PathVariable UUID id, Actor actor) {
        return evaluations.trail(id, actor).map(moved -> new Trail(moved, null));
    }

    @PutMapping("/{id}/team")
    Mono<ResponseEntity<SelfEvaluationView>> form(@PathVariable UUID id, @RequestBody TeamOrder body, Command command) {
        return preparation.form(id, body, command).map(evaluation -> answer(evaluation, command.actor()));
    }

    record MeetingList(List<Meeting> meetings) {
        MeetingList {
            meetings = List.copyOf(meetings);
        }
    }

    /** All meetings of the team, with their minutes: who was there, what was resolved, which file says so. */
    @PutMapping("/{id}/meetings")
    Mono<ResponseEntity<SelfEvaluationView>> meet(
            @PathVariable UUID id, @RequestBody MeetingList body, Command command) {
        return preparation.meet(id, body.meetings(), command).map(evaluation -> answer(evaluation, command.actor()));
    }

    @PutMapping("/{id}/plan")
    Mono<ResponseEntity<SelfEvaluationView>> adopt(@PathVariable UUID id, @RequestBody Plan body, Command command) {
        return preparation.adopt(id, body, command).map(evaluation -> answer(evaluation, command.actor()));
    }

    @PutMapping("/{id}/results")
    Mono<ResponseEntity<SelfEvaluationView>> enter(@PathVariable UUID id, @RequestBody Results body, Command command) {
        return preparation.enter(id, body, command).map(evaluation -> answer(evaluation, command.actor()));
    }

    @PutMapping("/{id}/narrative")
    Mono<ResponseEntity<SelfEvaluationView>> narrate(
            @PathVariable UUID id, @RequestBody Narrative body, Command command) {
        return preparation.narrate(id, body, command).map(evaluation -> answer(evaluation, command.actor()));
    }

    @PostMapping("/{id}/moves")
    Mono<ResponseEntity<SelfEvaluationView>> move(
            @PathVariable UUID id, @RequestBody MoveRequest body, Command command) {
        return moves.move(id, body.ask(), command).map(evaluation -> answer(evaluation, command.actor()));
    }

    private static ResponseEntity<SelfEvaluationView> answer(SelfEvaluation evaluation, Actor actor) {
        return Answers.ok(SelfEvaluationView.of(evaluation, actor), evaluation.version());
    }
}

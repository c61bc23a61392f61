package cn.hengping.budget.monitoring.http;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.monitoring.Account;
import cn.hengping.budget.monitoring.Checkpoint;
import cn.hengping.budget.monitoring.Checkpoints;
import cn.hengping.budget.monitoring.Edition;
import cn.hengping.budget.monitoring.Explanation;
import cn.hengping.budget.monitoring.Progress;
import cn.hengping.budget.monitoring.RecordCheckpoint;
import cn.hengping.budget.monitoring.Step;
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
@RequestMapping("/projects/{projectCode}/checkpoints")
class CheckpointController {
    private final RecordCheckpoint recording;
    private final Checkpoints checkpoints;

    CheckpointController(RecordCheckpoint recording, Checkpoints checkpoints) {
        this.recording = recording;
        this.checkpoints = checkpoints;
    }

    record CheckpointRequest(int month, List<Progress> progress, List<Explanation> explanations) {}

    record CheckpointMove(Step step, @Nullable String remark) {}

    @PostMapping
    Mono<ResponseEntity<CheckpointView>> open(
            @PathVariable String projectCode, @RequestBody CheckpointRequest body, Command command) {
        var account = new Account(body.progress(), body.explanations());
        return recording
                .open(projectCode, body.month(), account, command)
                .map(checkpoint -> Answers.created(
                        "/projects/" + projectCode + "/checkpoints/" + checkpoint.month(),
                        CheckpointView.of(checkpoint, command.actor()),
                        checkpoint.version()));
    }

    @GetMapping
    Mono<List<CheckpointView>> all(@PathVariable String projectCode, Actor actor) {
        return recording
                .ofProject(projectCode, actor)
                .map(checkpoint -> CheckpointView.of(checkpoint, actor))
                .collectList();
    }

    @GetMapping("/{month}")
    Mono<ResponseEntity<CheckpointView>> one(@PathVariable String projectCode, @PathVariable int month, Actor actor) {
        return checkpoints
                .get(projectCode, Checkpoint.month(month), actor)
                .map(checkpoint -> answer(checkpoint, actor));
    }

    @PutMapping("/{month}")
    Mono<ResponseEntity<CheckpointView>> rewrite(
            @PathVariable String projectCode, @PathVariable int month, @RequestBody Account body, Command command) {
        return recording
                .rewrite(projectCode, month, body, command)
                .map(checkpoint -> answer(checkpoint, command.actor()));
    }

    @PostMapping("/{month}/moves")
    Mono<ResponseEntity<CheckpointView>> move(
            @PathVariable String projectCode,
            @PathVariable int month,
            @RequestBody CheckpointMove body,
            Command command) {
        return recording
                .move(projectCode, month, body.step(), Objects.requireNonNullElse(body.remark(), ""), command)
                .map(checkpoint -> answer(checkpoint, command.actor()));
    }

    @GetMapping("/{month}/editions")
    Mono<Page<Edition>> editions(
            @PathVariable String projectCode,
            @PathVariable int month,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return checkpoints.editions(projectCode, Checkpoint.month(month), actor, cursor, Page.limit(limit));
    }

    private static ResponseEntity<CheckpointView> answer(Checkpoint checkpoint, Actor actor) {
        return Answers.ok(CheckpointView.of(checkpoint, actor), checkpoint.version());
    }
}

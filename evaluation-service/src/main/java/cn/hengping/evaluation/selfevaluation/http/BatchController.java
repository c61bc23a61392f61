package cn.hengping.evaluation.selfevaluation.http;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.MoveMany;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.ReasonCodes;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.RefusalWords;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class BatchController {
    private final MoveMany moves;
    private final ReasonCodes reasons;
    private final RefusalWords words;

    BatchController(MoveMany moves, ReasonCodes reasons, RefusalWords words) {
        this.moves = moves;
        this.reasons = reasons;
        this.words = words;
    }

    record BatchRequest(
            Step step, @Nullable String to, @Nullable List<Reason> reasons, List<MoveMany.BatchEntry> items) {
        MoveMany.Batch batch() {
            return new MoveMany.Batch(step, to, Objects.requireNonNullElse(reasons, List.of()), items);
        }
    }

    /** One evaluation's outcome: 200 with where it lies now, or the status, name and title of the refusal. */
    record BatchResult(
            UUID id,
            int status,
            @Nullable String stage,
            @Nullable Long version,
            @Nullable String refusal,
            @Nullable String title) {}

    record BatchAnswer(int done, int refused, List<BatchResult> items) {}

    @PostMapping("/self-evaluations/batches")
    Mono<BatchAnswer> move(@RequestBody BatchRequest body, Command command) {
        return moves.move(body.batch(), command)
                .map(outcomes -> outcomes.stream().map(this::item).toList())
                .map(BatchController::answer);
    }

    /** Why an evaluation may be sent back. */
    @GetMapping("/sign-off-reasons")
    Mono<ReasonCodes> reasons(Actor actor) {
        return Mono.just(reasons);
    }

    private static BatchAnswer answer(List<BatchResult> items) {
        var done = (int) items.stream().filter(item -> item.status() == 200).count();
        return new BatchAnswer(done, items.size() - done, items);
    }

    private BatchResult item(MoveMany.Outcome outcome) {
        var error = outcome.error();
        if (error != null) {
            var said = words.of(error);
            return new BatchResult(outcome.id(), said.status(), null, null, said.name(), said.title());
        }
        var moved = Objects.requireNonNull(outcome.after());
        return new BatchResult(outcome.id(), 200, moved.stage().value(), moved.version(), null, null);
    }
}

package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes one step on many evaluations (批量办理). Each is a command of its own with an outcome of its own: one that is refused
 * keeps none of the others back.
 */
@Component
public class MoveMany {
    public static final int MOST = 200;
    /** Different evaluations never wait for each other; the rest of the pool is left to other callers. */
    private static final int AT_ONCE = 4;

    private final MoveSelfEvaluation moves;

    MoveMany(MoveSelfEvaluation moves) {
        this.moves = moves;
    }

    /** One evaluation, as the caller saw it: on which desk, in which version. */
    public record BatchEntry(UUID id, String stage, long version) {}

    /** What is asked for: to sign, or to send back, all with the same reasons. */
    public record Batch(Step step, @Nullable String to, List<Reason> reasons, List<BatchEntry> items) {
        public Batch {
            reasons = List.copyOf(reasons);
            items = List.copyOf(items);
        }

        SelfEvaluation.Ask ask(BatchEntry item) {
            return new SelfEvaluation.Ask(step, to, reasons).expecting(item.stage());
        }

        List<Fault> faults() {
            var faults = new ArrayList<Fault>();
            if (step != Step.SIGN && step != Step.SEND_BACK) {
                faults.add(Fault.at("/step", "NotInBatch", step));
            }
            if (items.isEmpty() || items.size() > MOST) {
                faults.add(Fault.at("/items", "ListLength", 1, MOST));
            }
            var seen = new HashSet<UUID>();
            for (var i = 0; i < items.size(); i++) {
                if (!seen.add(items.get(i).id())) {
                    faults.add(Fault.at(
                            "/items/" + i + "/id", "NamedTwice", items.get(i).id()));
                }
            }
            return faults;
        }
    }

    /** What came of one: the evaluation after the step, or why not. */
    public record Outcome(
            UUID id,
            @Nullable SelfEvaluation after,
            @Nullable Throwable error) {}

    public Mono<List<Outcome>> move(Batch batch, Command command) {
        return Mono.fromRunnable(() -> NotAcceptable.unless(batch.faults()))
                .thenMany(Flux.fromIterable(batch.items()))
                .flatMapSequential(item -> move(item, batch, command), AT_ONCE)
                .collectList();
    }

    private Mono<Outcome> move(BatchEntry item, Batch batch, Command command) {
        return moves.move(item.id(), batch.ask(item), of(item, command))
                .map(after -> new Outcome(item.id(), after, null))
                .onErrorResume(error -> Mono.just(new Outcome(item.id(), null, error)));
    }

    /** The caller's command, for one evaluation: its version, and a request key that is its own. */
    private static Command of(BatchEntry item, Command command) {
        var request = command.request();
        var key = request == null ? null : new RequestKey(request.key() + "/" + item.id(), request.digest());
        return new Command(command.actor(), command.at(), item.version(), key);
    }
}

package cn.hengping.evaluation.reminder;

import java.time.LocalDate;
import java.util.List;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where reminders are kept. */
public interface Reminders {
    /** Desks due until this day that are not at the top of the ladder, after the last one seen; bounded. */
    Mono<List<DueDesk>> due(LocalDate until, int top, @Nullable DueDesk after, int limit);

    /** The oldest step that waits for a signature, and how many steps due until this day the top of the ladder has not told. */
    Mono<StepsWaiting> waiting(LocalDate until, int top);

    /** Notes the rung and tells it, if it still lies there, the rung is new, and the lease still holds. */
    Mono<Void> climb(DueDesk desk, int number, Ladder.Rung rung, Lease lease, Command command);
}

package cn.hengping.evaluation.review;

import java.time.LocalDate;
import java.util.List;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.platform.Command;
import reactor.core.publisher.Mono;

/** Where it is kept which overdue rectification was reminded. */
public interface RectificationReminders {
    /** Rectifications that lie with their unit past their date, not reminded for that date yet. */
    Mono<List<Rectification>> overdue(LocalDate today, int limit);

    Mono<Void> remind(Rectification overdue, Lease lease, Command command);
}

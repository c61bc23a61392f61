package cn.hengping.evaluation.review.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.review.Rectification;
import cn.hengping.evaluation.review.RectificationOverdue;
import cn.hengping.evaluation.review.RectificationReminders;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One reminder, one row. */
@Repository
class PostgresRectificationReminders implements RectificationReminders {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresRectificationReminders(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<List<Rectification>> overdue(LocalDate today, int limit) {
        return database.sql("""
                        select r.document::text as document from rectification r
                        where r.stage = 'WITH_UNIT' and r.due_date < :today and not exists (
                            select 1 from rectification_reminder m where m.rectification_id = r.id and m.due_date = r.due_date)
                        order by r.due_date, r.id limit :limit
                        """)
                .bind("today", today)
                .bind("limit", limit)
                .map(row ->
                        json.readValue(Objects.requireNonNull(row.get("document", String.class)), Rectification.class))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> remind(Rectification overdue, Lease lease, Command command) {
        var change = Change.sql("""
                        insert into rectification_reminder (rectification_id, due_date, at)
                        select r.id, r.due_date, :at::timestamptz from rectification r, lease l
                        where r.id = :id and r.stage = 'WITH_UNIT' and r.due_date = :due
                            and l.name = :lease and l.fence = :fence
                        on conflict do nothing
                        """)
                .bind("id", overdue.id())
                .bind("due", overdue.dueDate())
                .bind("at", command.at())
                .bind("lease", lease.name())
                .bind("fence", lease.fence());
        var event = new RectificationOverdue(
                overdue.id(),
                overdue.evaluationId(),
                overdue.projectCode(),
                overdue.year(),
                overdue.unitPath(),
                overdue.dueDate(),
                command.at());
        return log.record(
                        command,
                        "REMIND_RECTIFICATION",
                        overdue.evaluationId().toString(),
                        event,
                        List.of(event),
                        change)
                .then();
    }
}

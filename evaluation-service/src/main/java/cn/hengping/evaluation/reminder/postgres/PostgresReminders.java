package cn.hengping.evaluation.reminder.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.reminder.DueDesk;
import cn.hengping.evaluation.reminder.Ladder;
import cn.hengping.evaluation.reminder.Reminders;
import cn.hengping.evaluation.reminder.SignOffReminded;
import cn.hengping.evaluation.reminder.StepsWaiting;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One rung climbed, one row. */
@Repository
class PostgresReminders implements Reminders {
    private final DatabaseClient database;
    private final CommandLog log;

    PostgresReminders(DatabaseClient database, CommandLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Mono<List<DueDesk>> due(LocalDate until, int top, @Nullable DueDesk after, int limit) {
        return database.sql("""
                        select e.id, e.campaign_id, e.project_code, e.unit_path, e.stage, e.stage_since, e.due_on,
                            coalesce((select max(r.rung) from reminder r
                                where r.evaluation_id = e.id and r.since = e.stage_since), 0) as climbed
                        from self_evaluation e
                        where e.due_on <= :until and (e.due_on, e.id) > (:after_due, :after_id)
                            and not exists (select 1 from reminder r
                                where r.evaluation_id = e.id and r.since = e.stage_since and r.rung = :top)
                        order by e.due_on, e.id limit :limit
                        """)
                .bind("until", until)
                .bind("top", top)
                .bind("after_due", after == null ? LocalDate.EPOCH : after.dueOn())
                .bind("after_id", after == null ? new UUID(0, 0) : after.evaluationId())
                .bind("limit", limit)
                .map(PostgresReminders::desk)
                .all()
                .collectList();
    }

    @Override
    public Mono<StepsWaiting> waiting(LocalDate until, int top) {
        return database.sql("""
                        select
                            (select min(stage_since) from self_evaluation
                                where stage_since is not null and stage like 'WITH%') as oldest,
                            (select count(*) from self_evaluation e
                                where e.due_on <= :until and not exists (select 1 from reminder r
                                    where r.evaluation_id = e.id and r.since = e.stage_since and r.rung = :top))
                                as unescalated
                        """)
                .bind("until", until)
                .bind("top", top)
                .map(row -> new StepsWaiting(
                        row.get("oldest", Instant.class), Objects.requireNonNull(row.get("unescalated", Long.class))))
                .one();
    }

    private static DueDesk desk(Readable row) {
        return new DueDesk(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("campaign_id", UUID.class)),
                Objects.requireNonNull(row.get("project_code", String.class)),
                new UnitPath(Objects.requireNonNull(row.get("unit_path", String.class))),
                Objects.requireNonNull(row.get("stage", String.class)),
                Objects.requireNonNull(row.get("stage_since", Instant.class)),
                Objects.requireNonNull(row.get("due_on", LocalDate.class)),
                Objects.requireNonNull(row.get("climbed", Integer.class)));
    }

    @Override
    public Mono<Void> climb(DueDesk desk, int number, Ladder.Rung rung, Lease lease, Command command) {
        var change = Change.sql("""
                        insert into reminder (evaluation_id, since, rung, code, kind, due_on, at)
                        select e.id, e.stage_since, :rung, :code, :kind, e.due_on, :at::timestamptz
                        from self_evaluation e, lease l
                        where e.id = :id and e.stage_since = :since and l.name = :lease and l.fence = :fence
                        on conflict do nothing
                        """)
                .bind("id", desk.evaluationId())
                .bind("since", desk.since())
                .bind("rung", number)
                .bind("code", rung.code())
                .bind("kind", rung.kind().name())
                .bind("at", command.at())
                .bind("lease", lease.name())
                .bind("fence", lease.fence());
        var event = SignOffReminded.of(desk, rung, command.at());
        return log.record(command, rung.kind().name(), desk.evaluationId().toString(), event, List.of(event), change)
                .then();
    }
}

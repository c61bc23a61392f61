package cn.hengping.budget.staff.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.staff.Comparisons;
import cn.hengping.budget.staff.Drift;
import cn.hengping.budget.staff.Staff;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A comparison writes under its fence, and nothing once it lost it. */
@Repository
class PostgresComparisons implements Comparisons {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresComparisons(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Run> claim(Instant now, Instant dueBefore) {
        return database.sql("""
                        update account_comparison set fence = fence + 1, lease_until = :until, started_at = :now
                        where (lease_until is null or lease_until < :now)
                            and (finished_at is null or finished_at < :due or asked_at > started_at)
                        returning fence
                        """)
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .bind("due", dueBefore)
                .map(row -> new Run(Objects.requireNonNull(row.get("fence", Long.class))))
                .one();
    }

    @Override
    public Mono<Void> renew(Run run, Instant now) {
        return database.sql("update account_comparison set lease_until = :until where fence = :fence")
                .bind("until", now.plus(LEASE))
                .bind("fence", run.fence())
                .fetch()
                .rowsUpdated()
                .flatMap(PostgresComparisons::held);
    }

    private static Mono<Void> held(long rows) {
        return rows == 0 ? Mono.error(LostRun::new) : Mono.empty();
    }

    @Override
    public Flux<Staff> settled() {
        return database.sql("""
                        select s.document::text as document from staff s join account_provisioning p on p.account = s.account
                        where p.done = p.wanted order by s.account
                        """)
                .map(row -> json.readValue(Objects.requireNonNull(row.get("document", String.class)), Staff.class))
                .all();
    }

    @Override
    public Mono<Void> finish(Run run, Instant now, int accounts, List<Drift> found) {
        return database.sql("""
                        with changed as (
                            update account_comparison set lease_until = null, finished_at = :now, accounts = :accounts,
                                drifts = :drifts, last_error = null where fence = :fence returning id),
                        forgotten as (
                            delete from account_drift d using changed
                            where d.account not in (select account from jsonb_to_recordset(:found::jsonb) as f (account text))),
                        kept as (
                            insert into account_drift (account, unit_path, sequence, document)
                            select f.account, f.unit_path, f.sequence, f.document
                            from changed, jsonb_to_recordset(:found::jsonb) as f (account text, unit_path text, sequence bigint, document jsonb)
                            left join staff s on s.account = f.account
                            left join account_provisioning p on p.account = f.account
                            where coalesce(s.sequence, 0) = f.sequence and coalesce(p.done = p.wanted, true)
                            on conflict (account) do update set unit_path = excluded.unit_path, sequence = excluded.sequence,
                                document = excluded.document)
                        select count(*) from changed
                        """)
                .bind("now", now)
                .bind("accounts", accounts)
                .bind("drifts", found.size())
                .bind("fence", run.fence())
                .bind(
                        "found",
                        json.writeValueAsString(
                                found.stream().map(PostgresComparisons::row).toList()))
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(PostgresComparisons::held);
    }

    private static Map<String, Object> row(Drift drift) {
        var row = new LinkedHashMap<String, Object>();
        row.put("account", drift.account());
        row.put("unit_path", drift.unitPath());
        row.put("sequence", drift.here() == null ? 0 : drift.here().sequence());
        row.put("document", drift);
        return row;
    }

    /** It stays asked for, and is tried again in a while. */
    @Override
    public Mono<Void> failed(Run run, Instant now, String error) {
        return database.sql("""
                        update account_comparison set last_error = :error, lease_until = :until, asked_at = :now + interval '1 ms'
                        where fence = :fence
                        """)
                .bind("error", error.replace("\u0000", ""))
                .bind("until", now.plus(BEFORE_TRYING_AGAIN))
                .bind("now", now)
                .bind("fence", run.fence())
                .then();
    }

    @Override
    public Mono<Comparison> latest() {
        return database.sql(
                        "select asked_at, started_at, finished_at, accounts, drifts, last_error from account_comparison")
                .map(row -> new Comparison(
                        row.get("asked_at", Instant.class),
                        row.get("started_at", Instant.class),
                        row.get("finished_at", Instant.class),
                        Objects.requireNonNull(row.get("accounts", Integer.class)),
                        Objects.requireNonNull(row.get("drifts", Integer.class)),
                        row.get("last_error", String.class)))
                .one();
    }

    /** The log's answer is when it was asked; how it ended is read afterwards. */
    @Override
    public Mono<Comparison> ask(Command command) {
        var change =
                Change.sql("update account_comparison set asked_at = :asked").bind("asked", command.at());
        return latest().map(before -> new Comparison(
                        command.at(),
                        before.startedAt(),
                        before.finishedAt(),
                        before.accounts(),
                        before.drifts(),
                        before.lastError()))
                .flatMap(after -> log.record(command, "ASK_COMPARISON", "accounts", after, List.of(), change));
    }
}

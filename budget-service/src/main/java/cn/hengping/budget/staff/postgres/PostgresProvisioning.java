package cn.hengping.budget.staff.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.staff.IssuePassword;
import cn.hengping.budget.staff.Provisioning;
import cn.hengping.budget.staff.Staff;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The queue is a row per person: what is wanted is the person's own row, so the two can never differ. */
@Repository
class PostgresProvisioning implements Provisioning {
    /** Beside every change of a person: it waits from now on, and begins to count attempts anew. */
    static final String QUEUED = """
            insert into account_provisioning (account, wanted, next_try_at)
            select account, sequence, :queued_at from changed
            on conflict (account) do update set wanted = excluded.wanted, next_try_at = excluded.next_try_at, attempts = 0
            """;

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String STATUS = """
            select account, done < wanted as waits, attempts, next_try_at, last_error from account_provisioning
            where account = any(:accounts) order by account
            """;

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresProvisioning(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Hold> claim(Instant now) {
        return database.sql("""
                        update account_provisioning p set fence = p.fence + 1, lease_until = :until
                        from staff s
                        where s.account = p.account and p.account = (select account from account_provisioning
                            where done < wanted and next_try_at <= :now and (lease_until is null or lease_until < :now)
                            order by next_try_at limit 1 for update skip locked)
                        returning s.document::text as document, p.attempts, p.fence
                        """)
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .map(row -> new Hold(
                        json.readValue(Objects.requireNonNull(row.get("document", String.class)), Staff.class),
                        Objects.requireNonNull(row.get("attempts", Integer.class)),
                        Objects.requireNonNull(row.get("fence", Long.class))))
                .one();
    }

    @Override
    public Mono<Void> done(Hold hold) {
        return database.sql("""
                        update account_provisioning set done = :sequence, lease_until = null, last_error = null, attempts = 0
                        where account = :account and fence = :fence
                        """)
                .bind("sequence", hold.staff().sequence())
                .bind("account", hold.staff().account())
                .bind("fence", hold.fence())
                .then();
    }

    @Override
    public Mono<Void> failed(Hold hold, Instant nextTryAt, int attempts, String error) {
        return database.sql("""
                        update account_provisioning
                        set next_try_at = :next, attempts = :attempts, last_error = :error, lease_until = null
                        where account = :account and fence = :fence
                        """)
                .bind("next", nextTryAt)
                .bind("attempts", attempts)
                .bind("error", error.replace("\u0000", ""))
                .bind("account", hold.staff().account())
                .bind("fence", hold.fence())
                .then();
    }

    @Override
    public Mono<IssuePassword.Issued> passwordAsked(IssuePassword.Issued asked, Command command) {
        var change = Change.sql("update account_provisioning set password_set_at = :at where account = :account")
                .bind("at", command.at())
                .bind("account", asked.account());
        return log.record(command, "ISSUE_PASSWORD", asked.account(), asked, List.of(), change);
    }

    @Override
    public Mono<Status> status(String account) {
        return database.sql(STATUS)
                .bind("accounts", new String[] {account})
                .map(PostgresProvisioning::read)
                .one();
    }

    @Override
    public Mono<List<Status>> status(List<String> accounts) {
        return database.sql(STATUS)
                .bind("accounts", accounts.toArray(String[]::new))
                .map(PostgresProvisioning::read)
                .all()
                .collectList();
    }

    private static Status read(Readable row) {
        var waits = Boolean.TRUE.equals(row.get("waits", Boolean.class));
        var attempts = Objects.requireNonNull(row.get("attempts", Integer.class));
        return new Status(
                Objects.requireNonNull(row.get("account", String.class)),
                progress(waits, attempts),
                attempts,
                waits ? row.get("next_try_at", Instant.class) : null,
                waits ? row.get("last_error", String.class) : null);
    }

    private static Progress progress(boolean waits, int attempts) {
        if (!waits) {
            return Progress.DONE;
        }
        return attempts > 0 ? Progress.FAILING : Progress.PENDING;
    }
}

package cn.hengping.budget.staff.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.staff.Drift;
import cn.hengping.budget.staff.Drifts;
import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffRefusal.NoSuchDrift;
import cn.hengping.budget.staff.StaffRefusal.StaffRegisteredAlready;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a comparison found, until somebody settles it. */
@Repository
class PostgresDrifts implements Drifts {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresDrifts(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Page<Drift>> page(Actor actor, @Nullable String cursor, int limit) {
        return database.sql("select document::text as document from account_drift where account > :after and :sees and "
                        + Scope.covers("unit_path") + " order by account limit :limit")
                .bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst())
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::drift)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.account())));
    }

    private static boolean maySee(Actor actor) {
        return actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    @Override
    public Mono<Drift> get(String account, Actor actor) {
        return database.sql(
                        "select document::text as document from account_drift where account = :account and :sees and "
                                + Scope.covers("unit_path"))
                .bind("account", account)
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .map(this::drift)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchDrift(account).asError()));
    }

    private Drift drift(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Drift.class);
    }

    @Override
    public Mono<Staff> adopt(Drift drift, Staff after, Command command) {
        var change = (drift.here() == null ? StaffRows.added(after, json) : StaffRows.saved(after, json))
                .and(PostgresProvisioning.QUEUED)
                .and(StaffRows.SETTLED)
                .bind("queued_at", command.at());
        return log.record(command, "ADOPT_STAFF", after.account(), after, List.of(after.changed()), change)
                .onErrorMap(DuplicateKeyException.class, _ -> new StaffRegisteredAlready(after.account()).asError());
    }

    @Override
    public Mono<Staff> putBack(Drift drift, Command command) {
        var person = Objects.requireNonNull(drift.here());
        var change =
                Change.sql("""
                        update account_provisioning set done = 0, fence = fence + 1, lease_until = null, next_try_at = :at, attempts = 0
                        where account = :account
                        """).and(StaffRows.SETTLED).bind("at", command.at()).bind("account", person.account());
        return log.record(command, "PUT_BACK_STAFF", person.account(), person, List.of(), change);
    }
}

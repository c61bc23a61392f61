package cn.hengping.budget.staff.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffList;
import cn.hengping.budget.staff.StaffRefusal.NoSuchStaff;
import cn.hengping.budget.staff.StaffRefusal.StaffRegisteredAlready;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One person, one row, at the place of his unit. */
@Repository
class PostgresStaff implements StaffList {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresStaff(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Staff> get(String account, Actor actor) {
        return database.sql("select document::text as document from staff where account = :account and "
                        + Scope.covers("unit_path"))
                .bind("account", account)
                .bind("scope", actor.scope().value())
                .map(this::staff)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchStaff(account).asError()));
    }

    @Override
    public Mono<Page<Staff>> page(Actor actor, @Nullable UnitPath under, @Nullable String cursor, int limit) {
        return database.sql("select document::text as document from staff where account > :after and "
                        + Scope.covers("unit_path") + " and "
                        + Scope.covers("unit_path").replace(":scope", ":under")
                        + " order by account limit :limit")
                .bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst())
                .bind("scope", actor.scope().value())
                .bind("under", under == null ? actor.scope().value() : under.value())
                .bind("limit", limit + 1)
                .map(this::staff)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.account())));
    }

    @Override
    public Mono<Staff> add(Staff staff, Command command) {
        var change = bound(Change.sql("""
                        insert into staff (account, unit_code, unit_path, document, sequence)
                        values (:account, :unit, :path, :document, :sequence)
                        """), staff);
        return log.record(command, "REGISTER_STAFF", staff.account(), staff, List.of(staff.changed()), change)
                .onErrorMap(DuplicateKeyException.class, _ -> new StaffRegisteredAlready(staff.account()).asError());
    }

    @Override
    public Mono<Staff> save(Staff staff, String action, Command command) {
        var change = bound(Change.sql("""
                        update staff set unit_code = :unit, unit_path = :path, document = :document, sequence = :sequence
                        where account = :account and sequence = :sequence - 1
                        """), staff);
        return log.record(command, action, staff.account(), staff, List.of(staff.changed()), change);
    }

    private Change bound(Change change, Staff staff) {
        return change.bind("account", staff.account())
                .bind("unit", staff.unit().unitCode())
                .bind("path", staff.unit().path().value())
                .bindJson("document", json.writeValueAsString(staff))
                .bind("sequence", staff.sequence());
    }

    private Staff staff(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Staff.class);
    }
}

package cn.hengping.budget.staff.postgres;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.staff.MovePosts;
import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffList;
import cn.hengping.budget.staff.StaffRefusal.NoSuchStaff;
import cn.hengping.budget.staff.StaffRefusal.StaffRegisteredAlready;
import cn.hengping.budget.unit.Place;
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
import reactor.core.publisher.Flux;
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
    public Flux<Staff> displaced(LocalDate today, int limit) {
        return database.sql("""
                        select s.document::text as document, v.unit_code, v.name, v.path
                        from staff s join unit_version v on v.unit_code = s.unit_code and v.superseded_at = 'infinity'
                            and v.valid_from <= :today and v.valid_to > :today
                        where v.path <> s.unit_path or v.name <> s.document -> 'unit' ->> 'name'
                        order by s.account limit :limit
                        """)
                .bind("today", today)
                .bind("limit", limit)
                .map(row -> staff(row).at(place(row)))
                .all();
    }

    private static Place place(Readable row) {
        return new Place(
                Objects.requireNonNull(row.get("unit_code", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                new UnitPath(Objects.requireNonNull(row.get("path", String.class))));
    }

    @Override
    public Mono<Map<String, Staff>> lock(Collection<String> accounts) {
        return database.sql("""
                        select document::text as document from staff where account = any(:accounts) order by account for update
                        """)
                .bind("accounts", accounts.toArray(String[]::new))
                .map(this::staff)
                .all()
                .collectMap(Staff::account);
    }

    @Override
    public Mono<List<Staff>> lockHolders(UnitPath scope) {
        return database.sql("""
                        select document::text as document from staff
                        where exists (select from jsonb_array_elements_text(document -> 'posts') post
                            where regexp_replace(post, '/[A-Z_]+$', '') = :scope)
                        order by account limit 2000 for update
                        """)
                .bind("scope", scope.value())
                .map(this::staff)
                .all()
                .collectList();
    }

    @Override
    public Mono<MovePosts.Moved> movePosts(List<Staff> staff, MovePosts.Moved moved, Command command) {
        var change = saved(staff, StaffRows.SAVED_ALL, command);
        var events = staff.stream().map(Staff::changed).toList();
        return log.record(command, "MOVE_POSTS", moved.from().value(), moved, events, change);
    }

    @Override
    public Mono<Void> addAll(List<Staff> staff, Command command) {
        return recordAll(staff, "REGISTER_STAFF_LIST", command, StaffRows.ADDED_ALL);
    }

    @Override
    public Mono<Void> saveAll(List<Staff> staff, Command command) {
        return recordAll(staff, "APPOINT_STAFF_LIST", command, StaffRows.SAVED_ALL);
    }

    private Mono<Void> recordAll(List<Staff> staff, String action, Command command, String sql) {
        if (staff.isEmpty()) {
            return Mono.empty();
        }
        var change = saved(staff, sql, command);
        var accounts = staff.stream().map(Staff::account).toList();
        var events = staff.stream().map(Staff::changed).toList();
        var subject = accounts.getFirst() + "+" + (accounts.size() - 1);
        return log.record(command, action, subject, accounts, events, change).then();
    }

    private Change saved(List<Staff> staff, String sql, Command command) {
        var rows = staff.stream().map(StaffRows::row).toList();
        return Change.sql(sql)
                .and(PostgresProvisioning.QUEUED)
                .and(StaffRows.SETTLED)
                .bindJson("staff", json.writeValueAsString(rows))
                .bind("queued_at", command.at());
    }

    @Override
    public Mono<Staff> add(Staff staff, Command command) {
        return record(staff, "REGISTER_STAFF", command, StaffRows.added(staff, json))
                .onErrorMap(DuplicateKeyException.class, _ -> new StaffRegisteredAlready(staff.account()).asError());
    }

    @Override
    public Mono<Staff> save(Staff staff, String action, Command command) {
        return record(staff, action, command, StaffRows.saved(staff, json).and(StaffRows.SETTLED));
    }

    private Mono<Staff> record(Staff staff, String action, Command command, Change change) {
        change.and(PostgresProvisioning.QUEUED).bind("queued_at", command.at());
        return log.record(command, action, staff.account(), staff, List.of(staff.changed()), change);
    }

    private Staff staff(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Staff.class);
    }
}

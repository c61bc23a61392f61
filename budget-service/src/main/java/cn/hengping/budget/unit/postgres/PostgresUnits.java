package cn.hengping.budget.unit.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.budget.unit.UnitRefusal.NoSuchUnit;
import cn.hengping.budget.unit.UnitRefusal.UnitRegisteredAlready;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One unit, one row. Everybody who holds a post may see the units of his scope; it is the tree that all work hangs on. */
@Repository
class PostgresUnits implements Units {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresUnits(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Unit> get(String unitCode) {
        return database.sql("select document::text as document from unit where unit_code = :code")
                .bind("code", unitCode)
                .map(this::unit)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchUnit(unitCode).asError()));
    }

    @Override
    public Mono<Unit> get(String unitCode, Actor actor) {
        return get(unitCode)
                .filter(unit -> maySee(actor) && actor.scope().covers(unit.path()))
                .switchIfEmpty(Mono.error(() -> new NoSuchUnit(unitCode).asError()));
    }

    @Override
    public Mono<Page<Unit>> page(Actor actor, @Nullable String cursor, int limit) {
        if (!maySee(actor)) {
            return Mono.just(new Page<>(List.of(), null));
        }
        return database.sql("select document::text as document from unit where path > :after and "
                        + Scope.covers("path") + " order by path limit :limit")
                .bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst())
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::unit)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, unit -> Page.cursor(unit.path().value())));
    }

    @Override
    public Mono<Map<UnitPath, UnitKind>> kinds(Collection<UnitPath> places) {
        return database.sql("select path, kind from unit where path = any(:paths)")
                .bind("paths", places.stream().map(UnitPath::value).toArray(String[]::new))
                .map(row -> Map.entry(
                        new UnitPath(Objects.requireNonNull(row.get("path", String.class))),
                        UnitKind.valueOf(Objects.requireNonNull(row.get("kind", String.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static boolean maySee(Actor actor) {
        return !actor.is(Role.AUDIT_ADMIN);
    }

    @Override
    public Mono<Unit> add(Unit unit, Command command) {
        var change = Change.sql("""
                        insert into unit (unit_code, path, kind, valid_from, document)
                        values (:code, :path, :kind, :from, :document)
                        """)
                .bind("code", unit.unitCode())
                .bind("path", unit.path().value())
                .bind("kind", unit.kind().name())
                .bind("from", unit.validFrom())
                .bindJson("document", json.writeValueAsString(unit));
        return log.record(command, "REGISTER_UNIT", unit.unitCode(), unit, List.of(unit.registered()), change)
                .onErrorMap(DuplicateKeyException.class, _ -> new UnitRegisteredAlready(unit.unitCode()).asError());
    }

    private Unit unit(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Unit.class);
    }
}

package cn.hengping.budget.unit.postgres;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Reorganisation;
import cn.hengping.budget.unit.Surroundings;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitHistory;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.budget.unit.UnitRefusal.NoSuchUnit;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The tree in two times. Everybody who holds a post may see the units of his scope; it is the tree that all work hangs on. */
@Repository
class PostgresUnits implements Units {
    private static final int MOST_LINES = 500;

    private final DatabaseClient database;
    private final TreeChanges changes;
    private final UnitRows rows;

    PostgresUnits(DatabaseClient database, TreeChanges changes, JsonMapper json) {
        this.database = database;
        this.changes = changes;
        this.rows = new UnitRows(json);
    }

    @Override
    public Mono<Course> course(String unitCode, LocalDate day, Actor actor) {
        return courses(List.of(unitCode), day)
                .filter(found -> maySee(actor) && found.containsKey(unitCode))
                .map(found -> Objects.requireNonNull(found.get(unitCode)))
                .filter(course -> course.touches(actor.scope()))
                .switchIfEmpty(Mono.error(() -> new NoSuchUnit(unitCode).asError()));
    }

    @Override
    public Mono<Unit> get(String unitCode, LocalDate today, Actor actor) {
        return course(unitCode, today, actor).map(course -> course.seenNow(today, actor));
    }

    private Mono<Map<String, Course>> courses(List<String> unitCodes, LocalDate day) {
        return database.sql(UnitRows.STRETCH + " and v.unit_code = any(:codes) order by v.unit_code, v.valid_from")
                .bind("day", day)
                .bind("known", UnitRows.ALWAYS)
                .bind("codes", unitCodes.toArray(String[]::new))
                .map(rows::stretch)
                .all()
                .collectMultimap(Unit::unitCode)
                .map(PostgresUnits::coursesOf);
    }

    private static Map<String, Course> coursesOf(Map<String, Collection<Unit>> stretches) {
        var courses = new TreeMap<String, Course>();
        stretches.forEach((code, units) -> courses.put(code, new Course(List.copyOf(units))));
        return courses;
    }

    private static boolean maySee(Actor actor) {
        return !actor.is(Role.AUDIT_ADMIN);
    }

    @Override
    public Mono<Page<Unit>> page(Actor actor, AsOf asOf, @Nullable String cursor, int limit) {
        return database.sql(UnitRows.STRETCH + " and v.valid_from <= :day and v.valid_to > :day and :sees"
                        + " and v.path > :after and " + Scope.covers("v.path") + " order by v.path limit :limit")
                .bind("day", asOf.day())
                .bind("known", asOf.knownAt() == null ? UnitRows.ALWAYS : asOf.knownAt())
                .bind("sees", maySee(actor))
                .bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst())
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(rows::stretch)
                .all()
                .collectList()
                .map(found ->
                        Page.of(found, limit, unit -> Page.cursor(unit.path().value())));
    }

    @Override
    public Mono<UnitHistory> history(String unitCode, Actor actor) {
        return database.sql("""
                        select document::text as document, change, reason, document_number, account, recorded_at,
                            nullif(superseded_at, 'infinity') as superseded_at
                        from unit_version where unit_code = :code and :sees and
                        """ + Scope.covers("path") + " order by valid_from, sequence limit :limit")
                .bind("code", unitCode)
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", MOST_LINES)
                .map(rows::line)
                .all()
                .collectList()
                .filter(lines -> !lines.isEmpty())
                .switchIfEmpty(Mono.error(() -> new NoSuchUnit(unitCode).asError()))
                .flatMap(lines -> Mono.zip(
                                kin(unitCode, "successor", "predecessor"), kin(unitCode, "predecessor", "successor"))
                        .map(kin -> new UnitHistory(lines, kin.getT1(), kin.getT2())));
    }

    /** @param self the column that names the unit itself, and then the one that names the other */
    private Mono<List<UnitHistory.Kin>> kin(String unitCode, String self, String other) {
        return database.sql("select " + other + " as unit_code, change, effective_on from unit_lineage where " + self
                        + " = :code order by effective_on, 1 limit :limit")
                .bind("code", unitCode)
                .bind("limit", MOST_LINES)
                .map(UnitRows::kin)
                .all()
                .collectList();
    }

    @Override
    public Mono<Map<UnitPath, UnitKind>> kinds(Collection<UnitPath> places) {
        return database.sql("select distinct path, kind from unit_version where path = any(:paths)")
                .bind("paths", places.stream().map(UnitPath::value).toArray(String[]::new))
                .map(row -> Map.entry(
                        new UnitPath(UnitRows.text(row, "path")), UnitKind.valueOf(UnitRows.text(row, "kind"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Map<String, Place>> places(Collection<String> unitCodes, LocalDate today, Actor actor) {
        return database.sql(UnitRows.STRETCH + " and v.valid_from <= :day and v.valid_to > :day"
                        + " and v.unit_code = any(:codes) and " + Scope.covers("v.path"))
                .bind("day", today)
                .bind("known", UnitRows.ALWAYS)
                .bind("codes", unitCodes.toArray(String[]::new))
                .bind("scope", actor.scope().value())
                .map(rows::stretch)
                .all()
                .collectMap(Unit::unitCode, Unit::place);
    }

    @Override
    public Mono<Void> addAll(List<Unit> units, Surroundings around, Command command) {
        return changes.addAll(units, around, command);
    }

    /** The tree's number is read first: whatever changes after it is noticed when the change is written. */
    @Override
    public Mono<Surroundings> around(List<String> unitCodes, LocalDate day) {
        return database.sql("select version from unit_tree")
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .flatMap(tree -> courses(unitCodes, day)
                        .zipWith(openBelow(unitCodes.getFirst(), day))
                        .map(both -> new Surroundings(tree, both.getT1(), both.getT2())));
    }

    private Mono<List<String>> openBelow(String unitCode, LocalDate day) {
        return database.sql("""
                        select unit_code from unit_version
                        where department_code = :code and unit_code <> :code and superseded_at = 'infinity' and valid_to > :day
                        order by unit_code limit 1
                        """)
                .bind("code", unitCode)
                .bind("day", day)
                .map(row -> UnitRows.text(row, "unit_code"))
                .all()
                .collectList();
    }

    @Override
    public Mono<Unit> add(Unit unit, Surroundings around, Command command) {
        return changes.add(unit, around, command);
    }

    @Override
    public Mono<Unit> save(Reorganisation.Outcome outcome, Surroundings around, Command command) {
        return changes.save(outcome, around, command);
    }
}

package cn.hengping.budget.project.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.project.ProjectKind;
import cn.hengping.budget.project.ProjectLists;
import cn.hengping.budget.project.ProjectQuery;
import cn.hengping.budget.project.ProjectRow;
import cn.hengping.budget.project.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lists by index: a condition stands in the statement only if it narrows, so that each list has its own plan. */
@Repository
class PostgresProjectLists implements ProjectLists {
    private static final String COLUMNS = """
            select p.project_code, p.year, p.name, p.kind, p.classified, p.unit_code, p.unit_name, p.unit_path, p.stage, p.amount,
                p.updated_at, p.parent_code
            from project p
            """;
    private static final int ROWS_AT_ONCE = 500;

    private final DatabaseClient database;
    private final JsonMapper json;

    PostgresProjectLists(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Page<ProjectRow>> page(ProjectQuery query, Actor actor, @Nullable String cursor, int limit) {
        var conditions = conditions(query, actor);
        if (cursor != null) {
            conditions.after(query.order(), query.keys(cursor));
        }
        return run(withBalances(COLUMNS + conditions.where(), query.order(), ":limit"), conditions)
                .bind("limit", limit + 1)
                .map(this::row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, query::after));
    }

    @Override
    public Mono<Integer> count(ProjectQuery query, Actor actor) {
        var conditions = conditions(query, actor);
        var sql = "select count(*)::int from (select 1 from project p" + conditions.where() + " limit "
                + (MOST_COUNTED + 1) + ") c";
        return run(sql, conditions)
                .map(row -> Objects.requireNonNull(row.get(0, Integer.class)))
                .one();
    }

    @Override
    public Flux<ProjectRow> all(ProjectQuery query, Actor actor) {
        var conditions = conditions(query, actor);
        var sql = withBalances(COLUMNS + conditions.where(), query.order(), Integer.toString(MOST_EXPORTED + 1));
        return run(sql, conditions)
                .filter(statement -> statement.fetchSize(ROWS_AT_ONCE))
                .map(this::row)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec run(String sql, Conditions conditions) {
        var spec = database.sql(sql);
        for (var binding : conditions.bindings.entrySet()) {
            spec = spec.bind(binding.getKey(), binding.getValue());
        }
        return spec;
    }

    /**
     * First the rows of the page, then the balance of each: a plan that joins before it cuts, or that joins by hashing, reads every
     * balance there is.
     */
    private static String withBalances(String rows, ProjectQuery.Order order, String limit) {
        return "select p.*, b.document::text as balance from (" + rows + " order by " + sorting(order) + " limit "
                + limit
                + ") p left join lateral (select document from balance where project_code = p.project_code limit 1) b on true"
                + " order by " + sorting(order);
    }

    /**
     * Below the district the place is one range of an index, which the exact condition is not. The whole district finds no row
     * faster than no condition at all, and a planner that does not know which place is meant takes the condition for a narrow one:
     * it would gather all of it to sort it, or read the table from end to end. So there the place is a mere check, of which the
     * planner only believes that half the rows pass.
     */
    private static String covers(UnitPath place) {
        var covers = Scope.covers("p.unit_path");
        return place.value().contains("/")
                ? "p.unit_path >= :scope and p.unit_path < :scope || '0' and " + covers
                : "coalesce(" + covers + ", false)";
    }

    private static String sorting(ProjectQuery.Order order) {
        return switch (order) {
            case CODE -> "p.project_code";
            case AMOUNT -> "p.amount desc, p.project_code desc";
            case UPDATED -> "p.updated_at desc, p.project_code desc";
        };
    }

    private static Conditions conditions(ProjectQuery query, Actor actor) {
        var conditions = new Conditions();
        conditions.addAll(Clearance.condition("p"), Clearance.bindings(actor));
        var place = query.place(actor);
        conditions.add(covers(place), "scope", place.value());
        conditions.addIf("p.year = :year", "year", query.year());
        conditions.addIf("p.kind = :kind", "kind", name(query.kind()));
        conditions.addIf("p.stage = :stage", "stage", name(query.stage()));
        if (query.classified() != null) {
            // a word and no parameter: there is an index of the few that are
            conditions.parts.add(query.classified() ? "p.classified" : "not p.classified");
        }
        conditions.addIf("p.parent_code = :parent", "parent", query.parent());
        conditions.addIf(
                "p.amount >= :from",
                "from",
                query.amountFrom() == null ? null : query.amountFrom().yuan());
        conditions.addIf(
                "p.amount <= :to",
                "to",
                query.amountTo() == null ? null : query.amountTo().yuan());
        if (!query.text().isEmpty()) {
            conditions.add("p.search_grams @> :grams", "grams", grams(query.text()));
            conditions.add("position(:text in p.search_text) > 0", "text", query.text());
        }
        return conditions;
    }

    /** The characters of a text and its pairs of neighbours, as the index holds those of a project. */
    private static String[] grams(String text) {
        var points = text.codePoints().mapToObj(Character::toString).toList();
        var grams = new LinkedHashSet<>(points);
        for (var i = 1; i < points.size(); i++) {
            grams.add(points.get(i - 1) + points.get(i));
        }
        return grams.toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /** The conditions of one list. Confined to it. */
    private static final class Conditions {
        private final List<String> parts = new ArrayList<>();
        private final Map<String, Object> bindings = new LinkedHashMap<>();

        void add(String condition, String name, Object value) {
            parts.add(condition);
            bindings.put(name, value);
        }

        void addAll(String condition, Map<String, Object> values) {
            parts.add(condition);
            bindings.putAll(values);
        }

        void addIf(String condition, String name, @Nullable Object value) {
            if (value != null) {
                add(condition, name, value);
            }
        }

        void after(ProjectQuery.Order order, List<String> keys) {
            bindings.put("code", keys.get(1));
            switch (order) {
                case CODE -> parts.add("p.project_code > :code");
                case AMOUNT -> add("(p.amount, p.project_code) < (:key, :code)", "key", amount(keys.getFirst()));
                case UPDATED -> add("(p.updated_at, p.project_code) < (:key, :code)", "key", moment(keys.getFirst()));
            }
        }

        private static BigDecimal amount(String key) {
            try {
                return Money.of(key).yuan();
            } catch (ArithmeticException | NumberFormatException _) {
                throw new CursorMalformed().asError();
            }
        }

        private static Instant moment(String key) {
            try {
                return Instant.parse(key);
            } catch (DateTimeParseException _) {
                throw new CursorMalformed().asError();
            }
        }

        String where() {
            return " where " + String.join(" and ", parts);
        }
    }

    private ProjectRow row(Readable row) {
        var document = row.get("balance", String.class);
        var balance = document == null ? null : json.readValue(document, Balance.class);
        return new ProjectRow(
                text(row, "project_code"),
                Objects.requireNonNull(row.get("year", Integer.class)),
                text(row, "name"),
                ProjectKind.valueOf(text(row, "kind")),
                Objects.requireNonNull(row.get("classified", Boolean.class)),
                text(row, "unit_code"),
                text(row, "unit_name"),
                new UnitPath(text(row, "unit_path")),
                Stage.valueOf(text(row, "stage")),
                new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))),
                Objects.requireNonNull(row.get("updated_at", Instant.class)),
                row.get("parent_code", String.class),
                balance == null ? null : balance.fullYearYuan(),
                balance == null ? null : balance.executedYuan(),
                balance == null ? null : balance.executionRatePercent().orElse(null));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}

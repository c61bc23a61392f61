package cn.hengping.budget.project.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.project.ProjectKind;
import cn.hengping.budget.project.ProjectLists;
import cn.hengping.budget.project.ProjectQuery;
import cn.hengping.budget.project.ProjectRow;
import cn.hengping.budget.project.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
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
        var conditions = ListConditions.of(query, actor);
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
        var conditions = ListConditions.of(query, actor);
        var sql = "select count(*)::int from (select 1 from project p" + conditions.where() + " limit "
                + (MOST_COUNTED + 1) + ") c";
        return run(sql, conditions)
                .map(row -> Objects.requireNonNull(row.get(0, Integer.class)))
                .one();
    }

    @Override
    public Flux<ProjectRow> all(ProjectQuery query, Actor actor) {
        var conditions = ListConditions.of(query, actor);
        var sql = withBalances(COLUMNS + conditions.where(), query.order(), Integer.toString(MOST_EXPORTED + 1));
        return run(sql, conditions)
                .filter(statement -> statement.fetchSize(ROWS_AT_ONCE))
                .map(this::row)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec run(String sql, ListConditions conditions) {
        var spec = database.sql(sql);
        for (var binding : conditions.bindings().entrySet()) {
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

    private static String sorting(ProjectQuery.Order order) {
        return switch (order) {
            case CODE -> "p.project_code";
            case AMOUNT -> "p.amount desc, p.project_code desc";
            case UPDATED -> "p.updated_at desc, p.project_code desc";
        };
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

package cn.hengping.report.document.postgres;

import java.math.BigDecimal;
import java.util.Objects;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.report.document.DistrictSummary;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Reads the summary from the facts as they were told. */
@Repository
class PostgresDistrictSummary implements DistrictSummary {
    private static final String LATEST = """
            select * from (select distinct on (evaluation_id) unit_path, project_code, classified,
                fact #>> '{unit,unitCode}' as unit_code, fact #>> '{unit,name}' as unit_name,
                fact #>> '{department,name}' as department_name, fact #>> '{project,name}' as project_name,
                fact #>> '{funds,initialBudgetYuan}' as initial, fact #>> '{funds,fullYearBudgetYuan}' as full_year,
                fact #>> '{funds,executedYuan}' as executed, fact #>> '{funds,executionRatePercent}' as rate,
                fact ->> 'total' as total, fact ->> 'computedTotal' as computed, fact ->> 'grade' as grade,
                (fact ->> 'narrativeReport')::boolean as narrative, fact ->> 'approvedAt' as approved_at
            from approved_evaluation where year = :year and :sees and\s"""
            + Scope.covers("unit_path")
            + " order by evaluation_id, version desc) l order by unit_path, project_code limit :most";

    private final DatabaseClient database;

    PostgresDistrictSummary(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Row> rows(int year, Actor actor) {
        return database.sql(LATEST)
                .bind("year", year)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind("scope", actor.scope().value())
                .bind("most", MOST_ROWS + 1)
                .map(PostgresDistrictSummary::row)
                .all();
    }

    private static Row row(Readable row) {
        return new Row(
                text(row, "unit_code"),
                text(row, "unit_name"),
                text(row, "department_name"),
                text(row, "project_code"),
                text(row, "project_name"),
                Money.of(text(row, "initial")),
                Money.of(text(row, "full_year")),
                Money.of(text(row, "executed")),
                number(row.get("rate", String.class)),
                new BigDecimal(text(row, "total")),
                number(row.get("computed", String.class)),
                text(row, "grade"),
                Boolean.TRUE.equals(row.get("narrative", Boolean.class)),
                Boolean.TRUE.equals(row.get("classified", Boolean.class)),
                text(row, "approved_at"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}

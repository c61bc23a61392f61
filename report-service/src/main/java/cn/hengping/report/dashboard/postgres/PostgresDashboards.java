package cn.hengping.report.dashboard.postgres;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.report.dashboard.Dashboard;
import cn.hengping.report.dashboard.Dashboards;
import cn.hengping.report.dashboard.ListQuery;
import cn.hengping.report.dashboard.Look;
import cn.hengping.report.dashboard.ProjectLine;
import cn.hengping.report.dashboard.Status;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A whole dashboard is one statement over sums that are kept ready, so all its figures are of one moment, and soon there. */
@Repository
class PostgresDashboards implements Dashboards {
    /** Unclassified and, for who may know of them, classified ones, added up. */
    private static final String CELL = """
            select place as path, (select name from dashboard_unit where path = place) as name,
                sum(projects) as projects, sum(due) as due, sum(drafting) as drafting, sum(in_review) as "inReview", sum(returned) as returned,
                sum(approved) as approved, sum(overdue) as overdue, sum(initial) as initial, sum(full_year) as "fullYear", sum(executed) as executed,
                sum(red) as red, sum(yellow) as yellow, sum(green) as green, sum(blue) as blue, sum(scored) as scored, sum(total) as total,
                sum(compared) as compared, sum(difference) as difference, sum(different) as different, sum(pending) as pending,
                sum(pending_total) as "pendingTotal", sum(reviewed) as reviewed, sum(review_difference) as "reviewDifference", sum(rectifying) as rectifying
            from dashboard_cell where kind = :kind and (:knows or not classified) and\s""";

    private static final String READ = """
            select json_build_object(
                'asOf', w.as_of, 'facts', w.facts, 'day', w.day,
                'name', (select name from dashboard_unit where path = :place),
                'whole', (select row_to_json(c) from (%1$s year = :year and place = :place group by place) c where projects > 0),
                'before', (select row_to_json(c) from (%1$s year = :year - 1 and place = :place group by place) c where projects > 0),
                'below', coalesce((select json_agg(c order by path) from (%1$s year = :year and parent = :place group by place) c where projects > 0), '[]'),
                'tallies', coalesce((select json_agg(t order by facet, value) from (
                    select facet, value, sum(n) as n, sum(amount) as amount, sum(whole) as whole from dashboard_tally
                    where year = :year and place = :place and kind = :kind and (:knows or not classified) group by facet, value having sum(n) <> 0) t), '[]'),
                'gradesBefore', coalesce((select json_agg(t) from (
                    select facet, value, sum(n) as n, 0 as amount, 0 as whole from dashboard_tally
                    where year = :year - 1 and place = :place and kind = :kind and facet = 'grade' and (:knows or not classified)
                    group by facet, value having sum(n) <> 0) t), '[]'),
                'stages', coalesce((select json_agg(t order by path, value) from (
                    select place as path, value, sum(n) as n, sum(amount) as amount from dashboard_tally
                    where year = :year and kind = :kind and facet = 'stage' and (parent = :place or place = :place) and (:knows or not classified)
                    group by place, value having sum(n) <> 0) t), '[]'))::text as sums
            from dashboard_watermark w""".formatted(CELL);

    private static final String LINES = """
            select project_code, name, kind, unit_path, unit_name, evaluation_id, status,
                case when status <> 'NOT_DUE' then coalesce(stage, 'DRAFTING') end as stage, overdue, open_due, initial, full_year, executed, rate, light,
                case when status = 'APPROVED' then total end as total, case when status = 'APPROVED' then computed end as computed,
                case when status = 'APPROVED' then grade end as grade, case when :pending and status <> 'APPROVED' then pending_total end as pending,
                case when status = 'APPROVED' then reviewed end as reviewed
            from dashboard_project""";

    private final DatabaseClient database;
    private final JsonMapper json;

    PostgresDashboards(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Dashboard> of(Look look) {
        return database.sql(READ)
                .bind("place", look.place().value())
                .bind("year", look.year())
                .bind("kind", Objects.requireNonNullElse(look.kind(), "*"))
                .bind("knows", look.knowsClassified())
                .map(row -> json.readValue(Objects.requireNonNull(row.get("sums", String.class)), Sums.class))
                .one()
                .map(sums -> new Board(look, sums).dashboard());
    }

    @Override
    public Mono<Page<ProjectLine>> page(ListQuery query, Actor actor, @Nullable String cursor, int limit) {
        return Mono.fromSupplier(() -> new Narrowing(query, actor))
                .flatMapMany(narrowing -> lines(narrowing, query, cursor == null ? "" : after(cursor), limit + 1))
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(last.projectCode())));
    }

    private static String after(String cursor) {
        return Page.keys(cursor, 1).getFirst();
    }

    @Override
    public Flux<ProjectLine> all(ListQuery query, Actor actor) {
        return Mono.fromSupplier(() -> new Narrowing(query, actor))
                .flatMapMany(narrowing -> lines(narrowing, query, "", MOST_EXPORTED + 1));
    }

    private Flux<ProjectLine> lines(Narrowing narrowing, ListQuery query, String after, int limit) {
        return narrowing
                .bind(database.sql(
                        LINES + narrowing.where() + " and project_code > :after order by project_code limit :limit"))
                .bind("pending", query.shown().isWithUnapproved())
                .bind("after", after)
                .bind("limit", limit)
                .map(PostgresDashboards::line)
                .all();
    }

    private static ProjectLine line(Readable row) {
        return new ProjectLine(
                text(row, "project_code"),
                text(row, "name"),
                text(row, "kind"),
                text(row, "unit_path"),
                text(row, "unit_name"),
                row.get("evaluation_id", UUID.class),
                Status.valueOf(text(row, "status")),
                row.get("stage", String.class),
                Boolean.TRUE.equals(row.get("overdue", Boolean.class)),
                row.get("open_due", LocalDate.class),
                money(row, "initial"),
                money(row, "full_year"),
                money(row, "executed"),
                row.get("rate", BigDecimal.class),
                row.get("light", String.class),
                row.get("total", BigDecimal.class),
                row.get("computed", BigDecimal.class),
                row.get("grade", String.class),
                row.get("pending", BigDecimal.class),
                row.get("reviewed", BigDecimal.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static @Nullable Money money(Readable row, String column) {
        var amount = row.get(column, BigDecimal.class);
        return amount == null ? null : new Money(amount);
    }
}

package cn.hengping.evaluation.todo.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.todo.Counts;
import cn.hengping.evaluation.todo.Todo;
import cn.hengping.evaluation.todo.Todos;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads to-do lists; {@link TodoSql} says what is on them. */
@Repository
class PostgresTodos implements Todos {
    private static final LocalDate NEVER = LocalDate.parse("9999-12-31");
    private final DatabaseClient database;

    PostgresTodos(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Page<Todo>> page(Actor actor, String hand, @Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("0001-01-01", new UUID(0, 0).toString()) : Page.keys(cursor, 2);
        return scoped(TodoSql.page(actor), actor, hand)
                .bind("after_due", date(after.get(0)))
                .bind("after_id", uuid(after.get(1)))
                .bind("limit", limit + 1)
                .map(row -> todo(row, actor))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, PostgresTodos::cursor));
    }

    private static String[] levels(Role role) {
        return switch (role) {
            case STAFF -> new String[] {"TEAM", "DRAFTING"};
            case UNIT_HEAD -> new String[] {"UNIT"};
            case DEPARTMENT_REVIEWER -> new String[] {"DEPARTMENT"};
            case BUREAU_REVIEWER, BUREAU_HEAD -> new String[] {"DISTRICT"};
            default -> new String[0];
        };
    }

    private DatabaseClient.GenericExecuteSpec scoped(String sql, Actor actor, String hand) {
        var spec = database.sql(sql).bind("scope", actor.scope().value());
        return actor.is(Role.CAMPAIGN_MANAGER)
                ? spec
                : spec.bind("role", actor.role().name())
                        .bind("account", actor.account())
                        .bind("hand", hand)
                        .bind("levels", levels(actor.role()));
    }

    @Override
    public Mono<List<Counts.Due>> counts(Actor actor, String hand) {
        return scoped(TodoSql.counts(actor), actor, hand)
                .map(row -> new Counts.Due(due(row), Objects.requireNonNull(row.get("count", Long.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> revision() {
        return database.sql("select coalesce(max(id), 0) as id from command_log")
                .map(row -> Objects.requireNonNull(row.get("id", Long.class)))
                .one();
    }

    private static Todo todo(Readable row, Actor actor) {
        return new Todo(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("campaign_id", UUID.class)),
                Objects.requireNonNull(row.get("project_code", String.class)),
                Objects.requireNonNullElse(row.get("name", String.class), ""),
                Objects.requireNonNullElse(row.get("unit", String.class), ""),
                Objects.requireNonNull(row.get("year", Integer.class)),
                Objects.requireNonNull(row.get("stage", String.class)),
                row.get("stage_since", Instant.class),
                due(row),
                actor.is(Role.CAMPAIGN_MANAGER),
                Objects.requireNonNull(row.get("version", Long.class)));
    }

    private static @Nullable LocalDate due(Readable row) {
        var due = Objects.requireNonNull(row.get("due", LocalDate.class));
        return due.equals(NEVER) ? null : due;
    }

    private static String cursor(Todo last) {
        var due = last.dueOn() == null ? NEVER : last.dueOn();
        return Page.cursor(due.toString(), last.evaluationId().toString());
    }

    private static LocalDate date(String key) {
        try {
            return LocalDate.parse(key);
        } catch (java.time.DateTimeException _) {
            throw new CursorMalformed().asError();
        }
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }
}

package cn.hengping.budget.resultuse.postgres;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.resultuse.ResultUse;
import cn.hengping.budget.resultuse.ResultUses;
import cn.hengping.budget.resultuse.UseBesideBudget;
import cn.hengping.budget.resultuse.UseBesideBudget.Successor;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Inbox;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One note, one row under its event's id. A project that is not here is known to nobody, and so is what was noted of it. */
@Repository
class PostgresResultUses implements ResultUses {
    private final DatabaseClient database;
    private final Inbox inbox;
    private final JsonMapper json;

    PostgresResultUses(DatabaseClient database, Inbox inbox, JsonMapper json) {
        this.database = database;
        this.inbox = inbox;
        this.json = json;
    }

    @Override
    public Mono<Void> remember(UUID eventId, ResultUse use) {
        var work = database.sql("""
                        insert into result_use (id, project_code, next_year, document)
                        values (:id, :project, :next_year, :document) on conflict (id) do nothing
                        """)
                .bind("id", eventId)
                .bind("project", use.projectCode())
                .bind("next_year", use.nextYear())
                .bind("document", Json.of(json.writeValueAsString(use)))
                .then();
        return inbox.once(eventId, work);
    }

    private record Found(UUID id, UseBesideBudget use) {}

    @Override
    public Mono<Page<UseBesideBudget>> page(Filter filter, Actor actor, @Nullable String cursor, int limit) {
        return database.sql("""
                        select u.id, u.document::text as document, p.name, p.unit_name, p.amount,
                            n.project_code as next_code, n.name as next_name, n.amount as next_amount
                        from result_use u join project p on p.project_code = u.project_code
                        left join lateral (
                            select c.project_code, c.name, c.amount from project c
                            where c.unit_path = p.unit_path and c.year = u.next_year and
                        """ + Clearance.condition("c") + """
                                and (c.document #>> '{annex,origin,registration,projectCode}' = p.project_code or c.name = p.name)
                            order by c.document #>> '{annex,origin,registration,projectCode}' is distinct from p.project_code, c.project_code
                            limit 1) n on true
                        where u.id < :before and (:next_year = 0 or u.next_year = :next_year)
                            and (:project = '' or u.project_code = :project or u.project_code = (
                                select c.document #>> '{annex,origin,registration,projectCode}' from project c
                                where c.project_code = :project))
                            and
                        """ + Clearance.condition("p") + " and "
                        + Scope.covers("p.unit_path")
                        + " order by u.id desc limit :limit")
                .bind("before", cursor == null ? new UUID(-1, -1) : id(cursor))
                .bind("next_year", Objects.requireNonNullElse(filter.nextYear(), 0))
                .bind("project", Objects.requireNonNullElse(filter.project(), ""))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::found)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(last.id().toString()))
                        .map(Found::use));
    }

    private Found found(Readable row) {
        var nextCode = row.get("next_code", String.class);
        var next = nextCode == null ? null : new Successor(nextCode, text(row, "next_name"), money(row, "next_amount"));
        var use = json.readValue(text(row, "document"), ResultUse.class);
        return new Found(
                Objects.requireNonNull(row.get("id", UUID.class)),
                new UseBesideBudget(use, text(row, "name"), text(row, "unit_name"), money(row, "amount"), next));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static Money money(Readable row, String column) {
        return new Money(Objects.requireNonNull(row.get(column, BigDecimal.class)));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(Page.keys(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }
}

package cn.hengping.evaluation.notice.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.notice.Notice;
import cn.hengping.evaluation.notice.NoticeRefusal.NoSuchNotice;
import cn.hengping.evaluation.notice.Notices;
import cn.hengping.evaluation.notice.ReceivedNotice;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.evaluation.reminder.Ladder;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Inbox;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One notice, one row for all who hear of it; one more for each account that has read it. */
@Repository
class PostgresNotices implements Notices {
    private static final long NEWEST = Long.MAX_VALUE;
    private static final int COUNTED = 100;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_CAMPAIGNS = 1_000;

    private final DatabaseClient database;
    private final Inbox inbox;
    private final JsonMapper json;

    PostgresNotices(DatabaseClient database, Inbox inbox, JsonMapper json) {
        this.database = database;
        this.inbox = inbox;
        this.json = json;
    }

    @Override
    public Mono<Void> keep(UUID eventId, Notice notice) {
        return inbox.once(eventId, NoticeRow.insert(database, notice, json).then());
    }

    /**
     * What the actor received, newest first: by his post, which is at the place or, for the bureau's, above it, or everywhere
     * below the place; and by his name. Each way is an index scan of its own that ends after so many.
     */
    private static String received(Actor actor, boolean unreadOnly) {
        var reachesDown = actor.is(Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.CAMPAIGN_MANAGER);
        var here = reachesDown ? "not n.below and " + Scope.covers("n.place") : "not n.below and n.place = :scope";
        var unread = " and not exists (select 1 from notice_read r where r.notice_id = n.id and r.account = :account)";
        var rest = (unreadOnly ? unread : "") + " and (n.evaluation_id is null or "
                + Clearance.ofEvaluation("n.evaluation_id") + ") order by n.id desc limit :most)";
        var ways = new ArrayList<String>();
        for (var way : List.of(
                ":role = any(n.roles) and " + here,
                ":role = any(n.roles) and n.below and n.place = any(:above)",
                "n.accounts <> '{}' and n.accounts @> array[:account]::text[] and " + Scope.covers("n.place"))) {
            ways.add("(select n.id from notice n where n.id < :before and " + way + rest);
        }
        return String.join(" union ", ways);
    }

    private DatabaseClient.GenericExecuteSpec asked(String sql, Actor actor, long before, int most) {
        return database.sql(sql)
                .bind("role", actor.role().name())
                .bind("account", actor.account())
                .bind("scope", actor.scope().value())
                .bind("above", upwards(actor.scope()))
                .bind("before", before)
                .bind("most", most)
                .bindValues(Clearance.bindings(actor));
    }

    private static String[] upwards(UnitPath place) {
        var places = new ArrayList<String>();
        var at = place.value();
        places.add(at);
        for (var cut = at.lastIndexOf('/'); cut > 0; cut = at.lastIndexOf('/')) {
            at = at.substring(0, cut);
            places.add(at);
        }
        return places.toArray(String[]::new);
    }

    @Override
    public Mono<Page<ReceivedNotice>> page(Actor actor, boolean unreadOnly, @Nullable String cursor, int limit) {
        var sql = """
                select m.id, m.kind, m.at, m.campaign_id, m.evaluation_id, m.facts::text as facts, r.at is not null as read,
                    e.project_code, p.document ->> 'name' as project, p.document ->> 'unitName' as unit
                from (%s) found join notice m on m.id = found.id
                    left join notice_read r on r.notice_id = m.id and r.account = :account
                    left join self_evaluation e on e.id = m.evaluation_id
                    left join project p on p.project_code = e.project_code
                order by m.id desc limit :most
                """.formatted(received(actor, unreadOnly));
        return asked(sql, actor, cursor == null ? NEWEST : number(cursor), limit + 1)
                .map(row -> NoticeRow.read(row, json))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(String.valueOf(last.id()))));
    }

    @Override
    public Mono<Long> unread(Actor actor) {
        var sql = "select least(count(*), :most) from (" + received(actor, true) + ") found";
        return asked(sql, actor, NEWEST, COUNTED).map(PostgresNotices::count).one();
    }

    @Override
    public Mono<Void> read(long id, Actor actor, Instant at) {
        var sql = """
                with found as materialized (select id from (%s) all_ways where id = :id), marked as (
                    insert into notice_read (account, notice_id, at) select :account, id, :at from found
                    on conflict do nothing)
                select count(*) from found
                """.formatted(received(actor, false));
        return asked(sql, actor, id + 1, 1)
                .bind("id", id)
                .bind("at", at)
                .map(PostgresNotices::count)
                .one()
                .filter(found -> found > 0)
                .switchIfEmpty(Mono.error(() -> new NoSuchNotice(id).asError()))
                .then();
    }

    @Override
    public Mono<Long> readUpTo(long id, Actor actor, Instant at) {
        var sql = """
                insert into notice_read (account, notice_id, at) select :account, found.id, :at from (%s) found
                on conflict do nothing
                """.formatted(received(actor, true));
        return asked(sql, actor, id + 1, AT_ONCE).bind("at", at).fetch().rowsUpdated();
    }

    @Override
    public Flux<DueCampaign> dueCampaigns(LocalDate from, LocalDate until) {
        return database.sql("""
                        select id, scope_path, document ->> 'name' as name, due_date from campaign
                        where stage = 'OPEN' and due_date between :from and :until order by id limit :most
                        """)
                .bind("from", from)
                .bind("until", until)
                .bind("most", MOST_CAMPAIGNS)
                .map(PostgresNotices::due)
                .all();
    }

    private static DueCampaign due(Readable row) {
        return new DueCampaign(
                Objects.requireNonNull(row.get("id", UUID.class)),
                new UnitPath(Objects.requireNonNull(row.get("scope_path", String.class))),
                Objects.requireNonNullElse(row.get("name", String.class), ""),
                Objects.requireNonNull(row.get("due_date", LocalDate.class)));
    }

    @Override
    public Mono<Long> tellOfDrafts(DueCampaign campaign, Ladder.Rung rung, Instant at) {
        var telling = rung.kind() == Ladder.Kind.ESCALATE
                ? database.sql(NoticeRow.DRAFTS_ESCALATED)
                        .bind("scope", campaign.scopePath().value())
                : database.sql(NoticeRow.DRAFTS_DUE);
        return telling.bind("campaign", campaign.id())
                .bind("source", "drafts/" + campaign.id() + "/" + campaign.dueOn() + "/" + rung.code() + "/")
                .bind("name", campaign.name())
                .bind("due", campaign.dueOn().toString())
                .bind("rung", rung.code())
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    private static long count(Readable row) {
        return Objects.requireNonNull(row.get(0, Long.class));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(Page.keys(cursor, 1).getFirst());
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }
}

package cn.hengping.report.dashboard.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.report.dashboard.DashboardRefusal.NoSuchRebuild;
import cn.hengping.report.dashboard.Rebuild;
import cn.hengping.report.dashboard.Rebuilds;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresRebuilds implements Rebuilds {
    private static final UUID LAST = new UUID(-1, -1);

    private final DatabaseClient database;
    private final CommandLog log;

    PostgresRebuilds(DatabaseClient database, CommandLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Mono<Rebuild> order(Rebuild rebuild, Command command) {
        var change = Change.sql("insert into dashboard_rebuild (id, account, ordered_at) values (:id, :account, :at)")
                .bind("id", rebuild.id())
                .bind("account", rebuild.account())
                .bind("at", rebuild.orderedAt());
        return log.record(command, "REBUILD_DASHBOARDS", rebuild.id().toString(), rebuild, List.of(), change);
    }

    @Override
    public Mono<Rebuild> get(UUID id) {
        return database.sql("select * from dashboard_rebuild where id = :id")
                .bind("id", id)
                .map(PostgresRebuilds::rebuild)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchRebuild(id).asError()));
    }

    @Override
    public Mono<Page<Rebuild>> page(@Nullable String cursor, int limit) {
        return database.sql("select * from dashboard_rebuild where id < :before order by id desc limit :limit")
                .bind("before", cursor == null ? LAST : id(Page.keys(cursor, 1).getFirst()))
                .bind("limit", limit + 1)
                .map(PostgresRebuilds::rebuild)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.id().toString())));
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Flux<Rebuild> findNext() {
        return database.sql("select * from dashboard_rebuild where ended_at is null order by id limit 1")
                .map(PostgresRebuilds::rebuild)
                .all();
    }

    @Override
    public Mono<Void> end(Rebuild rebuild) {
        return database.sql("""
                        update dashboard_rebuild set facts = :facts, seconds = :seconds, ended_at = :at, failure = :failure
                        where id = :id and ended_at is null
                        """)
                .bind("id", rebuild.id())
                .bind("facts", orNull(rebuild.facts(), Long.class))
                .bind("seconds", orNull(rebuild.seconds(), BigDecimal.class))
                .bind("at", orNull(rebuild.endedAt(), Instant.class))
                .bind("failure", orNull(rebuild.failure(), String.class))
                .then();
    }

    private static <V> Object orNull(@Nullable V value, Class<V> type) {
        return value == null ? Parameters.in(type) : value;
    }

    private static Rebuild rebuild(Readable row) {
        return new Rebuild(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("account", String.class)),
                Objects.requireNonNull(row.get("ordered_at", Instant.class)),
                row.get("facts", Long.class),
                row.get("seconds", BigDecimal.class),
                row.get("ended_at", Instant.class),
                row.get("failure", String.class));
    }
}

package cn.hengping.budget.onboarding.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.onboarding.Onboarding;
import cn.hengping.budget.onboarding.OnboardingRefusal.NoSuchOnboarding;
import cn.hengping.budget.onboarding.Onboardings;
import cn.hengping.budget.onboarding.Roster;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rosters as they were brought; an administrator sees those of his own kind. */
@Repository
class PostgresOnboardings implements Onboardings {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresOnboardings(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    private static String[] rosters(Actor actor) {
        return Arrays.stream(Roster.values())
                .filter(roster -> actor.is(roster.by()))
                .map(Roster::name)
                .toArray(String[]::new);
    }

    @Override
    public Mono<Onboarding> get(UUID id, Actor actor) {
        return database.sql(
                        "select document::text as document from onboarding where id = :id and roster = any(:rosters) and "
                                + Scope.covers("unit_path"))
                .bind("id", id)
                .bind("rosters", rosters(actor))
                .bind("scope", actor.scope().value())
                .map(this::onboarding)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchOnboarding(id).asError()));
    }

    @Override
    public Mono<Page<Onboarding>> page(Actor actor, @Nullable String cursor, int limit) {
        return database.sql(
                        "select document::text as document from onboarding where id < :before and roster = any(:rosters) and "
                                + Scope.covers("unit_path") + " order by id desc limit :limit")
                .bind(
                        "before",
                        cursor == null
                                ? new UUID(-1, -1)
                                : id(Page.keys(cursor, 1).getFirst()))
                .bind("rosters", rosters(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::onboarding)
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

    private Onboarding onboarding(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Onboarding.class);
    }

    @Override
    public Mono<byte[]> content(UUID id) {
        return database.sql("select content from onboarding where id = :id")
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("content", byte[].class)))
                .one();
    }

    @Override
    public Mono<Onboarding> add(Onboarding onboarding, byte[] content, Command command) {
        var change = Change.sql("""
                        insert into onboarding (id, roster, unit_path, document, content)
                        values (:id, :roster, :path, :document, :content)
                        """)
                .bind("id", onboarding.id())
                .bind("roster", onboarding.roster().name())
                .bind("path", onboarding.unitPath().value())
                .bindJson("document", json.writeValueAsString(onboarding))
                .bind("content", content);
        var action = "ONBOARD_" + onboarding.roster().name();
        return log.record(command, action, onboarding.id().toString(), onboarding, List.of(), change);
    }
}

package cn.hengping.evaluation.spotcheck.postgres;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.simulation.PastScores;
import cn.hengping.evaluation.spotcheck.Risk;
import cn.hengping.evaluation.spotcheck.SpotCheck;
import cn.hengping.evaluation.spotcheck.SpotCheckAnnounced;
import cn.hengping.evaluation.spotcheck.SpotCheckDrawn;
import cn.hengping.evaluation.spotcheck.SpotCheckRefusal.NoSuchSpotCheck;
import cn.hengping.evaluation.spotcheck.SpotChecks;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One check, one row. The bureau and the auditors see it; units hear of it when they are checked. */
@Repository
class PostgresSpotChecks implements SpotChecks {
    private static final String SEEN = ":sees and " + Scope.covers("scope_path");

    private final DatabaseClient database;
    private final PastScores past;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresSpotChecks(DatabaseClient database, PastScores past, CommandLog log, JsonMapper json) {
        this.database = database;
        this.past = past;
        this.log = log;
        this.json = json;
    }

    private static boolean maySee(Actor actor) {
        return actor.is(Role.CAMPAIGN_MANAGER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR);
    }

    @Override
    public Mono<SpotCheck> get(UUID id, Actor actor) {
        return database.sql("select document::text as document from spot_check where id = :id and " + SEEN)
                .bind("id", id)
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .map(this::check)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchSpotCheck(id).asError()));
    }

    @Override
    public Mono<Page<SpotCheck>> page(UUID campaignId, Actor actor, @Nullable String cursor, int limit) {
        return database.sql("select document::text as document from spot_check"
                        + " where campaign_id = :campaign and id > :after and " + SEEN + " order by id limit :limit")
                .bind("campaign", campaignId)
                .bind("after", cursor == null ? new UUID(0, 0) : uuid(cursor))
                .bind("sees", maySee(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(this::check)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, check -> Page.cursor(check.id().toString())));
    }

    private static UUID uuid(String cursor) {
        try {
            return UUID.fromString(Page.keys(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<byte[]> seed(UUID id) {
        return database.sql("select seed from spot_check where id = :id")
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("seed", byte[].class)))
                .one();
    }

    @Override
    public Mono<String> population(SpotCheck check) {
        return database.sql("select coalesce(population, '') as population from spot_check where id = :id")
                .bind("id", check.id())
                .map(row -> Objects.requireNonNull(row.get("population", String.class)))
                .one();
    }

    @Override
    public Mono<List<Risk>> risks(SpotCheck check) {
        return Mono.zip(evaluations(check), figures(check.year()))
                .flatMap(known -> past.find(check.year(), check.scopePath())
                        .filter(score -> known.getT1().containsKey(score.projectCode()))
                        .map(score -> Risk.of(
                                Objects.requireNonNull(known.getT1().get(score.projectCode())),
                                score,
                                List.copyOf(known.getT2().getOrDefault(score.projectCode(), List.of()))))
                        .collectList());
    }

    private Mono<Map<String, UUID>> evaluations(SpotCheck check) {
        return database.sql("""
                        select project_code, id from self_evaluation
                        where campaign_id = :campaign and stage = 'APPROVED' limit 200000
                        """)
                .bind("campaign", check.campaignId())
                .map(row -> Map.entry(text(row, "project_code"), Objects.requireNonNull(row.get("id", UUID.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, List<Risk.Figure>>> figures(int year) {
        return database.sql("select project_code, points, ground from risk_figure where year = :year limit 1000000")
                .bind("year", year)
                .map(row -> Map.entry(
                        text(row, "project_code"),
                        new Risk.Figure(Objects.requireNonNull(row.get("points", Integer.class)), text(row, "ground"))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> {
                    var figures = new java.util.HashMap<String, List<Risk.Figure>>();
                    found.forEach((code, some) -> figures.put(code, List.copyOf(some)));
                    return figures;
                });
    }

    @Override
    public Mono<SpotCheck> add(SpotCheck check, byte[] seed, Command command) {
        var change = Change.sql("""
                        insert into spot_check (id, campaign_id, scope_path, seed, document, version)
                        values (:id, :campaign, :scope, :seed, :document, 1)
                        """)
                .bind("id", check.id())
                .bind("campaign", check.campaignId())
                .bind("scope", check.scopePath().value())
                .bind("seed", seed)
                .bindJson("document", json.writeValueAsString(check));
        var events = List.of(SpotCheckAnnounced.of(check));
        return log.record(command, "ANNOUNCE_SPOT_CHECK", check.id().toString(), check, events, change);
    }

    @Override
    public Mono<SpotCheck> save(SpotCheck before, SpotCheck after, String population, Command command) {
        var change = Change.sql("""
                        update spot_check set document = :document, population = :population, version = :version
                        where id = :id and version = :version - 1
                        """)
                .bind("id", after.id())
                .bindJson("document", json.writeValueAsString(after))
                .bind("population", population)
                .bind("version", after.version());
        var events = List.of(SpotCheckDrawn.of(after));
        return log.record(command, "DRAW_SPOT_CHECK", after.id().toString(), before, after, events, change);
    }

    private SpotCheck check(Readable row) {
        return json.readValue(text(row, "document"), SpotCheck.class);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}

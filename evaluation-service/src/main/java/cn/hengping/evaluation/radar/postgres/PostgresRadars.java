package cn.hengping.evaluation.radar.postgres;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.evaluation.project.Clearance;
import cn.hengping.evaluation.radar.Case;
import cn.hengping.evaluation.radar.Radar.Group;
import cn.hengping.evaluation.radar.RadarMeasured;
import cn.hengping.evaluation.radar.Radars;
import cn.hengping.evaluation.scoring.Calculator;
import cn.hengping.evaluation.simulation.PastScore;
import cn.hengping.evaluation.simulation.PastScores;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One group of a year, one row; one figure of a project from one source, one row. */
@Repository
class PostgresRadars implements Radars {
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final PastScores past;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresRadars(DatabaseClient database, PastScores past, CommandLog log, JsonMapper json) {
        this.database = database;
        this.past = past;
        this.log = log;
        this.json = json;
    }

    /** What the score alone does not tell. */
    private record Beside(
            String unitName, String kind, @Nullable BigDecimal reviewed) {}

    @Override
    public Flux<Case> cases(int year, UnitPath scope) {
        return beside(year, scope)
                .flatMapMany(known -> past.find(year, scope)
                        .filter(score -> known.containsKey(score.projectCode()))
                        .flatMap(score -> Mono.justOrEmpty(score.published()
                                .map(_ -> of(score, Objects.requireNonNull(known.get(score.projectCode())))))));
    }

    private Mono<Map<String, Beside>> beside(int year, UnitPath scope) {
        return database.sql("""
                        select e.project_code, coalesce(e.frozen #>> '{project,unitName}', '') as unit_name,
                            coalesce(e.frozen #>> '{project,kind}', '') as kind,
                            (r.document ->> 'reviewedTotal')::numeric as reviewed
                        from self_evaluation e left join bureau_review r on r.evaluation_id = e.id
                        where e.year = :year and e.stage = 'APPROVED' and
                        """ + Scope.covers("e.unit_path") + " limit 200000")
                .bind("year", year)
                .bind("scope", scope.value())
                .map(row -> Map.entry(
                        text(row, "project_code"),
                        new Beside(text(row, "unit_name"), text(row, "kind"), row.get("reviewed", BigDecimal.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Case of(PastScore score, Beside beside) {
        var published = score.published().orElseThrow();
        var best = score.rules().grades().getFirst().name();
        return new Case(
                score.projectCode(),
                new UnitPath(score.unitPath()),
                beside.unitName(),
                beside.kind(),
                published.total(),
                published.grade().equals(best),
                score.computed(score.rules()).map(PastScore.Outcome::total).orElse(null),
                beside.reviewed(),
                Calculator.rate(
                                score.execution().executedYuan().yuan(),
                                score.execution().fullYearBudgetYuan().yuan())
                        .orElse(null),
                spread(score.opinions()));
    }

    private static @Nullable BigDecimal spread(Map<String, List<BigDecimal>> opinions) {
        var spreads = opinions.values().stream()
                .filter(percents -> percents.size() > 1)
                .map(percents -> Collections.max(percents).subtract(Collections.min(percents)))
                .toList();
        return spreads.isEmpty()
                ? null
                : spreads.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(spreads.size()), 2, RoundingMode.HALF_UP);
    }

    /** One statement: the old groups and figures go, the new ones come, the events wait in the outbox. */
    @Override
    public Mono<Void> replace(
            int year, UnitPath scope, List<Group> groups, List<Figure> figures, List<Case> cases, Command command) {
        var events = groups.stream()
                .map(group -> RadarMeasured.of(year, scope, group, command.at()))
                .toList();
        if (events.isEmpty()) {
            return Mono.empty();
        }
        var change = Change.sql("""
                        insert into radar_group (year, scope_path, grouped_by, key, document)
                        select :year, :scope, g ->> 'grouping', g ->> 'key', g
                        from jsonb_array_elements(:groups::jsonb) as g
                        on conflict (year, scope_path, grouped_by, key) do update set document = excluded.document
                        """)
                .and("""
                        delete from radar_group where year = :year and scope_path = :scope
                            and (grouped_by, key) not in (
                                select g ->> 'grouping', g ->> 'key' from jsonb_array_elements(:groups::jsonb) as g)
                        """)
                .and("""
                        delete from risk_figure where year = :year and source in ('radar', 'review')
                            and project_code = any(select c #>> '{}' from jsonb_array_elements(:cases::jsonb) as c)
                            and (project_code, source) not in (
                                select f ->> 'projectCode', f ->> 'source' from jsonb_array_elements(:figures::jsonb) as f)
                        """)
                .and("""
                        insert into risk_figure (project_code, year, source, points, ground, at)
                        select f ->> 'projectCode', :year, f ->> 'source', (f ->> 'points')::integer, f ->> 'ground',
                            :log_at::timestamptz
                        from jsonb_array_elements(:figures::jsonb) as f
                        on conflict (project_code, year, source) do update
                            set points = excluded.points, ground = excluded.ground, at = excluded.at
                        """)
                .bind("year", year)
                .bind("scope", scope.value())
                .bind("groups", Json.of(json.writeValueAsString(events)))
                .bind("figures", Json.of(json.writeValueAsString(figures)))
                .bind(
                        "cases",
                        Json.of(json.writeValueAsString(
                                cases.stream().map(Case::projectCode).toList())));
        var subject = year + "/" + scope.value();
        return log.record(command, "MEASURE_RADAR", subject, Map.of("groups", events.size()), events, change)
                .then();
    }

    @Override
    public Mono<Page<RadarMeasured>> groups(int year, Actor actor, @Nullable String cursor, int limit) {
        var keys = cursor == null ? List.of("", "", "") : Page.keys(cursor, 3);
        return database.sql("""
                        select document::text as document from radar_group
                        where year = :year and (grouped_by, scope_path, key) > (:grouping, :place, :key)
                            and case when grouped_by = 'UNIT' then
                        """ + Scope.covers("key") + " else " + Scope.covers("scope_path")
                        + " end order by grouped_by, scope_path, key limit :limit")
                .bind("year", year)
                .bind("grouping", keys.getFirst())
                .bind("place", keys.get(1))
                .bind("key", keys.getLast())
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(row -> json.readValue(text(row, "document"), RadarMeasured.class))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Page.cursor(row.grouping(), row.scopePath(), row.key())));
    }

    @Override
    public Mono<Page<ProjectRisk>> risks(int year, Actor actor, @Nullable String cursor, int limit) {
        var keys = cursor == null ? List.of(String.valueOf(Integer.MAX_VALUE), "") : Page.keys(cursor, 2);
        return database.sql("""
                        select * from (
                            select p.project_code, coalesce(p.document ->> 'name', '') as name, p.unit_path,
                                coalesce(p.document ->> 'unitName', '') as unit_name, sum(r.points)::integer as points,
                                jsonb_agg(r.ground order by r.points desc, r.source)::text as grounds
                            from risk_figure r join project p on p.project_code = r.project_code
                            where r.year = :year and
                        """ + Scope.covers("p.unit_path") + " and " + Clearance.condition("p") + """
                             group by p.project_code, p.unit_path, p.document ->> 'name', p.document ->> 'unitName') found
                        where points < :points or (points = :points and project_code > :code)
                        order by points desc, project_code limit :limit
                        """)
                .bind("year", year)
                .bind("points", number(keys.getFirst()))
                .bindValues(Clearance.bindings(actor))
                .bind("code", keys.getLast())
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(row -> new ProjectRisk(
                        text(row, "project_code"),
                        text(row, "name"),
                        text(row, "unit_path"),
                        text(row, "unit_name"),
                        Objects.requireNonNull(row.get("points", Integer.class)),
                        json.readValue(text(row, "grounds"), WORDS)))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Page.cursor(String.valueOf(row.points()), row.projectCode())));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}

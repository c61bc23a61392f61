package cn.hengping.evaluation.simulation.postgres;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.simulation.PastScore;
import cn.hengping.evaluation.simulation.PastScores;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads of every approved evaluation only what its score depends on, and each campaign's rules once. Classified projects are left
 * out: what is simulated, drawn or compared is told to people who may not know of them.
 */
@Repository
class PostgresPastScores implements PastScores {
    private static final int MOST = 200_000;

    private final DatabaseClient database;
    private final JsonMapper json;

    PostgresPastScores(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The part of the results that a score depends on. */
    private record ResultsPart(@Nullable BigDecimal declaredExecutionScore, List<PastScore.Entry> lines) {}

    /** One scorer's percent of one line. */
    private record OpinionPart(String code, BigDecimal percent) {}

    private record Texts(
            UUID campaign,
            String code,
            String name,
            String unitPath,
            String indicators,
            String execution,
            String results,
            String evidenced,
            String opinions) {}

    @Override
    public Flux<PastScore> find(int year, UnitPath scope) {
        return rules(year)
                .flatMapMany(rules -> texts(year, scope)
                        .publishOn(Schedulers.parallel())
                        .map(texts -> past(texts, Objects.requireNonNull(rules.get(texts.campaign())))));
    }

    private Mono<Map<UUID, RuleSet>> rules(int year) {
        return database.sql(
                        "select id, (document -> 'rules')::text as rules from campaign where year = :year limit 1000")
                .bind("year", year)
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("id", UUID.class)),
                        json.readValue(text(row, "rules"), RuleSet.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Flux<Texts> texts(int year, UnitPath scope) {
        return database.sql("""
                        select e.campaign_id, e.project_code, e.unit_path, e.frozen #>> '{project,name}' as name,
                            (e.frozen #> '{project,indicators}')::text as indicators,
                            (e.frozen -> 'frozen')::text as execution,
                            (e.preparation -> 'results')::text as results,
                            jsonb_path_query_array(e.preparation, '$.evidence[*].indicator')::text as evidenced,
                            jsonb_path_query_array(e.preparation, '$.panel.opinions[*].marks[*]')::text as opinions
                        from self_evaluation e
                        where e.year = :year and e.stage = 'APPROVED' and
                        """ + Scope.covers("e.unit_path") + " and " + Clearance.open("e.project_code")
                        + " order by e.project_code limit :most")
                .filter(statement -> statement.fetchSize(500))
                .bind("year", year)
                .bind("scope", scope.value())
                .bind("most", MOST)
                .map(PostgresPastScores::texts)
                .all();
    }

    private static Texts texts(Readable row) {
        return new Texts(
                Objects.requireNonNull(row.get("campaign_id", UUID.class)),
                text(row, "project_code"),
                text(row, "name"),
                text(row, "unit_path"),
                text(row, "indicators"),
                text(row, "execution"),
                text(row, "results"),
                text(row, "evidenced"),
                text(row, "opinions"));
    }

    private PastScore past(Texts texts, RuleSet rules) {
        var results = json.readValue(texts.results(), ResultsPart.class);
        return new PastScore(
                texts.code(),
                texts.name(),
                texts.unitPath(),
                rules,
                json.readValue(texts.execution(), Execution.class),
                json.readValue(texts.indicators(), new TypeReference<List<Indicator>>() {}),
                results.lines(),
                results.declaredExecutionScore(),
                new HashSet<>(json.readValue(texts.evidenced(), new TypeReference<List<String>>() {})),
                opinions(texts.opinions()));
    }

    private Map<String, List<BigDecimal>> opinions(String marks) {
        return json.readValue(marks, new TypeReference<List<OpinionPart>>() {}).stream()
                .collect(Collectors.groupingBy(
                        OpinionPart::code, Collectors.mapping(OpinionPart::percent, Collectors.toList())));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}

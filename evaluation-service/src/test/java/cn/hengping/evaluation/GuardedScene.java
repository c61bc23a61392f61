package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Tokens;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.node.ObjectNode;

/** Makes one of each thing that a command may be about, as people would. */
final class GuardedScene {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final int YEAR = 2052;
    private static final String PREPARER = Tokens.of("gw-preparer", "/130207/101/PREPARER");
    private static final String LEADER = Tokens.of("gw-leader", "/130207/101/STAFF");
    private static final String HEAD = Tokens.of("gw-head", "/130207/101/UNIT_HEAD");
    private static final String DEPARTMENT = Tokens.of("gw-department", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("gw-bureau", "/130207/BUREAU_REVIEWER");
    private static final String OTHER = Tokens.of("gw-other", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("gw-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String CHAIN = """
            code: guarded
            version: 1
            name: 两级签批
            source: 区财政局通知
            desks:
              - { desk: UNIT_HEAD, title: "单位负责人", role: UNIT_HEAD, level: UNIT, dueWorkingDays: 3 }
              - { desk: BUREAU, title: "财政局", role: BUREAU_REVIEWER, level: DISTRICT, dueWorkingDays: 10 }
            """;
    private static final String RULES = """
            code: guarded
            version: 1
            name: 区级规则
            source: 区财政局通知
            executionWeight: "20"
            weights: {OUTPUT: "40", BENEFIT: "30", SATISFACTION: "10"}
            withoutSatisfaction: BENEFIT
            inverse: RATIO
            overAchievement: "1.3"
            qualitativeBands:
              - {name: 达成, fromPercent: "80"}
              - {name: 未达成, fromPercent: "0"}
            declaredTolerance: "0.1"
            evidenceForEachIndicator: false
            grades:
              - {name: 优, aliases: [优秀], from: "90"}
              - {name: 差, aliases: [], from: "0"}
            """;

    private final Caller call;
    private final DatabaseClient database;

    GuardedScene(int port, DatabaseClient database) {
        this.call = new Caller(port);
        this.database = database;
        projects();
        var campaign = said(201, call.post(MANAGER, "/campaigns", order(), "")).at("/id");
        prepared("GUARD1");
        approved(prepared("GUARD2"));
        said(
                201,
                call.post(
                        OTHER,
                        path("GUARD2") + "/rectifications",
                        Map.of("items", List.of("补齐"), "dueWorkingDays", 10),
                        ""));
        said(
                201,
                call.post(
                        BUREAU,
                        path("GUARD1") + "/questions",
                        Map.of("text", "按自然月？", "pointer", "/results/q-reports"),
                        ""));
        var asked = Map.of("byRisk", 0, "atRandom", 1, "weighted", false, "reason", "年度抽查");
        said(201, call.post(MANAGER, "/campaigns/" + campaign + "/spot-checks", asked, ""));
        var now = java.time.Instant.now();
        var away = Map.of("deputy", "gw-leader", "from", now, "until", now.plusSeconds(3600), "reason", "出差");
        said(201, call.post(HEAD, "/absences", away, ""));
        said(201, proposed("/rule-sets/proposals?reason=2025", RULES));
        said(201, proposed("/sign-off-chains/proposals?reason=2025", CHAIN));
        run("insert into dead_letter (topic, dead_partition, dead_offset, type, subject, source, body, at, reason)"
                + " values ('budget.project', 0, 0, 'X.v1', 'x', 'test', '{}', now(), 'x')");
    }

    private void projects() {
        var project = (ObjectNode)
                ScoringFixture.JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json"));
        project.put("year", YEAR).put("unitPath", "130207/101");
        var execution = (ObjectNode)
                ScoringFixture.JSON.readTree(SelfEvaluationFixture.contract("budget/BudgetExecutionRecorded.v1.json"));
        for (var code : List.of("GUARD1", "GUARD2")) {
            database.sql("insert into project (project_code, year, unit_path, department_path, document)"
                            + " values (:code, :year, '130207/101', '130207/101', :document::jsonb)")
                    .bind("code", code)
                    .bind("year", YEAR)
                    .bind("document", project.put("projectCode", code).toString())
                    .fetch()
                    .rowsUpdated()
                    .block(PATIENCE);
            database.sql("insert into execution (project_code, sequence, document) values (:code, 4, :document::jsonb)")
                    .bind("code", code)
                    .bind("document", execution.put("projectCode", code).toString())
                    .fetch()
                    .rowsUpdated()
                    .block(PATIENCE);
        }
    }

    private static Map<String, Object> order() {
        var order = new LinkedHashMap<String, Object>();
        order.putAll(Map.of("year", YEAR, "name", "自评", "scopePath", "130207", "ruleSetCode", "national"));
        order.put("dueDate", (YEAR + 1) + "-03-31");
        order.put("chain", List.copyOf(SelfEvaluationFixture.chain().desks()));
        return Map.copyOf(order);
    }

    private String prepared(String code) {
        var path = path(code);
        var members = List.of(
                Map.of("account", "gw-leader", "title", "副主任", "post", "LEADER"),
                Map.of("account", "gw-member", "title", "科员", "post", "MEMBER"));
        put(path, "/team", Map.of("members", members));
        put(
                path,
                "/plan",
                Map.of("from", "2025-02-10", "to", "2025-02-25", "methods", List.of("核查"), "criteria", List.of("产出")));
        var why = Map.of("deviationReason", "空缺两个月。", "improvementMeasure", "建立替补。");
        var shortLine = new LinkedHashMap<String, Object>(why);
        shortLine.putAll(Map.of("code", "q-reports", "actual", "266"));
        put(
                path,
                "/results",
                Map.of(
                        "objectiveAchieved",
                        "全年运行。",
                        "lines",
                        List.of(
                                shortLine,
                                Map.of("code", "t-week", "actual", "2024-09-15"),
                                Map.of("code", "b-social", "actual", "均已处置", "attainmentPercent", "100"))));
        var file = "月,条\n1,286\n".getBytes(StandardCharsets.UTF_8);
        said(201, call.post(PREPARER, path + "/evidence?indicator=q-reports&fileName=a.csv", file, etag(path)));
        return path;
    }

    private void approved(String path) {
        said(200, call.post(PREPARER, path + "/moves", Map.of("step", "SUBMIT"), etag(path)));
        for (var token : List.of(LEADER, HEAD, DEPARTMENT, BUREAU)) {
            said(200, call.post(token, path + "/moves", Map.of("step", "SIGN"), etag(path)));
        }
    }

    private void put(String path, String part, Object body) {
        said(200, call.put(PREPARER, path + part, body, etag(path)));
    }

    private String etag(String path) {
        return call.get(BUREAU, path).etag();
    }

    private String path(String code) {
        return "/self-evaluations/"
                + rows("select id::text from self_evaluation where project_code = '" + code + "'")
                        .getFirst();
    }

    private Said proposed(String path, String yaml) {
        return call.ask(HttpMethod.POST, MANAGER, path, yaml.getBytes(StandardCharsets.UTF_8), path, "");
    }

    private static Said said(int status, Said said) {
        assertThat(said.status()).as(String.valueOf(said.body())).isEqualTo(status);
        return said;
    }

    void run(String sql) {
        database.sql(sql).fetch().rowsUpdated().block(PATIENCE);
    }

    List<String> rows(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collect(Collectors.toList())
                .block(PATIENCE));
    }
}

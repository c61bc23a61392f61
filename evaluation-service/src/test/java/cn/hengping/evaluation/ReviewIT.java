package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.review.RemindRectifications;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.evaluation.spotcheck.Draw;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("任务的一生，办结之后的复核、抽查、整改、应用与模拟测算")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MANY = 10_000;
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String STRANGER = Tokens.of("xx-preparer", "/130207/102/PREPARER");
    private static final String LEADER = Tokens.of("wx-leader", "/130207/101/STAFF");
    private static final String MEMBER = Tokens.of("wx-member1", "/130207/101/STAFF");
    private static final String DEPUTY = Tokens.of("wx-deputy", "/130207/101/STAFF");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");
    private static final String DEPARTMENT = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String OTHER = Tokens.of("cz-other", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");

    @Autowired
    RemindRectifications reminding;

    @Test
    @Order(1)
    @DisplayName("一万个项目，开到一半断了，由后来者接着开，不重不漏；别类的项目不开")
    void an_opening_that_broke_off_goes_on() {
        projects("MANY", 2050, MANY, "SPECIFIC_TARGET");
        projects("STAFF", 2050, 5, "STAFF_COST");
        var campaign = issued(order(2050, "SPECIFIC_TARGET"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(coverage(campaign)).isEqualTo("10000/10000/0/true"));

        run("delete from self_evaluation where year = 2050 and project_code > 'MANY5'");
        run("update campaign_opening set done = false, cursor = 'MANY4999', opened = 5000 where campaign_id = '"
                + campaign + "'");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(coverage(campaign)).isEqualTo("10000/10000/0/true"));
        assertThat(one("select count(distinct project_code)::text from self_evaluation where year = 2050"))
                .isEqualTo("10000");
        assertThat(call.post(MANAGER, "/campaigns", order(2050, "SPECIFIC_TARGET"), "")
                        .refusal())
                .isEqualTo("CampaignOfYearExists");
        assertThat(coverage(issued(order(2050, "STAFF_COST")))).isEqualTo("5/5/0/true");
    }

    private String coverage(String campaign) {
        var said = call.get(MANAGER, "/campaigns/" + campaign + "/coverage");
        return String.join("/", said.at("/projects"), said.at("/opened"), said.at("/missing"), said.at("/openingDone"));
    }

    @Test
    @Order(2)
    @DisplayName("延期须往后，关闭须写明还有未办结的，关闭后不能再填；可以重开，可以结转下年")
    void a_campaign_is_extended_closed_reopened_and_rolled_over() {
        projects("LIFE", 2051, 1, "OPERATING");
        var at = "/campaigns/" + issued(order(2051, "OPERATING"));
        var early = Map.of("reason", "汛期", "dueDate", "2052-03-31");
        assertThat(act(at, "extensions", early).faults()).containsExactly("/dueDate DueTooEarly");
        assertThat(act(at, "extensions", Map.of("reason", "汛期")).faults())
                .containsExactly("/dueDate DueDateOrWorkingDays");
        assertThat(act(at, "extensions", Map.of("reason", "汛期", "dueWorkingDays", 5))
                        .at("/dueDate"))
                .isEqualTo("2052-04-05");
        assertThat(call.post(BUREAU, at + "/closures", Map.of("reason", "x"), "\"2\"")
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(act(at, "closures", Map.of("reason", "到期")).refusal()).isEqualTo("StillUnfinished");
        var closed = act(at, "closures", Map.of("reason", "到期", "leaveUnfinished", true));
        assertThat(closed.at("/state")).isEqualTo("CLOSED");

        var path = path("LIFE1");
        assertThat(put(PREPARER, path, "/team", team()).refusal()).isEqualTo("CampaignClosed");
        assertThat(act(at, "closures", Map.of("reason", "到期")).refusal()).isEqualTo("CampaignClosed");
        assertThat(act(at, "reopenings", Map.of("reason", "补报", "dueDate", "2052-06-30"))
                        .at("/state"))
                .isEqualTo("OPEN");
        assertThat(put(PREPARER, path, "/team", team()).status()).isEqualTo(200);
        assertThat(call.get(MANAGER, at).body().path("trail").size()).isEqualTo(3);
        var next = call.post(MANAGER, at + "/roll-overs", Map.of("dueDate", "2053-03-31"), "");
        assertThat(next.status()).isEqualTo(201);
        assertThat(next.at("/name")).isEqualTo("2052年度自评");
        assertThat(next.at("/ruleSetVersion")).isEqualTo("3");
        assertThat(one("select count(*)::text from outbox where type = 'CampaignMoved.v1'"))
                .isEqualTo("3");
    }

    private Said act(String at, String what, Map<String, ?> body) {
        return call.post(MANAGER, at + "/" + what, body, call.get(MANAGER, at).etag());
    }

    @Test
    @Order(3)
    @DisplayName("两人评分，互不相知，到齐合成；走完签批")
    void an_evaluation_with_two_scorers_is_approved() {
        projects("ONE", 2052, 1, "SPECIFIC_TARGET");
        issued(order(2052, "SPECIFIC_TARGET"));
        var path = path("ONE1");
        ok(put(PREPARER, path, "/team", team()));
        var plan =
                Map.of("from", "2025-02-10", "to", "2025-02-25", "methods", List.of("核查"), "criteria", List.of("产出"));
        ok(put(PREPARER, path, "/plan", plan));
        ok(put(PREPARER, path, "/panel", Map.of("scorers", List.of("wx-member1", "wx-deputy"))));
        ok(put(MEMBER, path, "/results", results()));
        ok(put(MEMBER, path, "/panel/opinion", opinion("90")));
        assertThat(call.get(DEPUTY, path)
                        .body()
                        .at("/preparation/panel/opinions")
                        .size())
                .isZero();
        assertThat(call.get(MEMBER, path)
                        .body()
                        .at("/preparation/panel/opinions")
                        .size())
                .isEqualTo(1);
        ok(put(DEPUTY, path, "/panel/opinion", opinion("80")));
        assertThat(call.get(PREPARER, path + "/score")
                        .body()
                        .at("/lines/2/computedScore")
                        .decimalValue())
                .isEqualByComparingTo("12.75");
        var to = path + "/evidence?indicator=q-reports&fileName=a.csv";
        var file = "月,条\n1,286\n".getBytes(StandardCharsets.UTF_8);
        assertThat(call.post(MEMBER, to, file, call.get(MEMBER, path).etag()).status())
                .isEqualTo(201);
        ok(move(PREPARER, path, "SUBMIT"));
        assertThat(review(OTHER, path, "13.50", "").refusal()).isEqualTo("NotApprovedYet");
        for (var token : List.of(LEADER, HEAD, DEPARTMENT, BUREAU)) {
            ok(move(token, path, "SIGN"));
        }
        assertThat(call.get(BUREAU, path).at("/stage")).isEqualTo("APPROVED");
    }

    private static Map<String, Object> opinion(String percent) {
        return Map.of("marks", List.of(Map.of("code", "b-social", "percent", percent, "ground", "依据处置档案")));
    }

    private static Map<String, Object> results() {
        var shortLine = Map.of(
                "code", "q-reports", "actual", "266条", "deviationReason", "空缺两个月。", "improvementMeasure", "建立替补。");
        var social =
                Map.of("code", "b-social", "actual", "均已处置", "deviationReason", "个别迟缓。", "improvementMeasure", "限时处置。");
        return Map.of(
                "objectiveAchieved",
                "全年运行。",
                "lines",
                List.of(shortLine, Map.of("code", "t-week", "actual", "2024年9月15日"), social));
    }

    private Said review(String token, String path, String score, String etag) {
        var lines = List.of(Map.of("code", "q-reports", "score", score, "reason", "台账缺页"));
        return call.put(token, path + "/review", Map.of("lines", lines, "conclusion", "基本属实"), etag);
    }

    @Test
    @Order(4)
    @DisplayName("复核分与自评分并列，签过字的人不得复核，理由必写，再次复核须用最新版本")
    void the_bureau_scores_beside_the_unit() {
        var path = path("ONE1");

        assertThat(review(BUREAU, path, "13.50", "").refusal()).isEqualTo("SignerDoesNotReview");
        assertThat(review(PREPARER, path, "13.50", "").refusal()).isEqualTo("NotYourRole");
        assertThat(review(OTHER, path, "15.01", "").faults()).containsExactly("/lines/0/score ScoreOutOfRange");
        var reviewed = review(OTHER, path, "13.50", "");
        assertThat(reviewed.status()).isEqualTo(200);
        var line = reviewed.body().at("/lines/1");
        assertThat(line.path("computed").decimalValue()).isEqualByComparingTo("14.25");
        assertThat(line.path("reviewed").decimalValue()).isEqualByComparingTo("13.50");
        assertThat(reviewed.body().path("reviewedTotal").decimalValue())
                .isEqualByComparingTo(reviewed.body()
                        .path("declaredTotal")
                        .decimalValue()
                        .subtract(new java.math.BigDecimal("0.75")));
        assertThat(review(OTHER, path, "13", "").refusal()).isEqualTo("VersionMissing");
        assertThat(review(OTHER, path, "13", reviewed.etag()).status()).isEqualTo(200);
        assertThat(review(OTHER, path, "12", reviewed.etag()).refusal()).isEqualTo("ChangedMeanwhile");
        assertThat(call.get(PREPARER, path + "/review").status()).isEqualTo(200);
        var sheet = call.get(PREPARER, path + "/score").body();
        assertThat(sheet.at("/lines/0/reviewedScore").decimalValue()).isEqualByComparingTo("13");
        assertThat(sheet.at("/lines/0/declaredScore").decimalValue()).isEqualByComparingTo("14.25");
        assertThat(sheet.at("/execution/reviewedScore").isNumber()).isTrue();
        assertThat(sheet.path("reviewedTotal").decimalValue())
                .isLessThan(sheet.path("total").decimalValue());
        assertThat(sheet.path("reviewedGrade").asString()).isNotBlank();
        assertThat(call.get(STRANGER, path + "/review").status()).isEqualTo(404);
    }

    @Test
    @Order(5)
    @DisplayName("整改：下达、答复、退回再改、销号，别的单位看不见；结果应用作为事实发布")
    void what_is_wrong_is_put_right() {
        var path = path("ONE1");
        var order = Map.of("items", List.of("补齐台账"), "dueWorkingDays", 10);
        assertThat(call.post(PREPARER, path + "/rectifications", order, "").refusal())
                .isEqualTo("NotYourRole");
        var ordered = call.post(OTHER, path + "/rectifications", order, "");
        var at = "/rectifications/" + ordered.at("/rectification/id");
        assertThat(call.get(STRANGER, at).status()).isEqualTo(404);
        assertThat(call.get(PREPARER, at).body().path("may").toString()).isEqualTo("[\"ANSWER\"]");
        assertThat(step(OTHER, at, "/decisions", Map.of("verdict", "ACCEPT", "remark", "好"))
                        .refusal())
                .isEqualTo("RectificationElsewhere");
        overdue_is_reminded_once(at.substring(at.lastIndexOf('/') + 1));
        ok(step(PREPARER, at, "/answers", Map.of("measures", "已补")));
        assertThat(step(OTHER, at, "/decisions", Map.of("verdict", "SEND_BACK", "remark", "缺页"))
                        .faults())
                .containsExactly("/dueWorkingDays DaysOutOfRange");
        ok(step(OTHER, at, "/decisions", Map.of("verdict", "SEND_BACK", "remark", "缺页", "dueWorkingDays", 3)));
        ok(step(PREPARER, at, "/answers", Map.of("measures", "全部补齐")));
        assertThat(step(OTHER, at, "/decisions", Map.of("verdict", "ACCEPT", "remark", "销号"))
                        .at("/rectification/stage"))
                .isEqualTo("SETTLED");
        assertThat(call.get(OTHER, "/rectifications?stage=SETTLED")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(call.get(STRANGER, "/rectifications").body().path("items").isEmpty())
                .isTrue();
        var note = Map.of("use", "CUT", "note", "压减办公费");
        assertThat(call.post(MANAGER, path + "/result-uses", note, "").at("/nextYear"))
                .isEqualTo("2053");
        assertThat(one("select count(*)::text from outbox where topic = 'evaluation.review'"))
                .isEqualTo("9");
    }

    /** A date that has passed, as the clock would have it, and back again. */
    private void overdue_is_reminded_once(String id) {
        var set =
                "update rectification set due_date = date '%1$s', document = jsonb_set(document, '{dueDate}', '\"%1$s\"')"
                        + " where id = '" + id + "'";
        var due = one("select due_date::text from rectification where id = '" + id + "'");
        run(set.formatted("2020-01-01"));
        reminding.remind().block(Duration.ofSeconds(30));
        reminding.remind().block(Duration.ofSeconds(30));
        assertThat(one("select count(*)::text from outbox where type = 'RectificationOverdue.v1'"))
                .isEqualTo("1");
        assertThat(one("select count(*)::text from rectification_reminder")).isEqualTo("1");
        run(set.formatted(due));
    }

    private Said step(String token, String at, String what, Map<String, ?> body) {
        return call.post(token, at + what, body, call.get(token, at).etag());
    }

    @Test
    @Order(6)
    @DisplayName("一万份办结的自评：几秒钟算出换一套规则的等次分布；抽查按风险和随机，公布的种子可以复算")
    void ten_thousand_approved_evaluations() {
        copies(2052);
        var began = System.nanoTime();
        var simulation = call.get(MANAGER, "/rule-sets/provincial/2/simulation?year=2052");
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("simulation of %s evaluations: %.2f s%n", simulation.at("/evaluations"), seconds);
        assertThat(simulation.at("/evaluations")).isEqualTo(String.valueOf(MANY + 1));
        assertThat(simulation.body().path("changed").size())
                .isEqualTo(Math.min(1000, simulation.body().path("changes").asInt()));
        assertThat(call.get(PREPARER, "/rule-sets/provincial/2/simulation?year=2052")
                        .refusal())
                .isEqualTo("NotYourRole");

        var campaign = one("select campaign_id::text from self_evaluation where project_code = 'ONE1'");
        var asked = Map.of("byRisk", 3, "atRandom", 20, "weighted", true, "reason", "年度抽查");
        var announced = call.post(MANAGER, "/campaigns/" + campaign + "/spot-checks", asked, "");
        assertThat(announced.status()).isEqualTo(201);
        var at = "/spot-checks/" + announced.at("/id");
        assertThat(announced.body().path("result").isNull()).isTrue();
        assertThat(one("select count(*)::text from command_log where after::text like '%seed%'"))
                .isEqualTo("0");
        assertThat(call.get(PREPARER, at).status()).isEqualTo(404);
        var word = Map.of("word", "当日开奖号码 0417");
        assertThat(call.post(MANAGER, at + "/draws", word, announced.etag()).refusal())
                .isEqualTo("AnnouncerDoesNotDraw");
        var drawn = call.post(BUREAU, at + "/draws", word, announced.etag());

        assertThat(drawn.status()).isEqualTo(200);
        assertThat(drawn.body().at("/result/picks").size()).isEqualTo(23);
        var seed = HexFormat.of().parseHex(drawn.at("/result/seed"));
        assertThat(Draw.commitment(seed)).isEqualTo(announced.at("/commitment"));
        var lots = new String(call.download(BUREAU, at + "/population"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> new Draw.Lot(
                        line.substring(0, line.lastIndexOf(' ')),
                        Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))))
                .toList();
        assertThat(Draw.hash(lots)).isEqualTo(drawn.at("/result/populationHash"));
        assertThat(Draw.draw(seed, "当日开奖号码 0417", lots, 20))
                .isEqualTo(drawn.body()
                        .at("/result/picks")
                        .valueStream()
                        .filter(pick -> pick.path("way").asString().equals("AT_RANDOM"))
                        .map(pick -> pick.path("projectCode").asString())
                        .toList());
        assertThat(call.post(BUREAU, at + "/draws", word, drawn.etag()).refusal())
                .isEqualTo("AlreadyDrawn");
    }

    @Test
    @Order(7)
    @DisplayName("涉密项目：复核、整改、覆盖数、规则试算、抽查，对不知悉的人都如同没有；知悉的人照常")
    void what_is_classified_is_told_nowhere() {
        var path = path("ONE1");
        var campaign = one("select campaign_id::text from self_evaluation where project_code = 'ONE1'");
        var rectification = "/rectifications/" + one("select id::text from rectification");
        run("update project set document = jsonb_set(document, '{classified}', 'true') where project_code = 'ONE1'");

        for (var token : List.of(PREPARER, HEAD, DEPARTMENT, BUREAU, OTHER, Tokens.of("sj", "/130207/AUDITOR"))) {
            assertThat(call.get(token, path + "/review").status()).isEqualTo(200);
            assertThat(call.get(token, rectification).status()).isEqualTo(200);
            assertThat(rectifications(token)).isEqualTo(1);
            assertThat(projectsOf(campaign, token)).isEqualTo(MANY + 1);
        }
        var above = Tokens.of("up", "/130207/UNIT_HEAD");
        for (var token : List.of(MANAGER, above, Tokens.of("up2", "/130207/PREPARER"))) {
            assertThat(call.get(token, path + "/review").status()).isEqualTo(404);
            assertThat(call.get(token, rectification).status()).isEqualTo(404);
            assertThat(rectifications(token)).isZero();
            assertThat(projectsOf(campaign, token)).isEqualTo(MANY);
        }
        for (var token : List.of(MANAGER, BUREAU)) {
            assertThat(call.get(token, "/rule-sets/provincial/2/simulation?year=2052")
                            .at("/evaluations"))
                    .isEqualTo(String.valueOf(MANY));
        }
        var asked = Map.of("byRisk", 3, "atRandom", 20, "weighted", true, "reason", "再次抽查");
        var announced = call.post(MANAGER, "/campaigns/" + campaign + "/spot-checks", asked, "");
        var at = "/spot-checks/" + announced.at("/id");
        ok(call.post(BUREAU, at + "/draws", Map.of("word", "号码 1"), announced.etag()));
        assertThat(new String(call.download(MANAGER, at + "/population"), StandardCharsets.UTF_8).lines())
                .noneMatch(line -> line.startsWith("ONE1 "));
    }

    private int rectifications(String token) {
        return call.get(token, "/rectifications").body().path("items").size();
    }

    private int projectsOf(String campaign, String token) {
        return call.get(token, "/campaigns/" + campaign + "/coverage")
                .body()
                .path("projects")
                .asInt();
    }

    private void copies(int year) {
        run("""
                insert into project (project_code, year, unit_path, department_path, document)
                select 'COPY' || n, year, unit_path, department_path, document
                from project, generate_series(1, 10000) n where project_code = 'ONE1'
                """);
        run("""
                insert into self_evaluation (id, campaign_id, project_code, year, unit_path, stage, preparation, sign_off,
                    frozen, version)
                select uuidv7(), campaign_id, 'COPY' || n, year, unit_path, stage, preparation, sign_off,
                    jsonb_set(frozen, '{frozen,executedYuan}', to_jsonb((n * 20)::text || '.00')), version
                from self_evaluation, generate_series(1, 10000) n where project_code = 'ONE1'
                """);
        assertThat(one("select count(*)::text from self_evaluation where stage = 'APPROVED' and year = " + year))
                .isEqualTo(String.valueOf(MANY + 1));
    }

    private void projects(String code, int year, int count, String kind) {
        var document = ((ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json")))
                .put("year", year)
                .put("unitPath", "130207/101")
                .put("kind", kind)
                .toString();
        var execution = SelfEvaluationFixture.contract("budget/BudgetExecutionRecorded.v1.json");
        database.sql("""
                        insert into project (project_code, year, unit_path, department_path, document)
                        select :code || n, :year, '130207/101', '130207/101',
                            jsonb_set(:document::jsonb, '{projectCode}', to_jsonb(:code || n))
                        from generate_series(1, :count) n
                        """)
                .bind("code", code)
                .bind("year", year)
                .bind("document", document)
                .bind("count", count)
                .fetch()
                .rowsUpdated()
                .block(Duration.ofSeconds(60));
        database.sql("""
                        insert into execution (project_code, sequence, document)
                        select :code || n, 4, jsonb_set(:document::jsonb, '{projectCode}', to_jsonb(:code || n))
                        from generate_series(1, :count) n
                        """)
                .bind("code", code)
                .bind("document", execution)
                .bind("count", count)
                .fetch()
                .rowsUpdated()
                .block(Duration.ofSeconds(60));
    }

    private String issued(Map<String, Object> order) {
        var said = call.post(MANAGER, "/campaigns", order, "");
        assertThat(said.status()).as(String.valueOf(said.body())).isEqualTo(201);
        return said.at("/id");
    }

    private static Map<String, Object> order(int year, String kind) {
        var chain = SelfEvaluationFixture.chain().desks().stream()
                .map(desk -> Map.of(
                        "desk", desk.desk(),
                        "title", desk.title(),
                        "role", desk.role().name(),
                        "level", desk.level().name(),
                        "dueWorkingDays", desk.dueWorkingDays()))
                .toList();
        var order = new HashMap<String, Object>();
        order.put("year", year);
        order.put("name", year + "年度自评");
        order.put("scopePath", "130207");
        order.put("ruleSetCode", "national");
        order.put("dueDate", (year + 1) + "-03-31");
        order.put("kinds", List.of(kind));
        order.put("chain", chain);
        return order;
    }

    private static Map<String, Object> team() {
        return Map.of(
                "members",
                List.of(
                        Map.of("account", "wx-leader", "title", "副主任", "post", "LEADER"),
                        Map.of("account", "wx-deputy", "title", "科长", "post", "DEPUTY_LEADER"),
                        Map.of("account", "wx-member1", "title", "科员", "post", "MEMBER")));
    }

    private String path(String code) {
        var items =
                call.get(PREPARER, "/self-evaluations?project=" + code).body().path("items");
        return "/self-evaluations/" + items.path(0).path("id").asString("");
    }

    private Said put(String token, String path, String part, Object body) {
        return call.put(token, path + part, body, call.get(PREPARER, path).etag());
    }

    private Said move(String token, String path, String step) {
        return call.post(
                token,
                path + "/moves",
                Map.of("step", step),
                call.get(BUREAU, path).etag());
    }

    private static void ok(Said said) {
        assertThat(said.status()).as(String.valueOf(said.body())).isEqualTo(200);
    }
}

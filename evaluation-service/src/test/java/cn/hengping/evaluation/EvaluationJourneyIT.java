package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.OpenApiContract;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;

@DisplayName("自评：从下达任务到财政局签批")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvaluationJourneyIT extends RunningEvaluation {
    private static final String CODE = "13020724T000000000001";
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String LEADER = Tokens.of("wx-leader", "/130207/101/STAFF");
    private static final String MEMBER = Tokens.of("wx-member1", "/130207/101/STAFF");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");
    private static final String DEPARTMENT = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String STRANGER = Tokens.of("xx1-preparer", "/130207/102/102001/PREPARER");

    @Value("${HENGPING_KAFKA}")
    String kafka;

    private void publish(String topic, String type, String body, UUID eventId) {
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(topic, type, CODE, body, eventId);
        }
    }

    private static String project(String code) {
        return SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json").replace(CODE, code);
    }

    private static String execution(int sequence, String executed) {
        return SelfEvaluationFixture.contract("budget/BudgetExecutionRecorded.v1.json")
                .replace("\"sequence\": 4", "\"sequence\": " + sequence)
                .replace("\"executedYuan\": \"196500.00\"", "\"executedYuan\": \"" + executed + "\"");
    }

    private String id() {
        var items =
                call.get(PREPARER, "/self-evaluations?project=" + CODE).body().path("items");
        return items.path(0).path("id").asString("");
    }

    private String path() {
        return "/self-evaluations/" + id();
    }

    private String etag() {
        return call.get(PREPARER, path()).etag();
    }

    private Said move(String token, String step) {
        return call.post(token, path() + "/moves", Map.of("step", step), etag());
    }

    @Test
    @Order(1)
    @DisplayName("批复与执行之事实各生效一次，旧的不盖新的，读不懂的进死信")
    void facts_count_once() {
        var once = UUID.randomUUID();
        publish("budget.execution", "BudgetExecutionRecorded.v1", execution(4, "196500.00"), UUID.randomUUID());
        publish("budget.execution", "BudgetExecutionRecorded.v1", execution(3, "1.00"), UUID.randomUUID());
        publish("budget.project", "ProjectApproved.v1", "{\"projectCode\": 7}", UUID.randomUUID());
        for (var i = 0; i < 3; i++) {
            publish("budget.project", "ProjectApproved.v1", project(CODE), once);
        }
        for (var i = 2; i <= 7; i++) {
            publish("budget.project", "ProjectApproved.v1", project("13020724T00000000000" + i), UUID.randomUUID());
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(rows("select count(*)::text from project")).containsExactly("7"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows("select document ->> 'executedYuan' from execution"))
                        .containsExactly("196500.00"));
        assertThat(rows("select count(*)::text from inbox where event_id = '" + once + "'"))
                .containsExactly("1");
        assertThat(call.get(PREPARER, "/self-evaluations").body().path("items").isEmpty())
                .isTrue();
    }

    @Test
    @Order(2)
    @DisplayName("绩效管理岗下达任务：每个项目各有一份自评；链不可行、无此规则、越权均被拒绝")
    void a_campaign_opens_an_evaluation_for_every_project() {
        assertThat(call.post(PREPARER, "/campaigns", order("national", 4), "").refusal())
                .isEqualTo("NotYourRole");
        assertThat(call.post(MANAGER, "/campaigns", order("nowhere", 4), "").refusal())
                .isEqualTo("NoSuchRuleSet");
        assertThat(call.post(MANAGER, "/campaigns", order("national", 2), "").faults())
                .containsExactly("/chain ChainEndsBelowBureau");

        var key = UUID.randomUUID().toString();
        var issued = call.ask(HttpMethod.POST, MANAGER, "/campaigns", order("national", 4), key, "");
        var again = call.ask(HttpMethod.POST, MANAGER, "/campaigns", order("national", 4), key, "");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(issued.body());
        assertThat(call.post(MANAGER, "/campaigns", order("national", 4), "").refusal())
                .isEqualTo("CampaignOfYearExists");
        assertThat(call.get(PREPARER, "/self-evaluations").body().path("items").size())
                .isEqualTo(7);
        publish("budget.project", "ProjectApproved.v1", project("13020724T000000000008"), UUID.randomUUID());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(call.get(PREPARER, "/self-evaluations?limit=100")
                                .body()
                                .path("items")
                                .size())
                        .isEqualTo(8));
        assertThat(call.get(PREPARER, "/self-evaluations?limit=3")
                        .body()
                        .path("next")
                        .isString())
                .isTrue();
    }

    private static Map<String, Object> order(String rules, int desks) {
        var chain = List.of(
                Map.of("desk", "TEAM_LEADER", "title", "评价小组组长", "role", "STAFF", "level", "TEAM", "dueWorkingDays", 3),
                Map.of(
                        "desk",
                        "UNIT_HEAD",
                        "title",
                        "单位负责人",
                        "role",
                        "UNIT_HEAD",
                        "level",
                        "UNIT",
                        "dueWorkingDays",
                        3),
                Map.of(
                        "desk",
                        "DEPARTMENT",
                        "title",
                        "主管部门",
                        "role",
                        "DEPARTMENT_REVIEWER",
                        "level",
                        "DEPARTMENT",
                        "dueWorkingDays",
                        5),
                Map.of(
                        "desk",
                        "BUREAU",
                        "title",
                        "财政局",
                        "role",
                        "BUREAU_REVIEWER",
                        "level",
                        "DISTRICT",
                        "dueWorkingDays",
                        10));
        return Map.of(
                "year",
                2024,
                "name",
                "2024年度项目支出绩效自评",
                "scopePath",
                "130207",
                "ruleSetCode",
                rules,
                "ruleSetVersion",
                1,
                "dueDate",
                "2025-03-31",
                "chain",
                chain.subList(0, desks));
    }

    @Test
    @Order(3)
    @DisplayName("单位择定撰写报告的项目：八选一，写明理由")
    void one_project_is_selected_for_the_report() {
        var campaign = call.get(PREPARER, "/campaigns").at("/items/0/id");
        var selections = "/campaigns/" + campaign + "/selections";
        assertThat(call.post(PREPARER, selections, Map.of("projectCodes", List.of("nothing"), "reason", "理由"), "")
                        .refusal())
                .isEqualTo("NotOfThisUnit");
        assertThat(call.post(PREPARER, selections, Map.of("projectCodes", List.of(CODE), "reason", " "), "")
                        .faults())
                .containsExactly("/reason TextLength");
        assertThat(call.post(HEAD, selections, Map.of("projectCodes", List.of(CODE), "reason", "理由"), "")
                        .refusal())
                .isEqualTo("NotYourRole");

        var selected =
                call.post(PREPARER, selections, Map.of("projectCodes", List.of(CODE), "reason", "保持单位基本业务运转的项目"), "");

        assertThat(selected.status()).isEqualTo(201);
        assertThat(selected.at("/selected") + " / " + selected.at("/of")).isEqualTo("1 / 8");
        assertThat(call.get(PREPARER, path()).body().path("narrativeReport").asBoolean())
                .isTrue();
    }

    @Test
    @Order(4)
    @DisplayName("填报：小组、方案、结果、佐证、报告；不完整的不能提交，缺什么一次说清")
    void the_unit_prepares() {
        assertThat(move(PREPARER, "SUBMIT").faults()).contains("/team TeamMissing", "/evidence EvidenceMissing");
        assertThat(call.get(MEMBER, path()).status()).isEqualTo(404);
        var members = List.of(
                member("wx-leader", "网信办副主任", "LEADER"), member("wx-deputy", "网信办综合科科长", "DEPUTY_LEADER"),
                member("wx-member1", "网信办综合科科员", "MEMBER"), member("wx-member2", "网信办财务岗", "MEMBER"));
        assertThat(call.put(PREPARER, path() + "/team", Map.of("members", members), "")
                        .status())
                .isEqualTo(428);
        assertThat(call.put(PREPARER, path() + "/team", Map.of("members", members), "\"999\"")
                        .status())
                .isEqualTo(412);
        assertThat(call.put(PREPARER, path() + "/team", Map.of("members", members), etag())
                        .status())
                .isEqualTo(200);
        assertThat(call.get(MEMBER, path()).status()).isEqualTo(200);
        var plan = Map.of(
                "from", "2025-02-10", "to", "2025-02-25", "methods", List.of("资料核查"), "criteria", List.of("产出指标"));
        assertThat(call.put(PREPARER, path() + "/plan", plan, etag()).status()).isEqualTo(200);
        var results = Map.of(
                "objectiveAchieved",
                "机制全年运行。",
                "lines",
                List.of(
                        Map.of(
                                "code",
                                "q-reports",
                                "actual",
                                "266",
                                "deviationReason",
                                "岗位空缺两个月。",
                                "improvementMeasure",
                                "建立替补安排。"),
                        Map.of("code", "t-week", "actual", "2024-09-15"),
                        Map.of("code", "b-social", "actual", "均已处置", "attainmentPercent", "100")));
        assertThat(call.put(HEAD, path() + "/results", results, etag()).refusal())
                .isEqualTo("NotYoursToWrite");
        assertThat(call.put(MEMBER, path() + "/results", results, etag()).at("/scores/total"))
                .isEqualTo("48.99");
        var narrative = new java.util.LinkedHashMap<String, Object>();
        List.of(
                        "organisation",
                        "background",
                        "purposeOfEvaluation",
                        "managementAnalysis",
                        "resultAnalysis",
                        "conclusion",
                        "experience",
                        "lessons",
                        "unmetReasons",
                        "problems",
                        "improvements",
                        "other")
                .forEach(name -> narrative.put(name, "正文：" + name));
        assertThat(call.put(MEMBER, path() + "/narrative", narrative, etag()).status())
                .isEqualTo(200);
    }

    private static Map<String, String> member(String account, String title, String post) {
        return Map.of("account", account, "title", title, "post", post);
    }

    @Test
    @Order(5)
    @DisplayName("佐证材料：看内容收件，超限、可执行、带路径的文件名均被拒绝，取回的与交来的一字不差")
    void evidence_is_taken_by_its_content() {
        var file = "月份,条数\n1月,286\n".getBytes(StandardCharsets.UTF_8);
        var to = path() + "/evidence?indicator=q-reports&fileName=";
        assertThat(call.post(MEMBER, to + "台账.exe", new byte[] {'M', 'Z', 0, 1, 2}, etag())
                        .refusal())
                .isEqualTo("FileKindRefused");
        assertThat(call.post(MEMBER, to + "..%2F台账.csv", file, etag()).refusal())
                .isEqualTo("FileNameRefused");
        assertThat(call.post(MEMBER, to + "大.csv", new byte[(20 << 20) + 1], etag())
                        .status())
                .isEqualTo(413);
        assertThat(call.post(MEMBER, path() + "/evidence?indicator=none&fileName=a.csv", file, etag())
                        .faults())
                .containsExactly("/indicator IndicatorUnknown");
        assertThat(rows("select count(*)::text from evidence_file")).containsExactly("0");

        var brought = call.post(MEMBER, to + "台账.csv", file, etag());

        assertThat(brought.status()).isEqualTo(201);
        assertThat(call.download(BUREAU, path() + "/evidence/" + brought.at("/evidenceId") + "/content"))
                .isEqualTo(file);
        assertThat(call.get(STRANGER, path() + "/evidence/" + brought.at("/evidenceId") + "/content")
                        .status())
                .isEqualTo(404);
    }

    /** A step under a key of its own: the same request again is the same line. */
    private record Kept(
            Caller call, String token, String path, String step, String etag, String key, Caller.Said first) {
        Caller.Said again() {
            return ask(call, token, path, step, etag, key);
        }

        private static Caller.Said ask(Caller call, String token, String path, String step, String etag, String key) {
            return call.ask(HttpMethod.POST, token, path + "/moves", Map.of("step", step), key, etag);
        }
    }

    private Kept kept(String token, String step) {
        var key = UUID.randomUUID().toString();
        var etag = etag();
        return new Kept(call, token, path(), step, etag, key, Kept.ask(call, token, path(), step, etag, key));
    }

    @Test
    @Order(6)
    @DisplayName("签批：次序、角色、分工不对均被拒绝；退回一次，改过再走；办结时总分与等次为规则所得")
    void the_chain_is_walked_with_one_send_back() {
        assertThat(move(LEADER, "SIGN").refusal()).isEqualTo("WrongStage");
        var submitted = kept(PREPARER, "SUBMIT");
        assertThat(submitted.first().at("/stage")).isEqualTo("WITH_TEAM_LEADER");
        assertThat(move(HEAD, "SIGN").refusal()).isEqualTo("NotYourTurn");
        assertThat(move(MEMBER, "SIGN").refusal()).isEqualTo("NotYourTurn");
        var signed = kept(LEADER, "SIGN");
        assertThat(signed.first().at("/stage")).isEqualTo("WITH_UNIT_HEAD");
        assertThat(move(HEAD, "SIGN").at("/stage")).isEqualTo("WITH_DEPARTMENT");
        assertThat(move(DEPARTMENT, "SEND_BACK").refusal()).isEqualTo("ReasonMissing");
        var back = Map.of(
                "step",
                "SEND_BACK",
                "reasons",
                List.of(Map.of("code", "TEXT_INCOMPLETE", "remark", "请写明回收数量", "pointer", "/narrative/organisation")));
        assertThat(call.post(DEPARTMENT, path() + "/moves", back, etag()).at("/stage"))
                .isEqualTo("DRAFTING");
        for (var token : List.of(PREPARER, LEADER, HEAD, DEPARTMENT)) {
            assertThat(move(token, token.equals(PREPARER) ? "SUBMIT" : "SIGN").status())
                    .isEqualTo(200);
        }
        var etag = etag();
        var key = UUID.randomUUID().toString();

        var approved = call.ask(HttpMethod.POST, BUREAU, path() + "/moves", Map.of("step", "SIGN"), key, etag);
        var again = call.ask(HttpMethod.POST, BUREAU, path() + "/moves", Map.of("step", "SIGN"), key, etag);

        assertThat(approved.at("/stage")).isEqualTo("APPROVED");
        assertThat(again).isEqualTo(approved);
        // However far it has gone since: a repeated request gets the answer of its day, texts, project and chain
        // included.
        assertThat(submitted.again()).isEqualTo(submitted.first());
        assertThat(signed.again()).isEqualTo(signed.first());
        assertThat(approved.body().path("signatures").size()).isEqualTo(4);
        assertThat(approved.at("/scores/grade")).isEqualTo("差");
        assertThat(call.get(BUREAU, path() + "/moves")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(moved -> moved.path("sequence").asInt()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("select count(*)::text from outbox where sent_at is null"))
                        .containsExactly("0"));
        assertThat(rows("select type from outbox where type like 'SelfEvaluation%' order by id desc limit 2"))
                .containsExactly("SelfEvaluationApproved.v1", "SelfEvaluationMoved.v1");
    }

    @Test
    @Order(7)
    @DisplayName("看不到数据范围之外的自评：单个、列表、流转记录都一样")
    void nothing_is_seen_outside_the_scope() {
        var path = path();
        for (var token : List.of(
                STRANGER,
                Tokens.of("x", "/130207/101/STAFF"),
                Tokens.of("s", "/130207/SYSTEM_ADMIN"),
                Tokens.of("y", "/130207/1011/UNIT_HEAD"))) {
            assertThat(call.get(token, path).status()).isEqualTo(404);
            assertThat(call.get(token, path + "/moves").status()).isEqualTo(404);
            assertThat(call.get(token, path + "/evidence").status()).isEqualTo(404);
            assertThat(call.get(token, "/self-evaluations").body().path("items").isEmpty())
                    .isTrue();
        }
        assertThat(call.get(Tokens.of("sj", "/130207/AUDITOR"), path)
                        .body()
                        .path("may")
                        .isEmpty())
                .isTrue();
        assertThat(call.get(LEADER, "/self-evaluations").body().path("items").size())
                .isEqualTo(1);
        assertThat(call.get(PREPARER, "/self-evaluations/" + UUID.randomUUID()).refusal())
                .isEqualTo("NoSuchSelfEvaluation");
        assertThat(call.get(PREPARER, "/self-evaluations/not-an-id").status()).isEqualTo(400);
    }

    @Test
    @Order(7)
    @DisplayName("办结记录写出对象的名称；涉密项目的名称，审计管理员看不到，审计看得到")
    void the_log_names_its_subjects() {
        var auditor = Tokens.of("sj", "/130207/AUDITOR");
        var watcher = Tokens.of("aud-admin", "/130207/AUDIT_ADMIN");
        assertThat(subjectOfSignature(auditor)).isEqualTo("网信系统建设及维护资金");
        assertThat(subjectOfSignature(watcher)).isEqualTo("网信系统建设及维护资金");
        run("update project set document = jsonb_set(document, '{classified}', 'true')");
        assertThat(subjectOfSignature(auditor)).isEqualTo("网信系统建设及维护资金");
        assertThat(subjectOfSignature(watcher)).isEmpty();
        run("update project set document = jsonb_set(document, '{classified}', 'false')");
    }

    private String subjectOfSignature(String token) {
        return call.get(token, "/audit-chain/commands?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(line -> line.path("action").asString().equals("SIGN"))
                .findFirst()
                .map(line -> line.path("subjectName").asString(""))
                .orElse("no signature");
    }

    @Test
    @Order(7)
    @DisplayName("上年对照：同一单位、同名项目上一年的指标值、完成值、得分逐项并列；没有上年、看不到的，答没有")
    void last_year_lies_beside_this_one() {
        var path = path();
        assertThat(call.get(PREPARER, path + "/last-year")
                        .body()
                        .path("lastYear")
                        .isNull())
                .isTrue();
        run("""
                insert into project (project_code, year, unit_path, department_path, document)
                select 'LAST-1', 2023, unit_path, department_path,
                    document || '{"projectCode": "LAST-1", "year": 2023, "name": "2023年网信系统建设及维护资金"}'
                from project where year = 2024 limit 1
                """);
        run("""
                insert into self_evaluation (id, campaign_id, project_code, year, unit_path, stage, preparation, frozen, sign_off)
                select uuidv7(), campaign_id, 'LAST-1', 2023, unit_path, 'APPROVED',
                    jsonb_set(preparation, '{results,lines,0,actual}', '"240"'),
                    jsonb_set(jsonb_set(frozen, '{project,indicators,1,name}', '"另一项"'), '{project,year}', '2023'), sign_off
                from self_evaluation where stage = 'APPROVED' limit 1
                """);

        var said = call.get(PREPARER, path + "/last-year");

        assertThat(said.at("/lastYear/year")).isEqualTo("2023");
        assertThat(said.at("/lastYear/lines/0/before/actual")).isEqualTo("240");
        assertThat(said.body().at("/lastYear/lines/1/before").isNull()).isTrue();
        assertThat(said.at("/lastYear/dropped/0/name")).isEqualTo("另一项");
        assertThat(said.at("/lastYear/total")).isNotEmpty();
        assertThat(call.get(STRANGER, path + "/last-year").status()).isEqualTo(404);
        run("update project set document = jsonb_set(document, '{classified}', 'true') where project_code = 'LAST-1'");
        assertThat(call.get(MANAGER, path + "/last-year")
                        .body()
                        .path("lastYear")
                        .isNull())
                .isTrue();
        run("delete from self_evaluation where project_code = 'LAST-1'");
        run("delete from project where project_code = 'LAST-1'");
    }

    @Test
    @Order(8)
    @DisplayName("接口说明与约定一致")
    void the_api_description_is_the_contract() {
        OpenApiContract.check(call.as(PREPARER), "evaluation");
    }

    private List<String> rows(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10)));
    }
}

package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("签批环节：会签、授权、批量、人员")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DesksIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNIT = "130207/201";
    private static final String PREPARER = Tokens.of("u-preparer", "/" + UNIT + "/PREPARER");
    private static final String HEAD = Tokens.of("u-head", "/" + UNIT + "/UNIT_HEAD");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String BUREAU = Tokens.of("cz-a", "/130207/BUREAU_REVIEWER");
    private static final String AUDITOR = Tokens.of("sj-auditor", "/130207/AUDITOR");
    private static final String OTHER = Tokens.of("cz-b", "/130207/BUREAU_REVIEWER");

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @Test
    @DisplayName("批量签批：每项各有结果，一项不成不拖累其余；同一个键再来，得到同样的答复")
    void a_batch_answers_for_each_of_its_items() {
        var campaign = opened(2051, "BATCH-", 5);
        var items = items(campaign);
        items.set(1, Map.of("id", items.get(1).get("id"), "stage", "WITH_BUREAU", "version", 99));
        items.set(2, Map.of("id", items.get(2).get("id"), "stage", "WITH_UNIT_HEAD", "version", 2));
        items.add(Map.of("id", UUID.randomUUID(), "stage", "WITH_BUREAU", "version", 2));
        var key = UUID.randomUUID().toString();
        var body = Map.of("step", "SIGN", "items", items);

        var said = call.ask(HttpMethod.POST, BUREAU, "/self-evaluations/batches", body, key, "");
        var again = call.ask(HttpMethod.POST, BUREAU, "/self-evaluations/batches", body, key, "");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("status").asInt()))
                .containsExactly(200, 412, 409, 200, 200, 404);
        assertThat(said.at("/items/2/refusal")).isEqualTo("WrongStage");
        assertThat(said.at("/items/5/title")).contains("没有这项自评");
        assertThat(again.body()).isEqualTo(said.body());
        assertThat(call.post(BUREAU, "/self-evaluations/batches", Map.of("step", "SUBMIT", "items", List.of()), "")
                        .faults())
                .containsExactly("/step NotInBatch", "/items ListLength");
    }

    @Test
    @DisplayName("会签须全体：人员由名册而知，一人签过不算，全体签过才办结；离岗、旧版名册不算")
    void all_who_are_known_must_sign() {
        staff("cz-a", "130207", "BUREAU_REVIEWER", true, 2);
        staff("cz-b", "130207", "BUREAU_REVIEWER", true, 2);
        staff("cz-gone", "130207", "BUREAU_REVIEWER", false, 3);
        staff("cz-gone", "130207", "BUREAU_REVIEWER", true, 2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(count("select count(*) from person")).isEqualTo(3));
        var chain = List.of(
                desk("UNIT_HEAD", "UNIT_HEAD", "UNIT", "ANY"), desk("BUREAU", "BUREAU_REVIEWER", "DISTRICT", "ALL"));
        var campaign = opened(2052, "ALL-", 1, chain);
        var path = "/self-evaluations/" + items(campaign).getFirst().get("id");
        submitByHand(path, "WITH_UNIT_HEAD");

        assertThat(move(HEAD, path, Map.of("step", "SIGN")).at("/stage")).isEqualTo("WITH_BUREAU");
        assertThat(call.get(BUREAU, path).body().path("sitting").path("seats").size())
                .isEqualTo(2);
        staff("cz-later", "130207", "BUREAU_REVIEWER", true, 2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("select count(*) from person where account = 'cz-later'"))
                        .isEqualTo(1));
        var colleagues = call.get(BUREAU, path + "/colleagues").body().path("items");
        assertThat(colleagues.findValuesAsString("account")).containsExactly("cz-later");
        assertThat(colleagues.at("/0/steps").valueStream().map(JsonNode::asString))
                .containsExactly("TRANSFER", "DELEGATE", "ADD_SIGNER");
        assertThat(call.get(AUDITOR, path + "/colleagues").body().path("items").size())
                .isZero();
        assertThat(call.get(BUREAU, "/absences/deputies").body().findValuesAsString("account"))
                .contains("cz-b", "cz-later")
                .doesNotContain("cz-a", "cz-gone");
        assertThat(move(BUREAU, path, Map.of("step", "SIGN")).at("/stage")).isEqualTo("WITH_BUREAU");
        assertThat(move(BUREAU, path, Map.of("step", "SIGN")).refusal()).isEqualTo("AlreadySigned");
        var delegated = move(OTHER, path, Map.of("step", "DELEGATE", "accounts", List.of("nobody")));
        assertThat(delegated.refusal()).isEqualTo("NotOnThatDesk");
        assertThat(move(HEAD, path, Map.of("step", "WITHDRAW")).refusal()).isEqualTo("ActedOnAlready");
    }

    @Test
    @DisplayName("外出授权：本人授权，期内代签；同一岗位同期不得授权两人；收回后不得代签")
    void a_deputy_signs_until_the_holder_is_back() {
        var campaign = opened(
                2053,
                "AWAY-",
                2,
                List.of(
                        desk("UNIT_HEAD", "UNIT_HEAD", "UNIT", "ANY"),
                        desk("BUREAU", "BUREAU_REVIEWER", "DISTRICT", "ANY")));
        var paths = items(campaign).stream()
                .map(one -> "/self-evaluations/" + one.get("id"))
                .toList();
        paths.forEach(path -> submitByHand(path, "WITH_UNIT_HEAD"));
        var deputy = Tokens.of("u-vice", "/" + UNIT + "/STAFF");
        var now = Instant.now();
        var away = Map.of(
                "deputy", "u-vice", "from", now.minusSeconds(60), "until", now.plusSeconds(3600), "reason", "出差");
        assertThat(call.get(deputy, paths.getFirst()).status()).isEqualTo(404);
        assertThat(call.post(PREPARER, "/absences", away, "").refusal()).isEqualTo("NotYourRole");

        var announced = call.post(HEAD, "/absences", away, "");

        assertThat(announced.status()).isEqualTo(201);
        assertThat(call.post(HEAD, "/absences", away, "").refusal()).isEqualTo("AwayAlready");
        var standsIn = call.get(deputy, paths.getFirst() + "/stand-ins").body().path("items");
        assertThat(standsIn.findValuesAsString("holder")).containsExactly("u-head");
        assertThat(standsIn.at("/0/post").asString()).isEqualTo(UNIT + "/UNIT_HEAD");
        assertThat(standsIn.at("/0/may").valueStream().map(JsonNode::asString)).contains("SIGN", "SEND_BACK");
        assertThat(call.get(deputy, paths.getFirst()).body().path("may").size()).isZero();
        assertThat(call.get(HEAD, paths.getFirst() + "/stand-ins")
                        .body()
                        .path("items")
                        .size())
                .isZero();
        var signed = move(deputy, paths.getFirst(), Map.of("step", "SIGN", "onBehalfOf", "u-head"));
        assertThat(call.get(deputy, paths.getFirst() + "/stand-ins")
                        .body()
                        .at("/items/0/may")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("WITHDRAW")
                .doesNotContain("SIGN");
        assertThat(signed.at("/signatures/0/account")).isEqualTo("u-vice");
        assertThat(signed.at("/signatures/0/onBehalfOf")).isEqualTo("u-head");
        assertThat(move(deputy, paths.get(1), Map.of("step", "SIGN")).refusal()).isEqualTo("NotYourTurn");
        var absence = "/absences/" + announced.at("/id");
        assertThat(call.get(BUREAU, absence).status()).isEqualTo(404);
        var revoked = call.post(HEAD, absence + "/revocations", "", announced.etag());
        assertThat(revoked.body().path("holdsNow").asBoolean()).isFalse();
        assertThat(call.get(deputy, paths.get(1)).status()).isEqualTo(404);
        var bureauDeputy = Tokens.of("u-vice", "/" + UNIT + "/PREPARER");
        assertThat(move(bureauDeputy, paths.get(1), Map.of("step", "SIGN", "onBehalfOf", "u-head"))
                        .refusal())
                .isEqualTo("NotDelegatedToYou");
    }

    @Test
    @DisplayName("审计：谁、何岗、做了什么、改前改后；按位置看历史；范围之外、无关岗位一概看不到")
    void the_audit_tells_what_stood_there_before() {
        var campaign = opened(2054, "AUDIT-", 1, List.of(desk("BUREAU", "BUREAU_REVIEWER", "DISTRICT", "ANY")));
        var path = "/self-evaluations/" + items(campaign).getFirst().get("id");
        for (var objective : List.of("甲", "乙")) {
            var results = Map.of("objectiveAchieved", objective, "lines", List.of());
            assertThat(call.put(
                                    PREPARER,
                                    path + "/results",
                                    results,
                                    call.get(PREPARER, path).etag())
                            .status())
                    .isEqualTo(200);
        }
        var auditor = Tokens.of("sj", "/130207/AUDITOR");

        var all = call.get(auditor, path + "/audit");
        var one = call.get(auditor, path + "/audit?pointer=/preparation/results/objectiveAchieved");

        assertThat(all.body()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("action").asString()))
                .containsExactly("ENTER_RESULTS", "ENTER_RESULTS");
        assertThat(one.at("/items/1/changes/0/before") + " → " + one.at("/items/1/changes/0/after"))
                .isEqualTo("甲 → 乙");
        assertThat(one.at("/items/1/post")).isEqualTo(UNIT + "/PREPARER");
        assertThat(call.get(Tokens.of("aa", "/130207/AUDIT_ADMIN"), path + "/audit")
                        .status())
                .isEqualTo(200);
        assertThat(call.get(PREPARER, path + "/audit").status()).isEqualTo(200);
        for (var stranger : List.of(
                Tokens.of("sj2", "/130208/AUDITOR"),
                Tokens.of("x", "/130207/PREPARER"),
                Tokens.of("s", "/130207/SYSTEM_ADMIN"),
                Tokens.of("y", "/" + UNIT + "/STAFF"))) {
            assertThat(call.get(stranger, path + "/audit").status()).isEqualTo(404);
        }
        assertThat(call.get(auditor, path + "/audit?pointer=x").status()).isEqualTo(400);
        assertThat(call.get(auditor, path + "/audit?cursor=x").status()).isEqualTo(400);
    }

    private Said move(String token, String path, Map<String, Object> body) {
        return call.post(token, path + "/moves", body, call.get(BUREAU, path).etag());
    }

    private static Map<String, Object> desk(String name, String role, String level, String countersign) {
        return Map.of(
                "desk",
                name,
                "title",
                name,
                "role",
                role,
                "level",
                level,
                "dueWorkingDays",
                3,
                "countersign",
                countersign);
    }

    private String opened(int year, String code, int count) {
        var campaign = opened(
                year,
                code,
                count,
                List.of(
                        desk("BUREAU", "BUREAU_REVIEWER", "DISTRICT", "ANY"),
                        desk("LAST", "BUREAU_HEAD", "DISTRICT", "ANY")));
        items(campaign).forEach(one -> submitByHand("/self-evaluations/" + one.get("id"), "WITH_BUREAU"));
        return campaign;
    }

    @Test
    @DisplayName("下达之前按现有人员试走：无人可办之处，附反例的时间线拒绝；写明理由，仍可下达并留痕；链库按代码取用")
    void a_chain_is_walked_with_todays_people_before_it_is_issued() {
        var place = "130207/881";
        staff("nh-leader", place, "STAFF", true, 1);
        staff("nh-clerk", place, "STAFF", true, 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("select count(*) from person where unit_path = '" + place + "'"))
                        .isEqualTo(2));
        var project = (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json"));
        project.put("projectCode", "NOHEAD-1")
                .put("year", 2061)
                .put("unitPath", place)
                .put("departmentPath", place);
        run("insert into project (project_code, year, unit_path, department_path, document) values ('NOHEAD-1', 2061, '"
                + place + "', '" + place + "', '" + project + "'::jsonb)");
        var order = new java.util.HashMap<String, Object>(Map.of(
                "year", 2061, "name", "自评", "scopePath", "130207", "ruleSetCode", "national", "dueDate", "2062-03-31"));
        assertThat(call.post(MANAGER, "/campaigns", order, "").faults()).containsExactly("/chain ChainOrCode");
        order.put("chainCode", "nowhere");
        assertThat(call.post(MANAGER, "/campaigns", order, "").refusal()).isEqualTo("NoSuchChain");
        order.put("chainCode", "usual");
        var asked = Map.of("year", 2061, "scopePath", "130207", "chainCode", "usual");

        var explored = call.post(MANAGER, "/sign-off-explorations", asked, "");
        var refused = call.post(MANAGER, "/campaigns", order, "");

        assertThat(explored.at("/sound")).isEqualTo("false");
        assertThat(explored.at("/problems/0/unitPath")).isEqualTo(place);
        assertThat(explored.at("/problems/0/timeline/3")).contains("WITH_UNIT_HEAD", "无人可办");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.refusal()).isEqualTo("ChainHasDeadEnds");
        assertThat(refused.body().toString()).contains("WITH_UNIT_HEAD");
        assertThat(call.post(HEAD, "/sign-off-explorations", asked, "").refusal())
                .isEqualTo("NotYourRole");
        order.put("despite", "该单位负责人月底到任");
        var issued = call.post(MANAGER, "/campaigns", order, "");
        assertThat(issued.status()).as(issued.body().toString()).isEqualTo(201);
        assertThat(issued.at("/trail/0/act")).isEqualTo("ISSUE_DESPITE");
        assertThat(issued.body().path("chain").size()).isEqualTo(4);
        staff("nh-head", place, "UNIT_HEAD", true, 1);
        staff("nh-reviewer", place, "DEPARTMENT_REVIEWER", true, 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(call.post(MANAGER, "/sign-off-explorations", asked, "")
                                .at("/sound"))
                        .isEqualTo("true"));
        assertThat(call.get(HEAD, "/sign-off-chains").body().path("items").size())
                .isEqualTo(2);
        assertThat(call.get(HEAD, "/sign-off-chains/usual/1").at("/diagram")).contains("stateDiagram");
        assertThat(call.get(HEAD, "/sign-off-chains/usual/9").refusal()).isEqualTo("NoSuchChain");
    }

    private String opened(int year, String code, int count, List<Map<String, Object>> chain) {
        var project = (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json"));
        project.put("year", year).put("unitPath", UNIT).put("departmentPath", UNIT);
        run("insert into project (project_code, year, unit_path, department_path, document) select '" + code
                + "' || n, "
                + year + ", '" + UNIT + "', '" + UNIT + "', jsonb_set('" + project
                + "'::jsonb, '{projectCode}', to_jsonb('" + code + "' || n)) from generate_series(1, " + count + ") n");
        var order = Map.of(
                "year",
                year,
                "name",
                "自评",
                "scopePath",
                "130207",
                "ruleSetCode",
                "national",
                "ruleSetVersion",
                1,
                "dueDate",
                (year + 1) + "-03-31",
                "chain",
                chain);
        var issued = call.post(MANAGER, "/campaigns", order, "");
        assertThat(issued.status()).as(String.valueOf(issued.body())).isEqualTo(201);
        return issued.at("/id");
    }

    /** Puts it on a desk without the hours of drafting, which other tests walk. */
    private void submitByHand(String path, String stage) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        run("update self_evaluation set stage = '" + stage + "', version = version + 1 where id = '" + id + "'");
    }

    private List<Map<String, Object>> items(String campaign) {
        var items = new ArrayList<Map<String, Object>>();
        call.get(BUREAU, "/self-evaluations?campaign=" + campaign)
                .body()
                .path("items")
                .valueStream()
                .forEach(one -> items.add(Map.of(
                        "id", one.path("id").asString(),
                        "stage", one.path("stage").asString(),
                        "version", one.path("version").asLong())));
        return items;
    }

    private void staff(String account, String unit, String role, boolean active, int sequence) {
        var person = (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/StaffChanged.v1.json"));
        person.put("account", account)
                .put("unitPath", unit)
                .put("active", active)
                .put("sequence", sequence);
        ((ObjectNode) person.at("/posts/0")).put("role", role).put("scope", unit);
        try (var publisher = new Publisher(kafka)) {
            publisher.publish("budget.staff", "StaffChanged.v1", account, person.toString(), UUID.randomUUID());
        }
    }

    private Said proposed(String token, String yaml) {
        var path = "/sign-off-chains/proposals?reason=2026";
        return call.ask(
                HttpMethod.POST,
                token,
                path,
                yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                UUID.randomUUID().toString(),
                "");
    }

    @Test
    @DisplayName("区里自己的签批链：绩效管理岗拟定，财政局领导批准，须是两个人；批准后本区可用，别区看不见；写错的、走不通的指明位置")
    void a_district_has_chains_of_its_own() {
        var manager = Tokens.of("c81-manager", "/130281/CAMPAIGN_MANAGER");
        var head = Tokens.of("c81-head", "/130281/BUREAU_HEAD");
        var yaml = """
                code: short
                version: 1
                name: 两级签批
                source: 区财政局通知
                desks:
                  - { desk: UNIT_HEAD, title: "单位负责人", role: UNIT_HEAD, level: UNIT, dueWorkingDays: 3 }
                  - { desk: BUREAU, title: "财政局", role: BUREAU_REVIEWER, level: DISTRICT, dueWorkingDays: 10 }
                """;
        var at = "/sign-off-chains/proposals/short/1";
        var order = Map.of(
                "year",
                2063,
                "name",
                "自评",
                "scopePath",
                "130281",
                "ruleSetCode",
                "national",
                "dueDate",
                "2064-03-31",
                "chainCode",
                "short");

        assertThat(proposed(head, yaml).refusal()).isEqualTo("NotYourRole");
        assertThat(proposed(manager, yaml.replace("role: UNIT_HEAD", "role: AUDITOR"))
                        .faults())
                .containsExactly("/desks/0/role ChainOffSchema");
        assertThat(proposed(manager, yaml.replace("role: UNIT_HEAD", "role: BUREAU_HEAD"))
                        .faults())
                .containsExactly("/desks/0/role NobodySignsThere");
        assertThat(proposed(manager, yaml.replace("code: short", "code: *a")).faults())
                .containsExactly(" YamlUnreadable");
        assertThat(proposed(manager, yaml.replace("code: short", "code: usual")).refusal())
                .isEqualTo("ChainVersionTaken");
        var proposed = proposed(manager, yaml);
        assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(201);
        assertThat(proposed.at("/diagram")).contains("WITH_UNIT_HEAD --> WITH_BUREAU");
        assertThat(proposed(manager, yaml).refusal()).isEqualTo("ChainVersionTaken");
        assertThat(call.get(manager, "/sign-off-chains/short/1").refusal()).isEqualTo("NoSuchChain");
        assertThat(call.post(manager, "/campaigns", order, "").refusal()).isEqualTo("NoSuchChain");

        var yes = Map.of("verdict", "APPROVE", "remark", "同意");
        assertThat(call.post(manager, at + "/decisions", yes, proposed.etag()).refusal())
                .isEqualTo("NotYourRole");
        assertThat(call.post(head, at + "/decisions", yes, "").refusal()).isEqualTo("VersionMissing");
        assertThat(call.get(head, at).at("/may/0")).isEqualTo("APPROVE");
        assertThat(call.post(BUREAU, at + "/decisions", yes, proposed.etag()).refusal())
                .isEqualTo("NoSuchChain");
        var approved = call.post(head, at + "/decisions", yes, proposed.etag());
        assertThat(approved.at("/proposal/stage"))
                .as(approved.body().toString())
                .isEqualTo("APPROVED");
        assertThat(call.post(head, at + "/decisions", yes, approved.etag()).refusal())
                .isEqualTo("ChainDecided");

        assertThat(call.get(manager, "/sign-off-chains/short/1").at("/hash")).startsWith("sha256:");
        assertThat(call.get(manager, "/sign-off-chains").body().path("items").size())
                .isEqualTo(3);
        assertThat(call.get(manager, "/sign-off-chains/proposals").at("/items/0/proposal/decidedBy"))
                .isEqualTo("c81-head");
        var asked = Map.of("year", 2063, "scopePath", "130281", "chainCode", "short");
        assertThat(call.post(manager, "/sign-off-explorations", asked, "").at("/sound"))
                .isEqualTo("true");
        assertThat(call.get(MANAGER, "/sign-off-chains/short/1").refusal()).isEqualTo("NoSuchChain");
        var issued = call.post(manager, "/campaigns", order, "");
        assertThat(issued.status()).as(issued.body().toString()).isEqualTo(201);
        assertThat(issued.body().path("chain").size()).isEqualTo(2);
        assertThat(count("select count(*) from command_log where subject = 'short/1'"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("不同意的签批链不能用，也不能再议；同一个键再来得到同样的答复，换了内容则拒绝")
    void a_chain_that_was_rejected_stays_rejected() {
        var manager = Tokens.of("c82-manager", "/130282/CAMPAIGN_MANAGER");
        var head = Tokens.of("c82-head", "/130282/BUREAU_HEAD");
        var yaml = """
                code: lone
                version: 3
                name: 一级签批
                source: 区财政局通知
                desks: [{ desk: BUREAU, title: "财政局", role: BUREAU_HEAD, level: DISTRICT }]
                """;
        var at = "/sign-off-chains/proposals/lone/3";
        var etag = proposed(manager, yaml).etag();
        var key = UUID.randomUUID().toString();
        var no = Map.of("verdict", "REJECT", "remark", "至少两级");

        var rejected = call.ask(HttpMethod.POST, head, at + "/decisions", no, key, etag);
        var again = call.ask(HttpMethod.POST, head, at + "/decisions", no, key, etag);
        var other = call.ask(
                HttpMethod.POST, head, at + "/decisions", Map.of("verdict", "APPROVE", "remark", "算了"), key, etag);

        assertThat(rejected.at("/proposal/stage")).isEqualTo("REJECTED");
        assertThat(again.body()).isEqualTo(rejected.body());
        assertThat(other.refusal()).isEqualTo("KeyReused");
        assertThat(call.get(manager, "/sign-off-chains/lone/3").refusal()).isEqualTo("NoSuchChain");
        assertThat(proposed(manager, yaml).refusal()).isEqualTo("ChainVersionTaken");
        assertThat(proposed(manager, yaml.replace("version: 3", "version: 4")).status())
                .isEqualTo(201);
    }
}

package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("自评：同时办理、重复办理、奇怪的内容")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class EvaluationHardCasesIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String LEADER = Tokens.of("wx-leader", "/130207/101/STAFF");
    private static final String MEMBER = Tokens.of("wx-member1", "/130207/101/STAFF");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");
    private static final String DEPARTMENT = Tokens.of("wx-reviewer", "/130207/101/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final List<String> CHAPTERS = List.of(
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
            "other");

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @Test
    @DisplayName("读不懂的、不合规的事实进死信，之后的事实照常生效，列表照常可读")
    void a_bad_fact_goes_to_the_dead_letters_and_the_partition_moves_on() {
        var good = project("BAD-1", 2031, "130207/101");
        var wrongTarget = project("BAD-2", 2031, "130207/101");
        ((ObjectNode) wrongTarget.at("/indicators/0")).put("target", "二百八十");
        var wrongWeight = project("BAD-3", 2031, "130207/101");
        ((ObjectNode) wrongWeight.at("/indicators/0")).put("weight", "15.005");

        publish("budget.project", "ProjectApproved.v1", "BAD", "{\"projectCode\"");
        publish("budget.project", "ProjectApproved.v1", "BAD", wrongTarget.toString());
        publish("budget.project", "ProjectApproved.v1", "BAD", wrongWeight.toString());
        publish("budget.project", "ProjectSomethingElse.v9", "BAD", "{}");
        publish("budget.project", "ProjectApproved.v1", "BAD", good.toString());

        awaitRows("select project_code from project where project_code like 'BAD-%'", "BAD-1");
        var campaign = campaign(2031, "130207/101");
        assertThat(call.get(PREPARER, "/self-evaluations?campaign=" + campaign).status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(letters("budget.project.dlt"))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .anyMatch(body -> body.equals("{\"projectCode\""))
                        .anyMatch(body -> body.contains("二百八十")));
    }

    @Test
    @DisplayName("一万个项目，一个任务，一次开齐")
    void ten_thousand_projects_are_opened_at_once() {
        many("MANY-", 2032);

        var campaign = campaign(2032, "130207");

        assertThat(rows("select count(*)::text from self_evaluation where campaign_id = '" + campaign + "'"))
                .containsExactly("10000");
        assertThat(call.get(BUREAU, "/self-evaluations?limit=200&campaign=" + campaign)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(200);
    }

    /** Eight departments of five units, one project each: what a caller may see is known beforehand. */
    @Test
    @DisplayName("二百人同时翻看自评，谁也看不到数据范围之外的一份，也不少看一份")
    void no_list_ever_holds_an_evaluation_outside_the_scope() throws Exception {
        run("""
                insert into project (project_code, year, unit_path, department_path, document)
                select :code || d || u, :year, '130207/3' || d || '/3' || d || u, '130207/3' || d,
                    :document::jsonb || jsonb_build_object('projectCode', :code || d || u, 'unitPath', '130207/3' || d || '/3' || d || u)
                from generate_series(1, 8) d, generate_series(1, 5) u
                """, "SCOPE-", 2051);
        var campaign = campaign(2051, "130207");
        var callers = new ArrayList<Callable<String>>();
        for (var i = 0; i < 200; i++) {
            var number = i;
            callers.add(() -> wrongRows(number, campaign));
        }

        assertThat(together(callers)).hasSize(200).containsOnly("");
    }

    /** Nothing, when this caller sees exactly what lies within the place of his post. */
    private String wrongRows(int number, String campaign) {
        var department = number % 8 + 1;
        var unit = department + "" + (number % 5 + 1);
        var scope = switch (number % 4) {
            case 0 -> "130207/3" + department;
            case 1 -> "130207/3" + department + "/3" + unit;
            case 2 -> "130207/3";
            default -> "13020";
        };
        var within = number % 4 == 0 ? "SCOPE-" + department : "SCOPE-" + unit;
        var expected = number % 4 == 0 ? 5 : number % 4 == 1 ? 1 : 0;
        var token = Tokens.of("caller-" + number, "/" + scope + "/DEPARTMENT_REVIEWER");
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = call.get(token, "/self-evaluations?limit=3&campaign=" + campaign + cursor);
            page.body()
                    .path("items")
                    .valueStream()
                    .forEach(item -> seen.add(item.path("projectCode").asString()));
            cursor = page.body().path("next").isString() ? "&cursor=" + page.at("/next") : "";
        } while (!cursor.isEmpty());
        var isWithin = seen.stream().allMatch(code -> code.startsWith(within));
        return isWithin && seen.size() == expected ? "" : scope + " expected " + expected + ": " + seen;
    }

    @Test
    @DisplayName("任务下达的同时批复的项目，一个也不落下")
    void a_project_approved_while_the_campaign_is_being_issued_is_not_lost() throws Exception {
        many("RACE", 2040);
        var late = IntStream.range(0, 40).mapToObj(i -> "RACE-LATE-" + i).toList();
        Callable<String> approving = () -> {
            try (var publisher = new Publisher(kafka)) {
                late.forEach(code -> publisher.publish(
                        "budget.project",
                        "ProjectApproved.v1",
                        code,
                        project(code, 2040, "130207/101").toString(),
                        UUID.randomUUID()));
            }
            return "";
        };

        together(List.of(approving, () -> campaign(2040, "130207")));

        awaitRows("select count(*)::text from project where year = 2040", "10040");
        awaitRows("select count(*)::text from self_evaluation where year = 2040", "10040");
    }

    private void many(String code, int year) {
        run("""
                insert into project (project_code, year, unit_path, department_path, document)
                select :code || n, :year, '130207/101', '130207/101',
                    jsonb_set(:document::jsonb, '{projectCode}', to_jsonb(:code || n))
                from generate_series(1, 10000) n
                """, code, year);
    }

    @Test
    @DisplayName("二十人同时签同一环节：恰有一人签成，其余被告知内容已变或环节已过，事实不重不漏")
    void of_many_who_sign_at_once_one_signs() throws Exception {
        var path = prepared("SIGN-1", 2033);
        for (var token : List.of(PREPARER, LEADER, HEAD, DEPARTMENT)) {
            assertThat(move(token, path, token.equals(PREPARER) ? "SUBMIT" : "SIGN")
                            .status())
                    .isEqualTo(200);
        }
        var etag = call.get(BUREAU, path).etag();
        var signers = new ArrayList<Callable<Said>>();
        for (var i = 0; i < 20; i++) {
            var token = Tokens.of("cz-reviewer" + i, "/130207/BUREAU_REVIEWER");
            signers.add(() -> call.post(token, path + "/moves", Map.of("step", "SIGN"), etag));
        }

        var said = together(signers);

        assertThat(said.stream().filter(one -> one.status() == 200)).hasSize(1);
        assertThat(said.stream().filter(one -> one.status() != 200).map(Said::status))
                .hasSize(19)
                .allMatch(status -> status == 412 || status == 409);
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(rows("select count(*)::text from outbox where type = 'SelfEvaluationApproved.v1' and subject = '"
                        + id + "'"))
                .containsExactly("1");
        assertThat(rows("select string_agg(sequence::text, ',' order by sequence) from move where evaluation_id = '"
                        + id + "'"))
                .containsExactly("1,2,3,4,5");
        var signatures = call.get(BUREAU, path).body().path("signatures");
        assertThat(signatures
                        .valueStream()
                        .map(one -> one.path("contentHash").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    @DisplayName("同一个 Idempotency-Key 同时来二十次：办理一次，答复一致；换了内容则拒绝")
    void the_same_request_many_times_at_once_happens_once() throws Exception {
        var path = prepared("KEY-1", 2034);
        var etag = call.get(PREPARER, path).etag();
        var key = UUID.randomUUID().toString();
        var requests = new ArrayList<Callable<Said>>();
        for (var i = 0; i < 20; i++) {
            requests.add(
                    () -> call.ask(HttpMethod.POST, PREPARER, path + "/moves", Map.of("step", "SUBMIT"), key, etag));
        }

        var said = together(requests);

        assertThat(said).allMatch(one -> one.equals(said.getFirst()));
        assertThat(said.getFirst().status()).isEqualTo(200);
        assertThat(call.ask(HttpMethod.POST, PREPARER, path + "/moves", Map.of("step", "WITHDRAW"), key, etag)
                        .refusal())
                .isEqualTo("KeyReused");
        assertThat(call.get(PREPARER, path + "/moves").body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("同一份佐证重复上传得到同一答复，只存一份；同一个键换了文件则拒绝")
    void evidence_sent_twice_is_kept_once() {
        var path = opened("KEY-2", 2035);
        var to = path + "/evidence?indicator=q-reports&fileName=a.csv";
        var etag = call.get(PREPARER, path).etag();
        var key = UUID.randomUUID().toString();
        var file = "月,条\n1,2\n".getBytes(StandardCharsets.UTF_8);

        var first = call.ask(HttpMethod.POST, PREPARER, to, file, key, etag);
        var second = call.ask(HttpMethod.POST, PREPARER, to, file, key, etag);
        var other = call.ask(HttpMethod.POST, PREPARER, to, "x".getBytes(StandardCharsets.UTF_8), key, etag);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("size").asInt()).isEqualTo(file.length);
        assertThat(second).isEqualTo(first);
        assertThat(other.refusal()).isEqualTo("KeyReused");
        assertThat(call.get(PREPARER, path + "/evidence").body().path("items").size())
                .isEqualTo(1);
        assertThat(call.post(PREPARER, to, new byte[0], first.etag()).refusal()).isEqualTo("EvidenceEmpty");
    }

    @Test
    @DisplayName("提交之后，项目与资金再有变化，送签的内容不变；退回填报后才看到新的")
    void what_is_signed_does_not_change_under_the_pen() {
        var path = prepared("FREEZE-1", 2036);
        move(PREPARER, path, "SUBMIT");
        move(LEADER, path, "SIGN");
        var changed = project("FREEZE-1", 2036, "130207/101").put("name", "改了名的项目");
        publish("budget.project", "ProjectApproved.v1", "FREEZE-1", changed.toString());
        publish("budget.execution", "BudgetExecutionRecorded.v1", "FREEZE-1", execution("FREEZE-1", 9, "1.00"));
        awaitRows("select document ->> 'name' from project where project_code = 'FREEZE-1'", "改了名的项目");
        awaitRows("select document ->> 'executedYuan' from execution where project_code = 'FREEZE-1'", "1.00");

        var signed = move(HEAD, path, "SIGN");
        var reasons = List.of(Map.of("code", "OTHER", "remark", "请更新"));
        var back =
                call.post(DEPARTMENT, path + "/moves", Map.of("step", "SEND_BACK", "reasons", reasons), signed.etag());

        assertThat(signed.at("/project/name")).isEqualTo("网信系统建设及维护资金");
        assertThat(signed.at("/execution/executedYuan")).isEqualTo("196500.00");
        assertThat(signed.at("/signatures/0/contentHash")).isEqualTo(signed.at("/signatures/1/contentHash"));
        assertThat(back.status()).isEqualTo(200);
        assertThat(call.get(PREPARER, path).at("/project/name")).isEqualTo("改了名的项目");
        assertThat(call.get(PREPARER, path).at("/execution/executedYuan")).isEqualTo("1.00");
    }

    @Test
    @DisplayName("项目调整之后：在填的自评随之更新，已填而不再相符的不能提交；已提交的不动；旧版次迟到也不倒退")
    void an_adjustment_reaches_what_is_drafted_and_nothing_that_was_signed() {
        var drafted = prepared("ADJ-1", 2044);
        var signed = prepared("ADJ-2", 2045);
        move(PREPARER, signed, "SUBMIT");
        for (var code : List.of("ADJ-1", "ADJ-2")) {
            publish("budget.project", "ProjectAdjusted.v1", code, adjusted(code, 3, "改了两次"));
            publish("budget.project", "ProjectAdjusted.v1", code, adjusted(code, 2, "改了一次"));
            awaitRows("select document ->> 'content' from project where project_code = '" + code + "'", "改了两次");
        }
        approve("ADJ-LAST", 2044);

        var followed = call.get(PREPARER, drafted + "/project-changes");
        assertThat(followed.at("/items/0/edition") + followed.at("/items/1/edition"))
                .isEqualTo("23");
        assertThat(followed.at("/items/1/changes/0/after")).isEqualTo("改了两次");
        assertThat(followed.at("/items/1/documentNumber")).isEqualTo("丰南财绩〔2024〕15号");
        assertThat(followed.at("/items/0/included") + followed.at("/items/1/included"))
                .isEqualTo("truetrue");
        var kept = call.get(LEADER, signed + "/project-changes");
        assertThat(kept.at("/items/0/included") + kept.at("/items/1/included")).isEqualTo("falsefalse");
        assertThat(call.get(Tokens.of("else", "/130207/999/PREPARER"), drafted + "/project-changes")
                        .status())
                .isEqualTo(404);
        var now = call.get(PREPARER, drafted);
        assertThat(now.at("/project/content")).isEqualTo("改了两次");
        assertThat(now.body().at("/project/indicators").size()).isEqualTo(2);
        assertThat(move(PREPARER, drafted, "SUBMIT").faults()).contains("/results/lines/2/code IndicatorUnknown");
        assertThat(call.get(LEADER, signed).body().at("/project/indicators").size())
                .isEqualTo(3);
        assertThat(move(LEADER, signed, "SIGN").status()).isEqualTo(200);
    }

    /** The project without its last indicator, as an adjustment left it. */
    private static String adjusted(String code, int edition, String content) {
        var project = project(code, code.equals("ADJ-1") ? 2044 : 2045, "130207/101");
        project.put("content", content);
        ((tools.jackson.databind.node.ArrayNode) project.path("indicators")).remove(2);
        var fact = JSON.createObjectNode().put("edition", edition).put("documentNumber", "丰南财绩〔2024〕15号");
        fact.put("adjustedAt", "2024-07-01T10:00:00.000+08:00");
        fact.putArray("changes")
                .addObject()
                .put("place", "/content")
                .put("before", "原内容")
                .put("after", content);
        return fact.put("reason", "调整").set("project", project).toString();
    }

    @Test
    @DisplayName("涉密项目的自评：本单位填报和负责、上级审核、审计可见；绩效管理岗、外单位和非小组成员如同没有")
    void a_classified_evaluation_is_there_for_those_who_answer_for_it() {
        publish(
                "budget.project",
                "ProjectApproved.v1",
                "SECRET-1",
                project("SECRET-1", 2046, "130207/101").put("classified", true).toString());
        publish("budget.execution", "BudgetExecutionRecorded.v1", "SECRET-1", execution("SECRET-1", 4, "196500.00"));
        awaitRows("select project_code from project where project_code = 'SECRET-1'", "SECRET-1");
        awaitRows("select project_code from execution where project_code = 'SECRET-1'", "SECRET-1");
        campaign(2046, "130207");
        var path = pathOf("SECRET-1");
        prepare(path);
        var manager = Tokens.of("cz-manager2", "/130207/CAMPAIGN_MANAGER");
        var outsider = Tokens.of("wx-outsider", "/130207/101/STAFF");

        for (var token : List.of(PREPARER, HEAD, DEPARTMENT, BUREAU, LEADER, MEMBER)) {
            assertThat(call.get(token, path).status()).isEqualTo(200);
        }
        for (var token : List.of(manager, outsider, Tokens.of("up", "/130207/UNIT_HEAD"))) {
            assertThat(call.get(token, path).status()).isEqualTo(404);
            assertThat(call.get(token, path + "/timeline").status()).isEqualTo(404);
            assertThat(call.get(token, path + "/audit").status()).isEqualTo(404);
            assertThat(call.get(token, "/self-evaluations?project=SECRET-1")
                            .body()
                            .path("items")
                            .isEmpty())
                    .isTrue();
        }
        assertThat(move(PREPARER, path, "SUBMIT").status()).isEqualTo(200);
        assertThat(move(LEADER, path, "SIGN").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("执行数尚未到达的项目不能提交：零不是数，是未知")
    void money_that_is_not_known_is_not_zero() {
        publish(
                "budget.project",
                "ProjectApproved.v1",
                "NIL-1",
                project("NIL-1", 2037, "130207/101").toString());
        awaitRows("select project_code from project where project_code = 'NIL-1'", "NIL-1");
        campaign(2037, "130207");

        assertThat(move(PREPARER, pathOf("NIL-1"), "SUBMIT").faults()).contains("/execution ExecutionUnknown");
    }

    @Test
    @DisplayName("再次择定：须连同已提交的一并写上，已提交的不得改动，几选几据实计算")
    void a_second_selection_counts_what_was_submitted() {
        approve("SEL-1", 2038);
        approve("SEL-2", 2038);
        approve("SEL-3", 2038);
        var selections = "/campaigns/" + campaign(2038, "130207") + "/selections";
        assertThat(select(selections, "SEL-1").at("/selected")).isEqualTo("1");
        var path = pathOf("SEL-1");
        prepare(path);
        assertThat(move(PREPARER, path, "SUBMIT").status()).isEqualTo(200);

        assertThat(select(selections, "SEL-2").refusal()).isEqualTo("SelectionTooLate");
        assertThat(select(selections, "SEL-1", "SEL-2").at("/selected")).isEqualTo("2");

        assertThat(call.get(PREPARER, pathOf("SEL-2"))
                        .body()
                        .path("narrativeReport")
                        .asBoolean())
                .isTrue();
        assertThat(call.get(PREPARER, path).body().path("narrativeReport").asBoolean())
                .isTrue();
        var otherUnit = Map.of("unitCode", "102", "projectCodes", List.of("SEL-1"), "reason", "理由");
        assertThat(call.post(PREPARER, selections, otherUnit, "").faults()).containsExactly("/unitCode NotYourUnit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"lines\": null}",
                "{\"lines\": [null]}",
                "{\"lines\": [{}]}",
                "{\"lines\": [{\"code\": \"q-reports\", \"actual\": {}}]}",
                "{\"lines\": [{\"code\": \"q-reports\", \"declaredScore\": \"viele\"}]}",
                "{\"lines\": [{\"code\": \"q-reports\", \"declaredScore\": 1e999999999}]}",
                "{\"lines\": [{\"code\": \"q-reports\", \"declaredScore\": 1e-999999999}]}",
                "{\"lines\": [{\"code\": \"q-reports\", \"declaredScore\": -0.01}]}",
                "{\"lines\": [{\"code\": \"q-reports\", \"actual\": \"1e999\"}]}",
                "{\"lines\": [{\"code\": \"t-week\", \"actual\": \"2024-02-30\"}]}",
                "{\"lines\": [{\"code\": \"b-social\", \"attainmentPercent\": 100.01}]}",
                "{\"objectiveAchieved\": \"a\\u0000b\", \"lines\": []}",
                "{\"objectiveAchieved\": \"a\\ud800b\", \"lines\": []}"
            })
    @DisplayName("奇怪的内容：一律四百段的答复，什么也不改变")
    void odd_input_is_refused_and_changes_nothing(String body) {
        var path = oddOne();
        var before = call.get(PREPARER, path);

        var answer = call.as(PREPARER)
                .put()
                .uri(path + "/results")
                .header("If-Match", before.etag())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .returnResult(String.class);

        assertThat(answer.getStatus().value()).isIn(400, 422);
        assertThat(call.get(PREPARER, path)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/self-evaluations?stage=%00",
                "/self-evaluations?project=%00",
                "/self-evaluations?campaign=x",
                "/self-evaluations?cursor=%F0%9F%98%80",
                "/self-evaluations?limit=0",
                "/self-evaluations?limit=many",
                "/campaigns?cursor=AAAA",
                "/campaigns/none",
                "/rule-sets/national/two",
                "/rule-sets/%00/1"
            })
    @DisplayName("奇怪的地址：四百段的答复")
    void odd_addresses_are_refused(String address) {
        assertThat(call.as(PREPARER)
                        .get()
                        .uri(java.net.URI.create("http://127.0.0.1:" + port + address))
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isBetween(400, 499);
    }

    @Test
    @DisplayName("同一年度的任务，范围不得上下重叠：一个项目一年只有一份自评")
    void campaigns_of_one_year_do_not_overlap() throws Exception {
        campaign(2041, "130207/101");

        assertThat(call.post(MANAGER, "/campaigns", order(2041, "130207"), "").refusal())
                .isEqualTo("CampaignOfYearExists");
        assertThat(call.post(MANAGER, "/campaigns", order(2041, "130207/101/1"), "")
                        .refusal())
                .isEqualTo("CampaignOfYearExists");
        assertThat(call.post(MANAGER, "/campaigns", order(2041, "130208"), "").refusal())
                .isEqualTo("OutsideYourScope");
        Callable<Said> above = () -> call.post(MANAGER, "/campaigns", order(2042, "130207"), "");
        Callable<Said> below = () -> call.post(MANAGER, "/campaigns", order(2042, "130207/102"), "");
        assertThat(together(List.of(above, below)).stream().map(Said::status)).containsExactlyInAnyOrder(201, 409);
        campaign(2041, "130207/102");
    }

    @Test
    @DisplayName("不办填报的岗位，上传时不读内容即拒绝；没有凭证的谁也不是")
    void who_may_not_write_is_refused_before_the_file_is_read() {
        var path = oddOne();
        var to = path + "/evidence?indicator=q-reports&fileName=a.csv";

        assertThat(call.post(HEAD, to, new byte[2 << 20], call.get(HEAD, path).etag())
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(call.get("nobody", path).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("任务按页翻，一个不重一个不漏；列表与单个所说的可办事项一致")
    void pages_are_turned_without_loss() {
        many("PAGE-", 2043);
        var campaign = campaign(2043, "130207");
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = call.get(PREPARER, "/self-evaluations?limit=200&campaign=" + campaign + next);
            page.body()
                    .path("items")
                    .valueStream()
                    .forEach(one -> seen.add(one.path("id").asString()));
            next = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(10_000).doesNotHaveDuplicates();
        var listed = call.get(PREPARER, "/self-evaluations?limit=1&campaign=" + campaign);
        assertThat(listed.body().at("/items/0/may"))
                .isEqualTo(call.get(PREPARER, "/self-evaluations/" + seen.getFirst())
                        .body()
                        .path("may"));
    }

    @Test
    @DisplayName("文件名里改变书写方向的字符不收：看着像 PDF 的程序")
    void a_name_that_reads_backwards_is_refused() {
        var path = oddOne();
        var etag = call.get(PREPARER, path).etag();
        var to = path + "/evidence?indicator=q-reports&fileName=";

        assertThat(call.post(PREPARER, to + "a\u202Efdp.exe", "x".getBytes(StandardCharsets.UTF_8), etag)
                        .refusal())
                .isEqualTo("FileNameRefused");
    }

    @Test
    @DisplayName("过大的内容：不读完就拒绝")
    void a_body_above_the_limit_is_refused() {
        var path = oddOne();
        var huge = Map.of("objectiveAchieved", "长".repeat(800_000), "lines", List.of());

        assertThat(call.put(
                                PREPARER,
                                path + "/results",
                                huge,
                                call.get(PREPARER, path).etag())
                        .status())
                .isEqualTo(413);
    }

    private String oddOne() {
        if (rows("select 1::text from project where project_code = 'ODD-1'").isEmpty()) {
            return opened("ODD-1", 2039);
        }
        return pathOf("ODD-1");
    }

    private String opened(String code, int year) {
        approve(code, year);
        campaign(year, "130207");
        return pathOf(code);
    }

    private String prepared(String code, int year) {
        var path = opened(code, year);
        prepare(path);
        return path;
    }

    private void approve(String code, int year) {
        publish(
                "budget.project",
                "ProjectApproved.v1",
                code,
                project(code, year, "130207/101").toString());
        publish("budget.execution", "BudgetExecutionRecorded.v1", code, execution(code, 4, "196500.00"));
        awaitRows("select project_code from project where project_code = '" + code + "'", code);
        awaitRows("select project_code from execution where project_code = '" + code + "'", code);
    }

    private void prepare(String path) {
        var members = List.of(
                Map.of("account", "wx-leader", "title", "副主任", "post", "LEADER"),
                Map.of("account", "wx-member1", "title", "科员", "post", "MEMBER"));
        put(PREPARER, path, "/team", Map.of("members", members));
        put(
                PREPARER,
                path,
                "/plan",
                Map.of("from", "2025-02-10", "to", "2025-02-25", "methods", List.of("核查"), "criteria", List.of("产出")));
        var shortLine = Map.of(
                "code", "q-reports", "actual", "266", "deviationReason", "空缺两个月。", "improvementMeasure", "建立替补。");
        put(
                MEMBER,
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
        var texts = new java.util.LinkedHashMap<String, Object>();
        CHAPTERS.forEach(chapter -> texts.put(chapter, "正文"));
        put(MEMBER, path, "/narrative", texts);
        var file = "月,条\n1,286\n".getBytes(StandardCharsets.UTF_8);
        assertThat(call.post(
                                MEMBER,
                                path + "/evidence?indicator=q-reports&fileName=a.csv",
                                file,
                                call.get(MEMBER, path).etag())
                        .status())
                .isEqualTo(201);
    }

    private void put(String token, String path, String part, Object body) {
        var said = call.put(token, path + part, body, call.get(PREPARER, path).etag());
        assertThat(said.status()).as(String.valueOf(said.body())).isEqualTo(200);
    }

    private Said select(String selections, String... codes) {
        return call.post(PREPARER, selections, Map.of("projectCodes", List.of(codes), "reason", "保持运转"), "");
    }

    private Said move(String token, String path, String step) {
        return call.post(
                token,
                path + "/moves",
                Map.of("step", step),
                call.get(BUREAU, path).etag());
    }

    private String pathOf(String code) {
        var items =
                call.get(PREPARER, "/self-evaluations?project=" + code).body().path("items");
        return "/self-evaluations/" + items.path(0).path("id").asString("");
    }

    private String campaign(int year, String scope) {
        var issued = call.post(MANAGER, "/campaigns", order(year, scope), "");
        assertThat(issued.status()).as(String.valueOf(issued.body())).isEqualTo(201);
        return issued.at("/id");
    }

    private static Map<String, Object> order(int year, String scope) {
        var chain = SelfEvaluationFixture.chain().desks().stream()
                .map(desk -> Map.of(
                        "desk", desk.desk(),
                        "title", desk.title(),
                        "role", desk.role().name(),
                        "level", desk.level().name(),
                        "dueWorkingDays", desk.dueWorkingDays()))
                .toList();
        return Map.of(
                "year",
                year,
                "name",
                year + "年度项目支出绩效自评",
                "scopePath",
                scope,
                "ruleSetCode",
                "national",
                "ruleSetVersion",
                1,
                "dueDate",
                (year + 1) + "-03-31",
                "chain",
                chain);
    }

    private static ObjectNode project(String code, int year, String place) {
        var project = (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json"));
        return project.put("projectCode", code).put("year", year).put("unitPath", place);
    }

    private static String execution(String code, int sequence, String executed) {
        var execution =
                (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/BudgetExecutionRecorded.v1.json"));
        return execution
                .put("projectCode", code)
                .put("sequence", sequence)
                .put("executedYuan", executed)
                .toString();
    }

    private void publish(String topic, String type, String subject, String body) {
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(topic, type, subject, body, UUID.randomUUID());
        }
    }

    private List<String> letters(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
        var bodies = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (var i = 0; i < 6; i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(letter -> bodies.add(letter.value()));
            }
        }
        return bodies;
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var done = new ArrayList<T>();
            for (Future<T> one : threads.invokeAll(work)) {
                done.add(one.get());
            }
            return done;
        }
    }

    private void awaitRows(String sql, String expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(sql)).containsExactly(expected));
    }

    private void run(String sql, String code, int year) {
        database.sql(sql)
                .bind("code", code)
                .bind("year", year)
                .bind("document", project(code, year, "130207/101").toString())
                .fetch()
                .rowsUpdated()
                .block(Duration.ofSeconds(60));
    }

    private List<String> rows(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10)));
    }
}

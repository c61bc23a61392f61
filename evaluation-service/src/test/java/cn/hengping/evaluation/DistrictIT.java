package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.inspection.Place;
import cn.hengping.evaluation.inspection.copies.Print;
import cn.hengping.evaluation.inspection.copies.SimHash;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("全区校验与绩效雷达")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DistrictIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/201/PREPARER");
    private static final String LEADER = Tokens.of("wx-leader", "/130207/201/STAFF");
    private static final String MEMBER = Tokens.of("wx-member1", "/130207/201/STAFF");
    private static final String HEAD = Tokens.of("wx-head", "/130207/201/UNIT_HEAD");
    private static final String DEPARTMENT = Tokens.of("wx-reviewer", "/130207/201/DEPARTMENT_REVIEWER");
    private static final String OTHERS = Tokens.of("xx-reviewer", "/130207/202/DEPARTMENT_REVIEWER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String SHARED = "人手偏少，汛期应急值守与日常巡查难以兼顾，两处泵站的设备老化，检修周期偏长，影响了排涝工作的效率，需要在下一年度统筹安排解决。";
    private static final String EVERYBODY = "资金使用符合规定，项目管理制度健全，各项工作按照计划有序推进，取得了较好的社会效益，群众反映良好，达到了预期的效果。";

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "evaluation");
        registry.add("hengping.district.look", () -> "1s");
    }

    @Test
    @Order(1)
    @DisplayName("六个单位四十八份办结的自评：逐份校验、比对、赋分，进度可看，重复发起拒绝")
    void a_run_goes_over_a_district() {
        approved();
        district();
        var campaign = campaign();
        lastYear();

        var started = call.post(MANAGER, "/campaigns/" + campaign + "/district-runs", Map.of(), "");

        assertThat(started.status()).as(String.valueOf(started.body())).isEqualTo(202);
        assertThat(call.post(BUREAU, "/campaigns/" + campaign + "/district-runs", Map.of(), "")
                        .refusal())
                .isEqualTo("DistrictRunUnderWay");
        assertThat(call.post(DEPARTMENT, "/campaigns/" + campaign + "/district-runs", Map.of(), "")
                        .refusal())
                .isEqualTo("NotYourRole");
        var at = "/district-runs/" + started.at("/id");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(call.get(MANAGER, at).at("/phase")).isEqualTo("DONE"));
        var done = call.get(MANAGER, at);
        assertThat(done.at("/inspected")).isEqualTo("48");
        assertThat(done.at("/copied")).isEqualTo("3");
        assertThat(Integer.parseInt(done.at("/passages"))).isGreaterThanOrEqualTo(96);
        assertThat(done.at("/compared")).isEqualTo(done.at("/passages"));
        assertThat(one("""
                        select count(*) || ' ' || sum((body::json ->> 'errors')::int) || ' ' || sum((body::json ->> 'warnings')::int)
                        from outbox where type = 'EvaluationInspected.v1'"""))
                .as("one for each evaluation of the campaign, with what was found in it")
                .isEqualTo(one("select count(*)::text from self_evaluation where year = 2060") + " "
                        + done.at("/errors") + " " + done.at("/warnings"));
    }

    @Test
    @Order(2)
    @DisplayName("抄别的单位的和抄上年的都指出来，人人都写的不算；各看各的范围，填报人看不到")
    void what_was_copied_is_told_in_scope() {
        var at = "/district-runs/" + run();
        var copied = call.get(MANAGER, at + "/findings?code=CopiedFromElsewhere")
                .body()
                .path("items");

        assertThat(copied.valueStream().map(item -> item.path("projectCode").asString()))
                .containsExactlyInAnyOrder("D201-1", "D202-1", "D203-3");
        var text = copied.toString();
        assertThat(text).contains("2059年度").doesNotContain("各项工作按照计划");
        var own = call.get(OTHERS, at + "/findings").body().path("items");
        assertThat(own.isEmpty()).isFalse();
        assertThat(own.valueStream().map(item -> item.path("unitPath").asString()))
                .containsOnly("130207/202");
        assertThat(call.get(PREPARER, at).status()).isEqualTo(404);
        assertThat(call.get(PREPARER, at + "/findings").status()).isEqualTo(404);
        var place = copied.path(0).at("/finding/place");
        assertThat(place.path("pointer").asString()).isEqualTo("/preparation/narrative/problems");
        assertThat(place.at("/span/end").asInt() - place.at("/span/start").asInt())
                .isGreaterThan(40);
        assertThat(call.get(MANAGER, at + "/findings?severity=NONE").status()).isEqualTo(400);
        assertThat(call.get(MANAGER, at + "/findings?cursor=x").status()).isEqualTo(400);
        var first = call.get(MANAGER, at + "/findings?limit=2");
        var second = call.get(MANAGER, at + "/findings?limit=2&cursor=" + first.at("/next"));
        assertThat(first.body().path("items")).isNotEqualTo(second.body().path("items"));
    }

    @Test
    @Order(3)
    @DisplayName("每处问题的位置都指得到：JSON 指针在自评里有，片段就是那里的文字")
    void every_place_is_there() {
        var at = "/district-runs/" + run();
        for (var item : call.get(MANAGER, at + "/findings?limit=200").body().path("items")) {
            var evaluation = call.get(
                            MANAGER,
                            "/self-evaluations/" + item.path("evaluationId").asString())
                    .body();
            var place = item.at("/finding/place");
            var there = evaluation.at(place.path("pointer").asString());

            assertThat(there.isMissingNode()).as(item.toString()).isFalse();
            if (place.path("span").isObject()) {
                var text = there.asString();
                var part = text.substring(
                        place.at("/span/start").asInt(), place.at("/span/end").asInt());
                assertThat(new Place(null, null, part).excerpt())
                        .isEqualTo(place.path("excerpt").asString());
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("雷达：全打满分的单位突出，别的不突出；事件在发件箱；风险分进入抽查")
    void the_radar_feeds_the_spot_check() {
        var units = call.get(MANAGER, "/radar?year=2060").body().path("items");

        assertThat(units.size()).isEqualTo(7);
        assertThat(units.valueStream()
                        .filter(unit -> unit.path("standings")
                                .valueStream()
                                .anyMatch(one -> one.path("measure").asString().equals("FULL_MARKS")
                                        && one.path("outlying").asBoolean()))
                        .map(unit -> unit.path("key").asString()))
                .containsExactly("130207/206");
        assertThat(call.get(OTHERS, "/radar?year=2060").body().path("items").size())
                .isEqualTo(1);
        assertThat(call.get(PREPARER, "/radar?year=2060").refusal()).isEqualTo("NotYourRole");
        assertThat(one("select count(*)::text from outbox where type = 'RadarMeasured.v1'"))
                .isEqualTo("7");
        var risks = call.get(BUREAU, "/radar/risks?year=2060&limit=5").body().path("items");
        assertThat(risks.size()).isEqualTo(5);
        assertThat(risks.path(0).path("unitName").asString()).isNotEmpty();
        assertThat(risks.path(0).path("points").asInt())
                .isGreaterThanOrEqualTo(risks.path(4).path("points").asInt());
        assertThat(one("select string_agg(distinct source, ',' order by source) from risk_figure where year = 2060"))
                .isEqualTo("copies,inspection,radar");
        assertThat(one("select ground from risk_figure where source = 'radar' and project_code = 'D206-1'"))
                .contains("满分比例");

        var asked = Map.of("byRisk", 3, "atRandom", 1, "weighted", true, "reason", "年度抽查");
        var check = call.post(MANAGER, "/campaigns/" + campaign() + "/spot-checks", asked, "");
        assertThat(check.status()).as(String.valueOf(check.body())).isEqualTo(201);
        var drawn = call.post(
                BUREAU, "/spot-checks/" + check.at("/id") + "/draws", Map.of("word", "号码 0417"), check.etag());
        assertThat(drawn.body().at("/result/picks").toString()).contains("D206-");
        assertThat(drawn.at("/result/picks/0/projectName")).isNotEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("中途断了，由后来者接着做，结果不多也不少")
    void a_run_that_broke_off_goes_on() {
        var run = run();
        run("delete from district_finding where position >= 10000");
        run("update district_run set is_done = false, document = document || '{\"phase\":\"COMPARING\",\"cursor\":null,"
                + "\"copied\":0,\"compared\":0,\"finishedAt\":null}'::jsonb where id = '" + run + "'");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                call.get(MANAGER, "/district-runs/" + run).at("/phase"))
                        .isEqualTo("DONE"));

        assertThat(call.get(MANAGER, "/district-runs/" + run).at("/copied")).isEqualTo("3");
        assertThat(one("select count(*)::text from district_finding where position >= 10000"))
                .isEqualTo("3");
    }

    private String campaign() {
        return one("select id::text from campaign where year = 2060");
    }

    private String run() {
        return one("select id::text from district_run");
    }

    /** One evaluation goes all the way; the others are made of it. */
    private void approved() {
        var project = ((ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json")))
                .put("projectCode", "D201-1")
                .put("year", 2060)
                .put("unitPath", "130207/201")
                .put("departmentPath", "130207/201")
                .put("kind", "OPERATING");
        var weights = List.of("40.00", "20.00", "30.00");
        for (var i = 0; i < weights.size(); i++) {
            ((ObjectNode) project.path("indicators").path(i)).put("weight", weights.get(i));
        }
        var document = project.toString();
        database.sql("""
                        insert into project (project_code, year, unit_path, department_path, document)
                        values ('D201-1', 2060, '130207/201', '130207/201', :document::jsonb)
                        """).bind("document", document).fetch().rowsUpdated().block(Duration.ofSeconds(10));
        database.sql("""
                        insert into execution (project_code, sequence, document)
                        values ('D201-1', 4, jsonb_set(:document::jsonb, '{projectCode}', '"D201-1"'))
                        """)
                .bind("document", SelfEvaluationFixture.contract("budget/BudgetExecutionRecorded.v1.json"))
                .fetch()
                .rowsUpdated()
                .block(Duration.ofSeconds(10));
        issue();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(one("select count(*)::text from self_evaluation where year = 2060"))
                        .isEqualTo("1"));
        sign();
    }

    private void issue() {
        var chain = SelfEvaluationFixture.chain().desks().stream()
                .map(desk -> Map.of(
                        "desk", desk.desk(),
                        "title", desk.title(),
                        "role", desk.role().name(),
                        "level", desk.level().name(),
                        "dueWorkingDays", desk.dueWorkingDays()))
                .toList();
        var order = Map.of(
                "year",
                2060,
                "name",
                "2060年度自评",
                "scopePath",
                "130207",
                "ruleSetCode",
                "national",
                "dueDate",
                "2061-03-31",
                "kinds",
                List.of("OPERATING"),
                "chain",
                chain);
        var said = call.post(MANAGER, "/campaigns", order, "");
        assertThat(said.status()).as(String.valueOf(said.body())).isEqualTo(201);
    }

    private void sign() {
        var path = "/self-evaluations/" + one("select id::text from self_evaluation where year = 2060");
        ok(put(
                PREPARER,
                path,
                "/team",
                Map.of(
                        "members",
                        List.of(
                                Map.of("account", "wx-leader", "title", "副主任", "post", "LEADER"),
                                Map.of("account", "wx-member1", "title", "科员", "post", "MEMBER")))));
        ok(put(
                PREPARER,
                path,
                "/plan",
                Map.of("from", "2025-02-10", "to", "2025-02-25", "methods", List.of("核查"), "criteria", List.of("产出"))));
        ok(put(
                MEMBER,
                path,
                "/results",
                Map.of(
                        "objectiveAchieved",
                        "全年运行。",
                        "lines",
                        List.of(
                                Map.of(
                                        "code",
                                        "q-reports",
                                        "actual",
                                        "266条",
                                        "deviationReason",
                                        "空缺两个月。",
                                        "improvementMeasure",
                                        "建立替补。"),
                                Map.of("code", "t-week", "actual", "2024年9月15日"),
                                Map.of(
                                        "code",
                                        "b-social",
                                        "actual",
                                        "均已处置",
                                        "attainmentPercent",
                                        85,
                                        "deviationReason",
                                        "个别处置迟缓。",
                                        "improvementMeasure",
                                        "限时处置。")))));
        var to = path + "/evidence?indicator=q-reports&fileName=a.csv";
        assertThat(call.post(
                                MEMBER,
                                to,
                                "月,条\n1,286\n".getBytes(StandardCharsets.UTF_8),
                                call.get(MEMBER, path).etag())
                        .status())
                .isEqualTo(201);
        for (var token : List.of(PREPARER, LEADER, HEAD, DEPARTMENT, BUREAU)) {
            var step = token.equals(PREPARER) ? "SUBMIT" : "SIGN";
            ok(call.post(
                    token,
                    path + "/moves",
                    Map.of("step", step),
                    call.get(BUREAU, path).etag()));
        }
    }

    /** Six units of eight projects; each has its own text, and one that everybody has; two share one; the sixth has full marks. */
    private void district() {
        run("""
                insert into project (project_code, year, unit_path, department_path, document)
                select 'D' || u || '-' || n, year, '130207/' || u, '130207/' || u,
                    document || jsonb_build_object('projectCode', 'D' || u || '-' || n, 'unitPath', '130207/' || u,
                        'departmentPath', '130207/' || u, 'unitName', '单位' || u)
                from project, generate_series(201, 206) u, generate_series(1, 8) n
                where project_code = 'D201-1' and not (u = 201 and n = 1)
                """);
        run("""
                insert into self_evaluation (id, campaign_id, project_code, year, unit_path, stage, preparation, sign_off,
                    frozen, version)
                select uuidv7(), campaign_id, p.project_code, e.year, p.unit_path, stage, e.preparation, e.sign_off,
                    jsonb_set(e.frozen, '{project}', p.document), version
                from self_evaluation e, project p
                where e.project_code = 'D201-1' and p.year = 2060 and p.project_code <> 'D201-1'
                """);
        run("""
                update self_evaluation set preparation = jsonb_set(preparation, '{narrative}', jsonb_build_object(
                    'organisation', '', 'background', '', 'purposeOfEvaluation', '', 'managementAnalysis', '', 'resultAnalysis', '',
                    'conclusion', '%s', 'experience', '', 'lessons', '', 'unmetReasons', '', 'improvements', '', 'other', '',
                    'problems', case when project_code in ('D201-1', 'D202-1') then '%s' else
                        (select string_agg(chr(19968 + (hashtext(project_code || i) & 4095)), '') from generate_series(1, 80) i) || '。'
                        end))
                where year = 2060
                """.formatted(EVERYBODY, SHARED));
        run("""
                update self_evaluation set preparation = jsonb_set(jsonb_set(preparation, '{results,declaredExecutionScore}', '10'),
                    '{results,lines}', (select jsonb_agg(jsonb_build_object('code', i ->> 'code', 'actual',
                        case when i ->> 'code' = 'q-reports' then '300条' when i ->> 'code' = 't-week' then '2024年9月15日' else '均已处置' end,
                        'attainmentPercent', case when i ->> 'sign' = 'QUALITATIVE' then 100 end, 'declaredScore', i -> 'weight'))
                        from jsonb_array_elements(frozen #> '{project,indicators}') i))
                where year = 2060 and unit_path = '130207/206'
                """);
    }

    /** The paragraph of one project stood in its report of the year before. */
    private void lastYear() {
        var text = one("select preparation #>> '{narrative,problems}' from self_evaluation"
                + " where project_code = 'D203-3'");
        var print = Print.of(SimHash.shape(text));
        database.sql("""
                        insert into passage_print (project_code, year, position, run_id, evaluation_id, unit_path, owner, pointer,
                            span_start, span_end, content, sim_hash, keys)
                        values ('D203-3', 2059, 0, uuidv7(), uuidv7(), '130207/203', '单位203“去年的项目”',
                            '/preparation/narrative/problems', 0, 81, :text, :hash, :keys)
                        """)
                .bind("text", text)
                .bind("hash", print.simHash())
                .bind("keys", print.keys().toArray(Long[]::new))
                .fetch()
                .rowsUpdated()
                .block(Duration.ofSeconds(10));
    }

    private Said put(String token, String path, String part, Object body) {
        return call.put(token, path + part, body, call.get(PREPARER, path).etag());
    }

    private static void ok(Said said) {
        assertThat(said.status()).as(String.valueOf(said.body())).isEqualTo(200);
    }
}

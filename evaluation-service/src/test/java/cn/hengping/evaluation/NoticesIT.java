package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.notice.Notice;
import cn.hengping.evaluation.notice.Notices;
import cn.hengping.evaluation.notice.TellOfDrafts;
import cn.hengping.evaluation.reminder.ClimbLadder;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("通知：事情发生了，该知道的人知道，别人不知道；读过的不再算")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hengping.reminders.look=1d", "hengping.notices.look=1d"})
@DirtiesContext
class NoticesIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MovingClock CLOCK = new MovingClock("2026-02-09T01:00:00Z");

    @TestConfiguration
    static class Virtual {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @Autowired
    Notices notices;

    @Autowired
    TellOfDrafts drafts;

    @Autowired
    ClimbLadder ladder;

    private static String preparer(String unit) {
        return Tokens.of("p" + unit.substring(7), "/" + unit + "/PREPARER");
    }

    private static String head(String unit) {
        return Tokens.of("h" + unit.substring(7), "/" + unit + "/UNIT_HEAD");
    }

    private static String at(String district, String role) {
        return Tokens.of("cz-" + role, "/" + district + "/" + role);
    }

    private static void itIs(String day) {
        CLOCK.itIs(LocalDate.parse(day));
    }

    @Test
    @DisplayName("下达任务、退回：本单位填报人收到，别的单位只收到下达；标为已读，再标一次也无妨；别人的标不了；翻页不重不漏")
    void a_unit_hears_of_its_own() {
        itIs("2026-02-09");
        opened("130271", 2071, "NOT-", 2);
        var ours = preparer("130271/401");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kinds(ours)).containsExactly("CAMPAIGN_ISSUED"));

        sendBack("130271/401", "NOT-1", "请写明空缺是哪两个月。");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kinds(ours)).containsExactly("SENT_BACK", "CAMPAIGN_ISSUED"));
        var list = call.get(ours, "/notices");
        assertThat(list.at("/items/0/facts/remark")).isEqualTo("请写明空缺是哪两个月。");
        assertThat(list.at("/items/0/projectCode")).isEqualTo("NOT-1");
        assertThat(list.at("/items/1/facts/name")).isEqualTo("自评");
        assertThat(kinds(preparer("130271/402"))).containsExactly("CAMPAIGN_ISSUED");
        assertThat(kinds(head("130271/401"))).containsExactly("CAMPAIGN_ISSUED");
        assertThat(kinds(preparer("130272/401"))).isEmpty();
        assertThat(kinds(at("130271", "AUDITOR"))).isEmpty();

        assertThat(unread(ours)).isEqualTo("2");
        var sentBack = list.at("/items/0/id");
        assertThat(mark(preparer("130271/402"), sentBack)).isEqualTo("404 NoSuchNotice");
        assertThat(mark(ours, sentBack)).isEqualTo("204 ");
        assertThat(mark(ours, sentBack)).isEqualTo("204 ");
        assertThat(unread(ours)).isEqualTo("1");
        assertThat(call.get(ours, "/notices?unread=true").at("/items/0/kind")).isEqualTo("CAMPAIGN_ISSUED");
        assertThat(call.ask(HttpMethod.PUT, ours, "/notices/read?upTo=" + sentBack, "", "", "")
                        .at("/marked"))
                .isEqualTo("1");
        assertThat(unread(ours)).isEqualTo("0");
        assertThat(unread(preparer("130271/402"))).isEqualTo("1");

        var first = call.get(ours, "/notices?limit=1");
        var second = call.get(ours, "/notices?limit=1&cursor=" + first.at("/next"));
        assertThat(first.at("/items/0/kind") + second.at("/items/0/kind")).isEqualTo("SENT_BACKCAMPAIGN_ISSUED");
        assertThat(first.at("/items/0/read")).isEqualTo("true");
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(call.get(ours, "/notices?cursor=x").refusal()).isEqualTo("CursorMalformed");
    }

    @Test
    @DisplayName("同一事件到两次，只有一条；涉密项目的事，财政绩效管理岗不知道，本单位知道")
    void an_event_twice_is_one_notice() {
        itIs("2026-02-09");
        opened("130273", 2072, "SEC-", 1);
        run("update project set document = jsonb_set(document, '{classified}', 'true') where project_code = 'SEC-1'");
        var evaluation = UUID.fromString(one("select id::text from self_evaluation where project_code = 'SEC-1'"));
        var event = UUID.randomUUID();
        var notice = new Notice(
                event.toString(),
                Notice.Kind.ESCALATED,
                new Notice.Readers.Posts(List.of(Role.CAMPAIGN_MANAGER, Role.PREPARER)),
                new UnitPath("130273/401"),
                null,
                evaluation,
                Map.of(),
                CLOCK.instant());

        notices.keep(event, notice).block(Duration.ofSeconds(30));
        notices.keep(event, notice).block(Duration.ofSeconds(30));
        run("delete from inbox where event_id = '" + event + "'");
        notices.keep(event, notice).block(Duration.ofSeconds(30));

        assertThat(kinds(preparer("130273/401"))).containsOnlyOnce("ESCALATED");
        assertThat(kinds(at("130273", "CAMPAIGN_MANAGER"))).doesNotContain("ESCALATED");
    }

    @Test
    @DisplayName("任务到期前一日，还在填报的单位得一次通知，逾期三日报绩效管理岗；签批逾期先催环节上的签批人，三日后报绩效管理岗，两不相扰")
    void due_dates_are_told() {
        itIs("2074-03-01");
        opened("130274", 2073, "DUE4-", 2);
        var ours = preparer("130274/401");
        assertThat(tell()).isZero();
        itIs("2074-03-30");
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(kinds(ours).getFirst()).isEqualTo("DRAFTS_DUE");
        assertThat(call.get(ours, "/notices").at("/items/0/facts/count")).isEqualTo("2");
        itIs("2074-04-20");
        assertThat(tell()).isEqualTo(1);
        assertThat(kinds(at("130274", "CAMPAIGN_MANAGER")).getFirst()).isEqualTo("DRAFTS_ESCALATED");

        var path = path("DUE4-1");
        atDesk("DUE4-1");
        var signed = call.post(
                head("130274/401"),
                path + "/moves",
                Map.of("step", "SIGN"),
                call.get(head("130274/401"), path).etag());
        var due = LocalDate.parse(signed.at("/sitting/dueOn"));
        var tomorrow = due.minusDays(1);
        CLOCK.itIs(tomorrow);
        Objects.requireNonNull(ladder.climb().block(Duration.ofSeconds(60)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(kinds(at("130274", "BUREAU_REVIEWER"))).contains("REMINDED"));
        assertThat(kinds(at("130274", "CAMPAIGN_MANAGER"))).doesNotContain("REMINDED");
        assertThat(kinds(ours)).doesNotContain("REMINDED");
        CLOCK.itIs(due.plusDays(10));
        Objects.requireNonNull(ladder.climb().block(Duration.ofSeconds(60)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(kinds(at("130274", "CAMPAIGN_MANAGER"))).contains("ESCALATED"));
        assertThat(kinds(at("130274", "BUREAU_REVIEWER"))).doesNotContain("ESCALATED");
    }

    @Test
    @DisplayName("提问：问到哪一处、问谁，谁收到；答了提问人收到；只有提问人认定问清，问清之后不再答；审计只读，外单位看不到")
    void questions_are_told_and_answered() {
        itIs("2026-02-09");
        opened("130275", 2075, "ASK-", 1);
        var path = path("ASK-1");
        var reviewer = at("130275", "BUREAU_REVIEWER");
        var preparer = preparer("130275/401");
        assertThat(call.post(reviewer, path + "/questions", Map.of("text", " ", "pointer", "/nowhere"), "")
                        .body()
                        .path("errors")
                        .valueStream()
                        .map(fault -> fault.path("pointer").asString()))
                .containsExactly("/text", "/pointer");
        assertThat(call.post(reviewer, path + "/questions", Map.of("text", "问", "mentioned", List.of("nobody")), "")
                        .body()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/mentioned/0");
        Map<String, Object> asked = Map.of("text", "按自然月还是按值守月？", "pointer", "/results/q-reports");
        var question = call.post(reviewer, path + "/questions", asked, "");
        assertThat(question.status()).as(question.body().toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kinds(preparer)).contains("ASKED"));
        assertThat(kinds(head("130275/401"))).doesNotContain("ASKED");
        // Which of two notices is the newer one, the opening's or this, depends on how fast either came.
        assertThat(call.get(preparer, "/notices").body().path("items").valueStream())
                .filteredOn(notice -> notice.path("kind").asString().equals("ASKED"))
                .extracting(notice -> notice.at("/facts/text").asString())
                .containsExactly("按自然月还是按值守月？");

        var at = "/questions/" + question.at("/question/id");
        assertThat(call.post(preparer("130275/402"), at + "/answers", Map.of("text", "我也想知道"), question.etag())
                        .refusal())
                .isEqualTo("NoSuchQuestion");
        assertThat(call.post(at("130275", "AUDITOR"), at + "/answers", Map.of("text", "答"), question.etag())
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(call.post(preparer, at + "/answers", Map.of("text", "答"), "\"7\"")
                        .status())
                .isEqualTo(412);
        var answered = call.post(preparer, at + "/answers", Map.of("text", "按自然月。"), question.etag());
        assertThat(answered.at("/question/answers/0/text")).isEqualTo("按自然月。");
        assertThat(answered.at("/may").toString()).doesNotContain("SETTLE");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kinds(reviewer)).contains("ANSWERED"));
        assertThat(call.post(preparer, at + "/settlement", Map.of(), answered.etag())
                        .refusal())
                .isEqualTo("AskerSettles");
        var settled = call.post(reviewer, at + "/settlement", Map.of(), answered.etag());
        assertThat(settled.at("/question/settledAt")).isNotEmpty();
        assertThat(call.post(preparer, at + "/answers", Map.of("text", "补充"), settled.etag())
                        .refusal())
                .isEqualTo("QuestionSettled");
        assertThat(call.get(at("130275", "AUDITOR"), path + "/questions").at("/items/0/question/text"))
                .isEqualTo("按自然月还是按值守月？");
        assertThat(call.get(preparer("130276/401"), path + "/questions").status())
                .isEqualTo(404);
    }

    private int tell() {
        return Objects.requireNonNull(drafts.tell().block(Duration.ofSeconds(30)));
    }

    private String unread(String token) {
        return call.get(token, "/notices/unread").at("/unread");
    }

    private String mark(String token, String id) {
        var said = call.ask(HttpMethod.PUT, token, "/notices/" + id + "/read", "", "", "");
        return said.status() + " " + said.refusal();
    }

    private List<String> kinds(String token) {
        return call.get(token, "/notices")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private void sendBack(String unit, String code, String remark) {
        atDesk(code);
        var path = path(code);
        Map<String, Object> reason = new HashMap<>(Map.of("code", "TEXT_INCOMPLETE", "remark", remark));
        var said = call.post(
                head(unit),
                path + "/moves",
                Map.of("step", "SEND_BACK", "reasons", List.of(reason), "to", "DRAFTING"),
                call.get(head(unit), path).etag());
        assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
    }

    private void atDesk(String code) {
        run("update self_evaluation set stage = 'WITH_UNIT_HEAD', version = version + 1, waiting_role = 'UNIT_HEAD',"
                + " waiting_level = 'UNIT' where project_code = '" + code + "'");
    }

    private String path(String code) {
        return "/self-evaluations/" + one("select id::text from self_evaluation where project_code = '" + code + "'");
    }

    private void opened(String district, int year, String code, int count) {
        var project = (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json"));
        var unit = district + "/401";
        project.put("year", year).put("unitPath", unit).put("departmentPath", unit);
        run("insert into project (project_code, year, unit_path, department_path, document) select '" + code
                + "' || n, " + year + ", '" + unit + "', '" + unit + "', jsonb_set('" + project
                + "'::jsonb, '{projectCode}', to_jsonb('" + code + "' || n)) from generate_series(1, " + count + ") n");
        List<Map<String, Object>> chain = List.of(
                Map.of("desk", "UNIT_HEAD", "title", "单位负责人", "role", "UNIT_HEAD", "level", "UNIT"),
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
                        3));
        Map<String, Object> order = new HashMap<>(Map.of(
                "year", year, "name", "自评", "scopePath", district, "ruleSetCode", "national", "ruleSetVersion", 1));
        order.put("dueDate", (year + 1) + "-03-31");
        order.put("chain", chain);
        var said = call.post(at(district, "CAMPAIGN_MANAGER"), "/campaigns", order, "");
        assertThat(said.status()).as(said.body().toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(one("select count(*)::text from self_evaluation where year = " + year))
                        .isEqualTo(String.valueOf(count)));
    }
}

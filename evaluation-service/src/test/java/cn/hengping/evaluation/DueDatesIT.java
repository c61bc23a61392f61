package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.evaluation.lease.Leases;
import cn.hengping.evaluation.reminder.ClimbLadder;
import cn.hengping.evaluation.reminder.WatchSteps;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("到期、催办、上报、待办：时钟是虚拟的")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "hengping.reminders.look=1d")
@DirtiesContext
class DueDatesIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNIT = "130207/301";
    private static final String HEAD = Tokens.of("u-head", "/" + UNIT + "/UNIT_HEAD");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String BUREAU = Tokens.of("cz-a", "/130207/BUREAU_REVIEWER");
    private static final MovingClock CLOCK = new MovingClock("2026-02-09T01:00:00Z");

    @TestConfiguration
    static class Virtual {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @Autowired
    ClimbLadder ladder;

    @Autowired
    Leases leases;

    @Autowired
    WatchSteps watch;

    @Autowired
    MeterRegistry meters;

    private static void itIs(String day) {
        CLOCK.itIs(LocalDate.parse(day));
    }

    private int climb() {
        return Objects.requireNonNull(ladder.climb().block(Duration.ofSeconds(60)));
    }

    @Test
    @DisplayName("到期日过，催办一次，逾期三日上报一次；谁也没有替谁签；另一实例持租约时不催")
    void a_due_date_passes_and_the_reminder_fires_once() {
        itIs("2026-02-09");
        opened(2061, "DUE-", 3);
        var path = "/self-evaluations/" + one("select id::text from self_evaluation where project_code = 'DUE-1'");
        var signed = call.post(
                HEAD,
                path + "/moves",
                Map.of("step", "SIGN"),
                call.get(HEAD, path).etag());
        assertThat(signed.at("/sitting/dueOn")).isEqualTo("2026-02-12");
        assertThat(climb()).isZero();

        itIs("2026-02-11");
        assertThat(climb()).isEqualTo(1);
        assertThat(climb()).isZero();
        itIs("2026-02-12");
        assertThat(climb()).isZero();
        itIs("2026-02-13");
        assertThat(climb()).isEqualTo(1);
        assertThat(call.get(MANAGER, "/todos/counts").at("/total")).isEqualTo("0");
        itIs("2026-02-24");
        assertThat(climb()).isEqualTo(1);
        itIs("2026-03-05");
        assertThat(climb()).isZero();

        assertThat(one(
                        "select string_agg(body::json ->> 'rung', ',' order by id) from outbox where type = 'SignOffReminded.v1' and subject = '"
                                + path.substring(18) + "'"))
                .isEqualTo("DUE_TOMORROW,OVERDUE,ESCALATED");
        var after = call.get(BUREAU, path);
        assertThat(after.at("/stage")).isEqualTo("WITH_BUREAU");
        assertThat(after.etag()).isEqualTo(signed.etag());
        assertThat(call.get(MANAGER, "/todos").at("/items/0/evaluation/evaluationId"))
                .isEqualTo(path.substring(18));
        assertThat(call.get(BUREAU, "/todos").at("/items/0/urgency")).isEqualTo("OVERDUE");
        var visits = call.get(BUREAU, path + "/timeline").body().path("visits");
        assertThat(visits.get(1).path("stage").asString()).isEqualTo("WITH_BUREAU");
        assertThat(visits.get(1).path("late").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("监测看得见：最久未签的环节等了多久；该上报而没有上报的有几件，上报之后归零；看过太久的不再算数")
    void what_waits_is_measured() {
        itIs("2064-02-01");
        opened(2063, "OLD-", 1);
        var path = "/self-evaluations/" + one("select id::text from self_evaluation where project_code = 'OLD-1'");
        call.post(
                HEAD,
                path + "/moves",
                Map.of("step", "SIGN"),
                call.get(HEAD, path).etag());
        itIs("2064-02-04");
        climb();
        assertThat(watch.look().block(Duration.ofSeconds(30))).isZero();

        itIs("2064-03-03");
        var missed = Objects.requireNonNull(watch.look().block(Duration.ofSeconds(30)));

        assertThat(missed).isPositive();
        assertThat(gauge("unescalated")).isEqualTo((double) missed);
        assertThat(gauge("oldest")).isGreaterThanOrEqualTo(31 * 86_400.0);
        climb();
        watch.look().block(Duration.ofSeconds(30));
        assertThat(gauge("unescalated")).isZero();
        itIs("2064-03-04");
        assertThat(gauge("oldest")).isNaN();
        run("update self_evaluation set stage = 'APPROVED', waiting_open = false, due_on = null"
                + " where project_code = 'OLD-1'");
    }

    private double gauge(String name) {
        return meters.get("hengping.signoff." + name).gauge().value();
    }

    @Test
    @DisplayName("租约：同一时刻只有一个持有；换人之后，原持有者的栅栏号失效，写不进去")
    void one_instance_holds_the_lease_and_the_fence_rises() {
        itIs("2027-03-01");
        var first =
                leases.hold("work", "a", CLOCK.instant(), Duration.ofMinutes(1)).block();
        assertThat(leases.hold("work", "b", CLOCK.instant(), Duration.ofMinutes(1))
                        .block())
                .isNull();
        assertThat(leases.hold("work", "a", CLOCK.instant(), Duration.ofMinutes(1))
                        .block())
                .isEqualTo(first);

        CLOCK.pass(Duration.ofSeconds(61));
        var second = Objects.requireNonNull(
                leases.hold("work", "b", CLOCK.instant(), Duration.ofMinutes(1)).block());

        assertThat(second.fence()).isGreaterThan(Objects.requireNonNull(first).fence());
        assertThat(leases.hold("work", "a", CLOCK.instant(), Duration.ofMinutes(1))
                        .block())
                .isNull();
    }

    @Test
    @DisplayName("待办计数实时推送：办一件少一件；带着上次的编号回来，只在有变化时才再推")
    void counts_are_pushed_when_they_change() {
        itIs("2026-06-01");
        opened(2062, "LIVE-", 2);
        var first = next("");
        assertThat(Objects.requireNonNull(first.data()).path("total").asInt()).isEqualTo(countOf(HEAD));
        var path = "/self-evaluations/" + one("select id::text from self_evaluation where project_code = 'LIVE-1'");

        var signed = call.post(
                HEAD,
                path + "/moves",
                Map.of("step", "SIGN"),
                call.get(HEAD, path).etag());
        var second = next(Objects.requireNonNull(first.id()));

        assertThat(signed.status()).isEqualTo(200);
        assertThat(Objects.requireNonNull(second.data()).path("total").asInt())
                .isEqualTo(Objects.requireNonNull(first.data()).path("total").asInt() - 1);
    }

    private ServerSentEvent<JsonNode> next(String lastSeen) {
        return Objects.requireNonNull(call.as(HEAD)
                .get()
                .uri("/todos/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastSeen)
                .exchange()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody()
                .filter(event -> event.data() != null)
                .blockFirst(Duration.ofSeconds(30)));
    }

    private int countOf(String token) {
        return Integer.parseInt(call.get(token, "/todos/counts").at("/total"));
    }

    private void opened(int year, String code, int count) {
        var project = (ObjectNode) JSON.readTree(SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json"));
        project.put("year", year).put("unitPath", UNIT).put("departmentPath", UNIT);
        run("insert into project (project_code, year, unit_path, department_path, document) select '" + code
                + "' || n, "
                + year + ", '" + UNIT + "', '" + UNIT + "', jsonb_set('" + project
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
        assertThat(call.post(MANAGER, "/campaigns", order, "").status()).isEqualTo(201);
        run("update self_evaluation set stage = 'WITH_UNIT_HEAD', version = version + 1, waiting_role = 'UNIT_HEAD',"
                + " waiting_level = 'UNIT' where year = " + year);
    }
}

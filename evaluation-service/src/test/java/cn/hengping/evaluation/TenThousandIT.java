package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** What a district's year looks like; times are said in the log, and judged by whoever reads it on a quiet machine. */
@DisplayName("一万项自评在办：待办、清单、批量签批")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class TenThousandIT extends RunningEvaluation {
    private static final Logger log = LoggerFactory.getLogger(TenThousandIT.class);
    private static final int MANY = 10_000;
    private static final int ROUNDS = 100;
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");

    private static Said timed(String what, int rounds, Supplier<Said> ask) {
        var millis = new ArrayList<Double>();
        var last = ask.get();
        for (var i = 0; i < rounds; i++) {
            var begun = System.nanoTime();
            last = ask.get();
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        millis.sort(Double::compare);
        log.info(
                "{}: p50 {} ms, p99 {} ms of {}",
                what,
                text(millis.get(rounds / 2)),
                text(millis.get(rounds * 99 / 100)),
                rounds);
        return last;
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static List<Map<String, Object>> items(Said page) {
        return page.body()
                .path("items")
                .valueStream()
                .map(item -> item.has("evaluation") ? item.path("evaluation") : item)
                .map(TenThousandIT::item)
                .toList();
    }

    private static Map<String, Object> item(JsonNode one) {
        return Map.of(
                "id",
                one.path("id").asString(one.path("evaluationId").asString("")),
                "stage",
                "WITH_UNIT_HEAD",
                "version",
                1);
    }

    /** The whole list, page by page: due date and id of each, as often as it stands there. */
    private List<String> walked(String token) {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = call.get(token, "/todos?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.body()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("evaluation"))
                    .forEach(item -> found.add(item.path("dueOn").asString("9999-12-31") + " "
                            + item.path("evaluationId").asString("")));
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    @Test
    @DisplayName("一次开设一万项；待办计数不多不少；批量签批二百项，项项有结果")
    void ten_thousand_wait_for_one_head() {
        var project = SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json")
                .replace("\"year\": 2024", "\"year\": 2090")
                .replace("'", "''");
        run("insert into project (project_code, year, unit_path, department_path, document) select 'T' || n, 2090, "
                + "'130207/101', '130207/101', jsonb_set('" + project
                + "'::jsonb, '{projectCode}', to_jsonb('T' || n)) from generate_series(1, " + MANY + ") n");
        var order = Map.of(
                "year", 2090,
                "name", "自评",
                "scopePath", "130207",
                "ruleSetCode", "national",
                "dueDate", "2091-03-31",
                "chainCode", "usual");
        var begun = System.nanoTime();
        assertThat(call.post(MANAGER, "/campaigns", order, "").status()).isEqualTo(201);
        log.info("{} evaluations opened in {} ms", MANY, text((System.nanoTime() - begun) / 1e6));
        assertThat(walked(PREPARER)).as("drafts").hasSize(MANY);
        run(
                "update self_evaluation set stage = 'WITH_UNIT_HEAD', waiting_role = 'UNIT_HEAD', waiting_level = 'UNIT',"
                        + " due_on = case when project_code like '%0' then null else '2091-01-01'::date + length(project_code) end");
        run("analyze");
        assertThat(walked(HEAD)).as("on the desk").hasSize(MANY).isSortedAccordingTo(Comparator.naturalOrder());

        assertThat(timed("to-do counts", ROUNDS, () -> call.get(HEAD, "/todos/counts"))
                        .at("/total"))
                .isEqualTo(String.valueOf(MANY));
        timed("to-do list of 50", ROUNDS, () -> call.get(HEAD, "/todos?limit=50"));
        timed("evaluations, 50", ROUNDS, () -> call.get(HEAD, "/self-evaluations?limit=50"));
        var page = call.get(HEAD, "/self-evaluations?limit=200");
        var batch = Map.of("step", "SIGN", "items", items(page));
        var signing = System.nanoTime();
        var signed = call.post(HEAD, "/self-evaluations/batches", batch, "");
        log.info("a batch of {} signed in {} ms", items(page).size(), text((System.nanoTime() - signing) / 1e6));

        assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);
        assertThat(signed.body()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("status").asInt()))
                .hasSize(items(page).size())
                .containsOnly(200);
        assertThat(call.get(HEAD, "/todos/counts").at("/total"))
                .isEqualTo(String.valueOf(MANY - items(page).size()));
    }
}

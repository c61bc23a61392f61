package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("试算与规则集，经由 HTTP")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class ScoringIT extends RunningEvaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOBODY = Tokens.of("no-post");
    private static final String TWO = Tokens.of("two-posts", "/130207/101/PREPARER", "/130207/101/STAFF");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String HEAD = Tokens.of("cz-head", "/130207/BUREAU_HEAD");
    private static final String BOTH = Tokens.of("cz-both", "/130207/CAMPAIGN_MANAGER", "/130207/BUREAU_HEAD");
    private static final String ASK = """
            {"funds": {"fullYearBudgetYuan": "201800.00", "executedYuan": 196500},
             "indicators": [{"dimension": "OUTPUT", "sign": "≥", "target": "280", "weight": 50, "actual": "266条"}]}
            """;
    private static final String RULES = """
            code: district
            version: %d
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

    private record Answer(int status, JsonNode body) {
        String fault() {
            var first = body.path("errors").path(0);
            return first.path("pointer").asString("") + " " + first.path("code").asString("");
        }
    }

    private Answer preview(String token, byte[] body) {
        var result = call.as(token)
                .post()
                .uri("/score-previews")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
        var content = Objects.requireNonNull(result.getResponseBody());
        return new Answer(result.getStatus().value(), JSON.readTree(content));
    }

    private Answer preview(String body) {
        return preview(NOBODY, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("谁登录谁就能试算：没有岗位的、有几个岗位的都行；不必带 Idempotency-Key")
    void whoever_is_logged_in_may_ask() {
        var answer = preview(ASK);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/ruleSet/code").asString()).isEqualTo("national");
        assertThat(answer.body().at("/execution/computed").decimalValue()).isEqualByComparingTo("9.74");
        assertThat(answer.body().at("/lines/0/computed").decimalValue()).isEqualByComparingTo("47.50");
        assertThat(answer.body().at("/total/computed").decimalValue()).isEqualByComparingTo("57.24");
        assertThat(answer.body().at("/grade/computed").asString()).isEqualTo("差");
        assertThat(preview(TWO, ASK.getBytes(StandardCharsets.UTF_8))).isEqualTo(answer);
        assertThat(preview("nobody", ASK.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(401);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{} {}",
                "{}",
                "{\"indicators\": null}",
                "{\"indicators\": {}}",
                "{\"indicators\": \"x\"}",
                "{\"indicators\": [null]}",
                "{\"indicators\": [7]}",
                "{\"indicators\": [{}]}",
                "{\"indicators\": []}",
                "{\"indicators\": [], \"indicators\": []}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": {}, \"weight\": 1}]}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": [1], \"weight\": 1}]}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": true, \"weight\": 1}]}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1e999999999, \"weight\": 1}]}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1e-999999999}]}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": NaN, \"weight\": 1}]}",
                "{\"indicators\": [{\"dimension\": \"a\\u0000b\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1}]}",
                "{\"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1, \"actual\": \"\\ud800\"}]}",
                "{\"year\": 99, \"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1}]}",
                "{\"year\": 2024.5, \"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1}]}",
                "{\"funds\": 7, \"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1}]}",
                "{\"declaredscore\": 7, \"indicators\": [{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 1, \"weight\": 1}]}"
            })
    @DisplayName("奇怪的内容：四百段的答复，不是故障")
    void odd_bodies_are_refused(String body) {
        var answer = preview(body);

        assertThat(answer.status()).as(answer.body().toString()).isIn(400, 422);
        assertThat(answer.body().path("type").asString("")).startsWith("urn:hengping:refusal:");
        assertThat(answer.body().path("errors").size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"actual\"', '\"actuall\"', /indicators/0/actuall MissingOrUnreadable",
        "'{\"funds\"', '{\"ruleSet\": {\"code\": \"nowhere\"}, \"funds\"', /ruleSet RuleSetUnknown",
        "'{\"funds\"', '{\"ruleSet\": {\"code\": \"national\", \"version\": 99}, \"funds\"', /ruleSet RuleSetUnknown",
        "'{\"funds\"', '{\"ruleSet\": {\"version\": 1}, \"funds\"', /ruleSet/code MissingOrUnreadable",
        "'{\"funds\"', '{\"ruleSet\": \"national\", \"funds\"', /ruleSet MissingOrUnreadable",
        "'\"weight\": 50', '\"weight\": \"许多\"', /indicators/0/weight WeightUnreadable"
    })
    @DisplayName("写错的字段名、没有的规则集，都指明位置")
    void misspelt_names_are_refused_with_their_place(String from, String to, String fault) {
        assertThat(preview(ASK.replace(from, to)).fault()).isEqualTo(fault);
    }

    @Test
    @DisplayName("过大、过深、不是 UTF-8 的内容也不是故障")
    void large_deep_and_foreign_bodies() {
        assertThat(preview("{\"indicators\": [" + " ".repeat(2 << 20) + "]}").status())
                .isEqualTo(413);
        assertThat(preview("{\"indicators\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(preview(NOBODY, ASK.getBytes(java.nio.charset.Charset.forName("GB18030")))
                        .status())
                .isIn(400, 422);
        assertThat(preview(NOBODY, ASK.getBytes(StandardCharsets.UTF_16)).status())
                .isIn(200, 400);
        assertThat(call.as(NOBODY)
                        .post()
                        .uri("/score-previews")
                        .contentType(MediaType.APPLICATION_XML)
                        .bodyValue("<a/>")
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(415);
    }

    @Test
    @DisplayName("规则集：绩效管理岗拟定，财政局领导批准，须是两个人；批准后可用，且不能再改")
    void a_rule_set_is_approved_by_a_second_person_before_it_is_used() {
        var at = "/rule-sets/proposals/district/1";
        assertThat(propose(HEAD, RULES.formatted(1)).refusal()).isEqualTo("NotYourRole");
        var proposed = propose(MANAGER, RULES.formatted(1));
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(propose(MANAGER, RULES.formatted(1)).refusal()).isEqualTo("RuleSetVersionTaken");
        var named = ASK.replace("{\"funds\"", "{\"ruleSet\": {\"code\": \"district\"}, \"funds\"");
        assertThat(preview(named).fault()).isEqualTo("/ruleSet RuleSetUnknown");

        var yes = Map.of("verdict", "APPROVE", "remark", "同意自2025年度起使用");
        assertThat(call.post(MANAGER, at + "/decisions", yes, proposed.etag()).refusal())
                .isEqualTo("NotYourRole");
        assertThat(call.post(HEAD, at + "/decisions", yes, "").refusal()).isEqualTo("VersionMissing");
        var approved = call.post(HEAD, at + "/decisions", yes, proposed.etag());

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.at("/proposal/stage")).isEqualTo("APPROVED");
        assertThat(call.post(HEAD, at + "/decisions", yes, approved.etag()).refusal())
                .isEqualTo("RuleSetDecided");
        assertThat(preview(named).body().at("/execution/maxScore").decimalValue())
                .isEqualByComparingTo("20");
        assertThat(call.get(NOBODY, "/rule-sets/district/1").status()).isEqualTo(403);
        assertThat(call.get(MANAGER, "/rule-sets/district/1").at("/hash"))
                .isEqualTo(approved.at("/proposal/hash"))
                .startsWith("sha256:");
    }

    @Test
    @DisplayName("拟定规则集的人不得自己批准，换个岗位也不行")
    void the_proposer_does_not_approve_in_another_post() {
        var proposed = call.as(BOTH)
                .post()
                .uri("/rule-sets/proposals?reason=x")
                .header("X-Acting-Post", "130207/CAMPAIGN_MANAGER")
                .header("Idempotency-Key", "both-1")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(RULES.formatted(7))
                .exchange()
                .returnResult(String.class);
        assertThat(proposed.getStatus().value()).isEqualTo(201);

        var decided = call.as(BOTH)
                .post()
                .uri("/rule-sets/proposals/district/7/decisions")
                .header("X-Acting-Post", "130207/BUREAU_HEAD")
                .header("Idempotency-Key", "both-2")
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"verdict\": \"APPROVE\", \"remark\": \"x\"}")
                .exchange()
                .returnResult(String.class);

        assertThat(decided.getStatus().value()).isEqualTo(403);
        assertThat(String.join("", decided.getResponseBody().collectList().block()))
                .contains("ProposerDoesNotApprove");
    }

    @ParameterizedTest
    @CsvSource({
        "'version: 3', 'version: three', /version RuleSetOffSchema",
        "'version: 3', 'version: 3\nextra: 1', /extra RuleSetOffSchema",
        "'source: 区财政局通知', '', /source RuleSetOffSchema",
        "'executionWeight: \"20\"', 'executionWeight: 20', /executionWeight RuleSetOffSchema",
        "'executionWeight: \"20\"', 'executionWeight: \"21\"', ' RuleSetContradictsItself'",
        "'from: \"90\"', 'from: \"x\"', /grades/0/from RuleSetOffSchema",
        "'inverse: RATIO', 'inverse: SQUARE', /inverse RuleSetOffSchema",
        "'code: district', 'code: &a [*a]', ' YamlUnreadable'",
        "'code: district', 'code: !!java.io.File x', ' YamlUnreadable'",
        "'code: district', 'code: a\ncode: b', ' YamlUnreadable'",
        "'code: district', '\t', ' YamlUnreadable'"
    })
    @DisplayName("规则集不合格式、自相矛盾、不是 YAML，指明位置")
    void a_wrong_rule_set_is_refused_with_its_place(String from, String to, String fault) {
        assertThat(propose(MANAGER, RULES.formatted(3).replace(from, to)).faults())
                .contains(fault);
    }

    @Test
    @DisplayName("已发布的规则集，版本号不得重用")
    void a_shipped_version_is_never_proposed_again() {
        assertThat(propose(MANAGER, RULES.formatted(1).replace("code: district", "code: national"))
                        .refusal())
                .isEqualTo("RuleSetVersionTaken");
    }

    private Caller.Said propose(String token, String yaml) {
        return call.ask(
                org.springframework.http.HttpMethod.POST,
                token,
                "/rule-sets/proposals?reason=" + "2025",
                yaml.getBytes(StandardCharsets.UTF_8),
                java.util.UUID.randomUUID().toString(),
                "");
    }
}

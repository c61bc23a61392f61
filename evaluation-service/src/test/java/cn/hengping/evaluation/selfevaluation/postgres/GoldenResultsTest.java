package cn.hengping.evaluation.selfevaluation.postgres;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.evaluation.selfevaluation.Circumstances;
import cn.hengping.evaluation.selfevaluation.Preparation;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.evaluation.selfevaluation.SignOff;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.evaluation.signoff.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One published result under every version of every shipped rule set, whole, as a file. A file is written once, by the code
 * that published it, and never again: what later code makes of it must be the same to the last digit and to the hash.
 */
@DisplayName("已公布的结果：同样的内容，永远算出同样的分、同样的说明、同样的指纹")
class GoldenResultsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    /** Numbers as they were written: 9.50 is not 9.5 to a fingerprint. */
    private static final JsonMapper JSON = ScoringFixture.JSON
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final CanonicalContentHash HASH = new CanonicalContentHash(JSON);

    /** What is kept of a published evaluation; absent parts read as they did when the file was written. */
    record Published(
            UUID id,
            Campaign campaign,
            ApprovedProject project,
            Execution latest,
            @Nullable Selection selection,
            Preparation preparation,
            SignOff signOff,
            long version) {
        SelfEvaluation evaluation() {
            return new SelfEvaluation(
                    id, campaign, project, latest, selection, Stage.APPROVED, preparation, signOff, version, null);
        }
    }

    static List<RuleSets.Known> everyVersion() {
        return ScoringFixture.shipped().all();
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    @DisplayName("重算旧结果")
    void a_published_result_replays_for_ever(RuleSets.Known known) throws IOException {
        var golden = golden(known);
        var published = JSON.treeToValue(golden.path("published"), Published.class);
        var evaluation = published.evaluation();

        assertThat(published.campaign().rules()).isEqualTo(known.rules());
        assertThat(published.campaign().ruleSetHash())
                .as("a published rule set never changes")
                .isEqualTo(known.hash());
        assertThat(HASH.of(evaluation)).isEqualTo(golden.path("contentHash").asString());
        assertThat(missing(golden.path("scores"), tree(evaluation.scores()), ""))
                .isEmpty();
        assertThat(missing(
                        golden.path("approved"), tree(evaluation.approval(NOW).orElseThrow()), ""))
                .isEmpty();
        assertThat(evaluation.signOff().signatures())
                .hasSize(4)
                .allSatisfy(signature -> assertThat(signature.contentHash()).isEqualTo(HASH.of(evaluation)));
    }

    private static JsonNode golden(RuleSets.Known known) throws IOException {
        var file = FOLDER.resolve(known.rules().code() + "-" + known.rules().version() + ".json");
        if (Files.notExists(file) && Boolean.getBoolean("hengping.accept")) {
            var evaluation = approved(known);
            var kept = JSON.createObjectNode();
            kept.set(
                    "published",
                    tree(new Published(
                            evaluation.id(),
                            evaluation.campaign(),
                            evaluation.project(),
                            evaluation.latest(),
                            evaluation.selection(),
                            evaluation.preparation(),
                            evaluation.signOff(),
                            evaluation.version())));
            kept.set("scores", tree(evaluation.scores()));
            kept.set("approved", tree(evaluation.approval(NOW).orElseThrow()));
            kept.put("contentHash", HASH.of(evaluation));
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept) + "\n");
        }
        return JSON.readTree(Files.readString(file));
    }

    private static JsonNode tree(Object value) {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    /** What of the old tree is not in the new one; fields that are new since then do not matter. */
    private static List<String> missing(JsonNode old, JsonNode now, String at) {
        if (old.isObject() && now.isObject()) {
            return old.propertyNames().stream()
                    .flatMap(name -> missing(old.path(name), now.path(name), at + "/" + name).stream())
                    .toList();
        }
        if (old.isArray() && now.isArray() && old.size() == now.size()) {
            var all = new ArrayList<String>();
            for (var i = 0; i < old.size(); i++) {
                all.addAll(missing(old.get(i), now.get(i), at + "/" + i));
            }
            return all;
        }
        return old.equals(now) || (old.isNull() && now.isMissingNode())
                ? List.of()
                : List.of(at + ": " + old + " became " + now);
    }

    /** Lines of every kind, reached, missed, over-achieved, with a target that was too low, declared otherwise than computed. */
    private static final String INDICATORS = """
            [{"code": "q1", "dimension": "OUTPUT", "aspect": "QUANTITY", "name": "上报条数", "sign": "AT_LEAST", "target": "280",
              "measure": "条/月", "weight": "9.50", "evidenceSource": "台账"},
             {"code": "q2", "dimension": "OUTPUT", "aspect": "QUALITY", "name": "采用率", "sign": "MORE_THAN", "target": "92.5",
              "measure": "%", "weight": "8.25", "evidenceSource": "台账"},
             {"code": "q3", "dimension": "OUTPUT", "aspect": "QUANTITY", "name": "演练次数", "sign": "EQUAL", "target": "3",
              "measure": "次", "weight": "7.25", "evidenceSource": "方案"},
             {"code": "t1", "dimension": "OUTPUT", "aspect": "TIMELINESS", "name": "完成时间", "sign": "BY_DATE",
              "target": "2024-09-30", "measure": "日期", "weight": "10.00", "evidenceSource": "总结"},
             {"code": "c1", "dimension": "DIMENSION", "aspect": "ECONOMIC_COST", "name": "单次成本", "sign": "AT_MOST", "target": "1.7",
              "measure": "万元", "weight": "10.00", "evidenceSource": "账册"},
             {"code": "c2", "dimension": "DIMENSION", "aspect": "ECONOMIC_COST", "name": "差错", "sign": "LESS_THAN", "target": "7",
              "measure": "次", "weight": "5.00", "evidenceSource": "账册"},
             {"code": "r1", "dimension": "BENEFIT", "aspect": "SOCIAL", "name": "响应时长", "sign": "BETWEEN", "target": "3..5",
              "measure": "小时", "weight": "10.00", "evidenceSource": "记录"},
             {"code": "b1", "dimension": "BENEFIT", "aspect": "SOCIAL", "name": "舆论环境", "sign": "QUALITATIVE",
              "target": "明显改善", "measure": "定性", "weight": "20.00", "evidenceSource": "档案"},
             {"code": "s1", "dimension": "SATISFACTION", "aspect": "SERVICE_SATISFACTION", "name": "满意度", "sign": "AT_LEAST",
              "target": "90", "measure": "%", "weight": "10.00", "evidenceSource": "问卷"}]
            """;

    private static final String RESULTS = """
            {"objectiveAchieved": "全年运行。", "executionDeviationReason": "按进度支付。", "lines": [
              {"code": "q1", "actual": "266条", "deviationReason": "岗位空缺。", "improvementMeasure": "补岗。"},
              {"code": "q2", "actual": "九成", "deviationReason": "来稿质量不齐。", "improvementMeasure": "培训。"},
              {"code": "q3", "actual": "5", "deviationReason": "追加两次。", "targetTooLow": true, "improvementMeasure": "提高目标。"},
              {"code": "t1", "actual": "2024年9月15日"},
              {"code": "c1", "actual": "20,100元", "deviationReason": "价格上涨。", "improvementMeasure": "集中采购。"},
              {"code": "c2", "actual": "6", "deviationReason": "账册在移交，未附佐证。", "improvementMeasure": "补交。"},
              {"code": "r1", "actual": "6.5", "deviationReason": "系统升级。", "improvementMeasure": "错峰升级。"},
              {"code": "b1", "actual": "改善", "attainmentPercent": "83.33", "declaredScore": "17.00", "deviationReason": "个别舆情处置偏慢。",
               "improvementMeasure": "值班。"},
              {"code": "s1", "actual": "95.4%"}]}
            """;

    private static SelfEvaluation approved(RuleSets.Known known) {
        var usual = SelfEvaluationFixture.prepared();
        var dimension = known.rules().weights().containsKey("COST") ? "COST" : "OUTPUT";
        var project = (ObjectNode) tree(usual.project());
        project.set("indicators", JSON.readTree(INDICATORS.replace("DIMENSION", dimension)));
        var campaign = (ObjectNode) tree(SelfEvaluationFixture.campaign());
        campaign.put("ruleSetCode", known.rules().code());
        campaign.put("ruleSetVersion", known.rules().version());
        campaign.put("ruleSetHash", known.hash());
        campaign.set("rules", tree(known.rules()));
        var evaluation = new SelfEvaluation(
                usual.id(),
                JSON.treeToValue(campaign, Campaign.class),
                JSON.treeToValue(project, ApprovedProject.class),
                usual.latest(),
                usual.selection(),
                Stage.DRAFTING,
                Preparation.NOTHING,
                SignOff.NOTHING,
                1,
                null);
        var preparer = SelfEvaluationFixture.preparer();
        var member = SelfEvaluationFixture.member();
        evaluation = SelfEvaluationFixture.formed(
                evaluation, SelfEvaluationFixture.team(), SelfEvaluationFixture.by(preparer, evaluation));
        evaluation = evaluation.adopt(SelfEvaluationFixture.plan(), SelfEvaluationFixture.by(preparer, evaluation));
        var results = JSON.readValue(RESULTS, Results.class);
        evaluation = evaluation.enter(results, SelfEvaluationFixture.by(member, evaluation));
        var codes = evaluation.project().indicators().stream()
                .map(ApprovedProject.Indicator::code)
                .filter(code -> !code.equals("c2"))
                .toList();
        for (var code : codes) {
            evaluation = evaluation.attach(file(code), SelfEvaluationFixture.by(member, evaluation));
        }
        evaluation =
                evaluation.narrate(SelfEvaluationFixture.narrative(), SelfEvaluationFixture.by(member, evaluation));
        return signed(evaluation);
    }

    private static Evidence file(String indicator) {
        return new Evidence(
                UUID.nameUUIDFromBytes(indicator.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                indicator,
                indicator + ".csv",
                "text/plain",
                3,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "wx-member1",
                NOW);
    }

    private static SelfEvaluation signed(SelfEvaluation prepared) {
        var fixture = SelfEvaluationFixture.HASH;
        var usual = new Circumstances(HASH, fixture.calendar(), fixture.reasons(), fixture.people(), fixture.absence());
        var evaluation = prepared;
        for (var step : Stream.of(Step.SUBMIT, Step.SIGN, Step.SIGN, Step.SIGN, Step.SIGN)
                .toList()) {
            var actor = SelfEvaluationFixture.whoeverSitsAt(evaluation.stage());
            var ask = new SelfEvaluation.Ask(step, null, List.of());
            evaluation = evaluation
                    .take(ask, SelfEvaluationFixture.by(actor, evaluation), usual)
                    .after();
        }
        return evaluation;
    }
}

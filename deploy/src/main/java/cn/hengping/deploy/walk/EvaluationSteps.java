package cn.hengping.deploy.walk;

import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The evaluation's part of the walk: campaign, preparation, sign-off. */
final class EvaluationSteps {
    private static final String EVALUATIONS = "/api/evaluation/self-evaluations";
    private static final String CAMPAIGNS = "/api/evaluation/campaigns";

    private final CaseDesk desk;

    EvaluationSteps(CaseDesk desk) {
        this.desk = desk;
    }

    private JsonNode brief() {
        return desk.get("wx-preparer", EVALUATIONS + "?project=" + desk.example.projectCode())
                .path("items")
                .path(0);
    }

    private String path() {
        return EVALUATIONS + "/" + brief().path("id").asString();
    }

    private String stage() {
        return brief().path("stage").asString();
    }

    private boolean isFirstDraft() {
        return stage().equals("DRAFTING") && trail().isEmpty();
    }

    private JsonNode trail() {
        return desk.get("wx-preparer", path() + "/moves").path("items");
    }

    String campaign() {
        desk.made("cz-manager", CAMPAIGNS, desk.example.part("campaign"), "campaign", Set.of("CampaignOfYearExists"));
        return desk.example.text("/campaign/name") + "，签批链四个环节，规则集 national 第 1 版";
    }

    String arrival() {
        CaseDesk.await(
                "项目到达", () -> desk.get("wx-preparer", EVALUATIONS).path("items").size() == 7);
        CaseDesk.await(
                "执行数到达",
                () -> desk.get("wx-preparer", path())
                        .at("/execution/executedYuan")
                        .asString("")
                        .equals("196500.00"));
        return "七份自评已开，执行数 19.65 万元已到";
    }

    String selection() {
        if (brief().path("narrativeReport").asBoolean()) {
            return "已选定";
        }
        var campaign = brief().path("campaignId").asString();
        var body = Map.of(
                "unitCode", "101",
                "projectCodes", List.of(desk.example.projectCode()),
                "reason", desk.example.text("/selectionReason"));
        var selected = CaseDesk.expectOk(
                        desk.api.post("wx-preparer", CAMPAIGNS + "/" + campaign + "/selections", body, "selection"),
                        "选定")
                .body();
        return selected.path("of").asInt() + " 个项目选 "
                + selected.path("selected").asInt() + " 个";
    }

    String team() {
        return written("wx-preparer", "/team", "team", "组长、副组长各一名，组员两名");
    }

    String plan() {
        return written("wx-preparer", "/plan", "plan", "2025年2月10日至25日");
    }

    String results() {
        var done = written("wx-member1", "/results", "results", "定量指标由规则计分，定性指标按完成程度评分");
        var score = desk.get("wx-preparer", path() + "/score");
        return done + "；"
                + score.path("lines")
                        .valueStream()
                        .map(line -> line.path("code").asString() + " "
                                + line.path("declaredScore").decimalValue().setScale(2, RoundingMode.HALF_UP))
                        .collect(Collectors.joining("，"));
    }

    String narrative() {
        return written("wx-member1", "/narrative", "narrative", "十二章节");
    }

    private String written(String account, String part, String name, String done) {
        if (isFirstDraft()) {
            desk.put(account, path(), part, desk.example.part(name), name);
        }
        return done;
    }

    String evidence() {
        var evidence = desk.example.part("evidence");
        var name = evidence.path("fileName").asString();
        if (isFirstDraft()
                && desk.get("wx-preparer", path() + "/evidence").path("items").isEmpty()) {
            var etag = desk.api.get("wx-member1", path()).etag();
            var to =
                    path() + "/evidence?indicator=" + evidence.path("indicator").asString() + "&fileName="
                            + URLEncoder.encode(name, StandardCharsets.UTF_8);
            CaseDesk.expectOk(
                    desk.api.upload(
                            "wx-member1",
                            to,
                            evidence.path("content").asString().getBytes(StandardCharsets.UTF_8),
                            "evidence",
                            etag),
                    "佐证");
        }
        var hash = desk.get("wx-preparer", path() + "/evidence")
                .at("/items/0/sha256")
                .asString();
        return name + "，SHA-256 " + hash.substring(0, 16) + "…";
    }

    String firstRound() {
        if (trail().size() < 3) {
            desk.moved("wx-preparer", path(), "SUBMIT", "submit-1");
            refusedTurn("wx-head", "负责人先于组长签字");
            refusedTurn("wx-preparer", "填报岗代组长签字");
            desk.moved("wx-leader", path(), "SIGN", "leader-1");
            desk.moved("wx-head", path(), "SIGN", "head-1");
        }
        return "抢先和代签各被拒绝一次，依次签字两名";
    }

    private void refusedTurn(String account, String act) {
        if (stage().equals("WITH_TEAM_LEADER")) {
            desk.expectRefusal(
                    desk.move(account, path(), Map.of("step", "SIGN"), "out-of-turn-" + account),
                    403,
                    "NotYourTurn",
                    act);
        }
    }

    String sendBack() {
        var reason = desk.example.part("sendBack");
        if (trail().size() < 4) {
            var body = Map.of("step", "SEND_BACK", "reasons", List.of(reason));
            CaseDesk.expectOk(desk.move("wx-reviewer", path(), body, "send-back"), "退回");
        }
        return reason.path("remark").asString();
    }

    String secondRound() {
        if (trail().size() < 7) {
            if (stage().equals("DRAFTING")) {
                var amended = (ObjectNode) desk.example.part("narrative").deepCopy();
                amended.setAll((ObjectNode) desk.example.part("amended"));
                desk.put("wx-member1", path(), "/narrative", amended, "amended");
            }
            desk.moved("wx-preparer", path(), "SUBMIT", "submit-2");
            desk.moved("wx-leader", path(), "SIGN", "leader-2");
            desk.moved("wx-head", path(), "SIGN", "head-2");
        }
        return "原签字作废，改后内容重新签";
    }

    String lastDesks() {
        desk.moved("wx-reviewer", path(), "SIGN", "department-2");
        desk.moved("cz-reviewer", path(), "SIGN", "bureau-2");
        if (!stage().equals("APPROVED")) {
            throw new WalkFailed("签批之后应当办结，却处于 " + stage());
        }
        return "已办结，共 " + trail().size() + " 步";
    }

    String result() {
        var score = desk.get("cz-reviewer", path() + "/score");
        return "总分 " + score.path("total").asString() + "，等次 "
                + score.path("grade").asString() + "（测算 "
                + score.path("computedTotal").asString() + "）";
    }
}

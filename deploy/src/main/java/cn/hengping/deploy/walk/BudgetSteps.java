package cn.hengping.deploy.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The budget's part of the walk: units, projects, objectives, approval, money. */
final class BudgetSteps {
    private static final String PROJECTS = "/api/budget/projects";

    private final CaseDesk desk;

    BudgetSteps(CaseDesk desk) {
        this.desk = desk;
    }

    String units() {
        for (var unit : desk.example.part("units")) {
            desk.made(
                    "sys-admin",
                    "/api/budget/units",
                    unit,
                    "unit-" + unit.path("unitCode").asString(),
                    Set.of("UnitRegisteredAlready"));
        }
        return "财政局 1 个，主管部门 2 个，下属单位 2 个";
    }

    private List<ObjectNode> allProjects() {
        var all = new ArrayList<ObjectNode>();
        all.add((ObjectNode) desk.example.part("project"));
        desk.example.part("otherProjects").forEach(other -> all.add(desk.example.otherProject(other)));
        return all;
    }

    private static String code(JsonNode project) {
        return project.path("projectCode").asString();
    }

    private boolean isDrafting(String code) {
        return desk.get("wx-preparer", PROJECTS + "/" + code)
                .path("stage")
                .asString()
                .equals("DRAFTING");
    }

    String projects() {
        var all = allProjects();
        for (var project : all) {
            desk.made("wx-preparer", PROJECTS, project, "project-" + code(project), Set.of("ProjectRegisteredAlready"));
        }
        return "七个，其中“" + desk.example.text("/project/name") + "”明细五项，共 21.18 万元";
    }

    String objectives() {
        for (var project : allProjects()) {
            var code = code(project);
            if (isDrafting(code)) {
                desk.put(
                        "wx-preparer",
                        PROJECTS + "/" + code,
                        "/objective",
                        desk.example.part("objective"),
                        "objective-" + code);
            }
        }
        return "指标七项，权重合计 90，预算执行率另占 10";
    }

    /** What must not work does not, and leaves nothing behind; on a walk that is taken up again the stage is another. */
    String refusals() {
        var uneven = (ObjectNode) desk.example.part("project").deepCopy();
        uneven.put("projectCode", "13020724T000000000099");
        ((ObjectNode) uneven.at("/items/0")).put("amountYuan", "169500.01");
        desk.expectRefusal(desk.api.post("wx-preparer", PROJECTS, uneven, "uneven"), 422, "NotAcceptable", "明细不平的项目");
        desk.expectRefusal(desk.api.get("xx1-preparer", desk.project()), 404, "NoSuchProject", "外单位查看项目");
        desk.expectRefusal(desk.api.get("two-posts", PROJECTS), 403, "ChoosePost", "两个岗位而未选择");
        if (isDrafting(desk.example.projectCode())) {
            desk.expectRefusal(
                    desk.move("cz-reviewer", desk.project(), Map.of("step", "APPROVE"), "too-early"),
                    409,
                    "WrongStage",
                    "未提交先批复");
        }
        return "各有其名，数据不变";
    }

    String approvals() {
        for (var project : allProjects()) {
            var path = PROJECTS + "/" + code(project);
            desk.moved("wx-preparer", path, "SUBMIT", "submit-" + path);
            desk.moved("wx-reviewer", path, "ENDORSE", "endorse-" + path);
            desk.moved("cz-reviewer", path, "APPROVE", "approve-" + path);
        }
        return "七个项目均已批复";
    }

    String ledger() {
        for (var name : List.of("adjustment", "arrival")) {
            CaseDesk.expectOk(
                    desk.api.post("cz-reviewer", desk.project() + "/ledger-entries", desk.example.part(name), name),
                    name);
        }
        return "调减 1.00 万元，到位 20.18 万元";
    }

    String payments() {
        for (var payment : desk.example.part("payments")) {
            var voucher = payment.path("voucherNumber").asString();
            CaseDesk.expectOk(desk.api.post("wx-preparer", desk.project() + "/payments", payment, voucher), voucher);
        }
        var above = (ObjectNode) desk.example.part("payments").get(0).deepCopy();
        above.put("voucherNumber", "ZF-2024-9999").put("amountYuan", "5300.01");
        desk.expectRefusal(
                desk.api.post("wx-preparer", desk.project() + "/payments", above, "above"),
                422,
                "ExecutionAboveBudget",
                "超预算支付");
        var funds = desk.get("wx-preparer", desk.project() + "/funds");
        return "执行 " + funds.path("executedYuan").asString() + " 元，执行率 "
                + funds.path("executionRatePercent").asString() + "%（计算所得）；超预算的一笔被拒";
    }
}

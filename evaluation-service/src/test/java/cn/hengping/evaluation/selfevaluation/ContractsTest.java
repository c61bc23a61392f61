package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.scoring.ScoringFixture.JSON;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.contract;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hengping.evaluation.campaign.CampaignIssued;
import cn.hengping.evaluation.dossier.AuditAnchored;
import cn.hengping.evaluation.reminder.SignOffReminded;
import cn.hengping.evaluation.scoring.RuleSetApproved;
import cn.hengping.platform.Event;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("事实与约定的样例")
class ContractsTest {

    @Test
    @DisplayName("发布的事实写出来，与样例一字不差；主题、类型、主键亦然")
    void what_is_published_is_the_contract() {
        var issued = same(CampaignIssued.class, "CampaignIssued.v1");
        var moved = same(SelfEvaluationMoved.class, "SelfEvaluationMoved.v1");
        same(SignOffReminded.class, "SignOffReminded.v1");
        var approved = same(SelfEvaluationApproved.class, "SelfEvaluationApproved.v1");
        same(AuditAnchored.class, "AuditAnchored.v1");
        var approvedRules = same(RuleSetApproved.class, "RuleSetApproved.v1");

        assertThat(approvedRules.topic()).isEqualTo("evaluation.rule-set");
        assertThat(approvedRules.subject()).isEqualTo("district-2025/1");
        assertThat(issued.topic()).isEqualTo("evaluation.campaign");
        assertThat(issued.subject()).isEqualTo("0198c5a0-0000-7000-8000-000000000001");
        assertThat(moved.topic()).isEqualTo("evaluation.self-evaluation");
        assertThat(approved.topic()).isEqualTo("evaluation.self-evaluation");
        assertThat(approved.subject()).isEqualTo(moved.subject()).isEqualTo("0198c5a0-0000-7000-8000-0000000000e1");
    }

    private static <E extends Event> E same(Class<E> type, String name) {
        var tree = JSON.readTree(contract("evaluation/" + name + ".json"));

        var event = JSON.treeToValue(tree, type);

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(tree);
        assertThat(event.type()).isEqualTo(name);
        return event;
    }

    @Test
    @DisplayName("读取的事实，样例读得懂")
    void what_is_read_is_the_contract() {
        var project = SelfEvaluationFixture.project();
        var execution = SelfEvaluationFixture.execution();

        assertThat(project.indicators()).hasSize(3);
        assertThat(project.unitPath().value()).isEqualTo("130207/101");
        assertThat(execution.sequence()).isEqualTo(4);
        assertThat(execution.executionRatePercent()).isEqualTo("97.37");
    }
}

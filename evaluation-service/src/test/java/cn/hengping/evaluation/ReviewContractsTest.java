package cn.hengping.evaluation;

import static cn.hengping.evaluation.scoring.ScoringFixture.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hengping.evaluation.campaign.CampaignMoved;
import cn.hengping.evaluation.district.EvaluationInspected;
import cn.hengping.evaluation.question.QuestionMoved;
import cn.hengping.evaluation.radar.RadarMeasured;
import cn.hengping.evaluation.review.EvaluationReviewed;
import cn.hengping.evaluation.review.RectificationMoved;
import cn.hengping.evaluation.review.RectificationOverdue;
import cn.hengping.evaluation.review.ResultUseNoted;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.evaluation.spotcheck.SpotCheckAnnounced;
import cn.hengping.evaluation.spotcheck.SpotCheckDrawn;
import cn.hengping.platform.Event;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("任务、复核、抽查的事实与约定的样例")
class ReviewContractsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                CampaignMoved.class,
                QuestionMoved.class,
                RadarMeasured.class,
                EvaluationInspected.class,
                EvaluationReviewed.class,
                RectificationMoved.class,
                RectificationOverdue.class,
                ResultUseNoted.class,
                SpotCheckAnnounced.class,
                SpotCheckDrawn.class
            })
    @DisplayName("发布的事实写出来，与样例一字不差")
    void what_is_published_is_the_contract(Class<? extends Event> type) {
        var name = type.getSimpleName() + ".v1";
        var tree = JSON.readTree(SelfEvaluationFixture.contract("evaluation/" + name + ".json"));

        var event = JSON.treeToValue(tree, type);

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(tree);
        assertThat(event.type()).isEqualTo(name);
        assertThat(event.topic()).matches("evaluation\\.(campaign|radar|review|self-evaluation|spot-check)");
    }
}

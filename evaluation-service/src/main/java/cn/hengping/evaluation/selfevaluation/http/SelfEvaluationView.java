package cn.hengping.evaluation.selfevaluation.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.selfevaluation.OnRecord;
import cn.hengping.evaluation.selfevaluation.Preparation;
import cn.hengping.evaluation.selfevaluation.ScoreSheet;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Sitting;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;

/** A self-evaluation as one caller sees it: with what this caller may do now. */
record SelfEvaluationView(
        UUID id,
        UUID campaignId,
        String campaignName,
        List<Desk> chain,
        String stage,
        String stageTitle,
        boolean narrativeReport,
        @Nullable Selection selection,
        ApprovedProject project,
        Execution execution,
        Preparation preparation,
        ScoreSheet scores,
        List<Signature> signatures,
        @Nullable Sitting sitting,
        OnRecord onRecord,
        long version,
        List<String> may) {

    static SelfEvaluationView of(SelfEvaluation evaluation, Actor actor) {
        return new SelfEvaluationView(
                evaluation.id(),
                evaluation.campaign().id(),
                evaluation.campaign().name(),
                evaluation.chain().desks(),
                evaluation.stage().value(),
                title(evaluation),
                evaluation.isNarrativeReport(),
                evaluation.selection(),
                evaluation.project(),
                evaluation.execution(),
                evaluation.preparation().seenBy(actor.account()),
                evaluation.scores(),
                evaluation.signOff().signatures(),
                evaluation.signOff().sitting(),
                evaluation.signOff().noted(),
                evaluation.version(),
                evaluation.may(actor));
    }

    private static String title(SelfEvaluation evaluation) {
        return evaluation
                .chain()
                .deskOf(evaluation.stage())
                .map(desk -> desk.title() + "办理中")
                .orElse(evaluation.stage().value().equals("APPROVED") ? "已办结" : "填报中");
    }

    /** A line of a list. */
    record Brief(
            UUID id,
            UUID campaignId,
            String projectCode,
            String projectName,
            String unitName,
            int year,
            String stage,
            String stageTitle,
            boolean narrativeReport,
            @Nullable BigDecimal total,
            @Nullable String grade,
            long version,
            List<String> may) {

        static Brief of(SelfEvaluation evaluation, Actor actor) {
            var scores = evaluation.scores();
            return new Brief(
                    evaluation.id(),
                    evaluation.campaign().id(),
                    evaluation.project().projectCode(),
                    evaluation.project().name(),
                    evaluation.project().unitName(),
                    evaluation.project().year(),
                    evaluation.stage().value(),
                    title(evaluation),
                    evaluation.isNarrativeReport(),
                    scores.total(),
                    scores.grade(),
                    evaluation.version(),
                    evaluation.may(actor));
        }
    }
}

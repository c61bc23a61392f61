package cn.hengping.report.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.report.document.ApprovedEvaluation.Funds;
import cn.hengping.report.document.ApprovedEvaluation.Line;
import cn.hengping.report.document.ApprovedEvaluation.RuleSet;
import cn.hengping.report.document.ApprovedEvaluation.Signature;
import org.jspecify.annotations.Nullable;

/**
 * How the score came about (得分说明): every line's inputs, rule and arithmetic, and the rules themselves. It lies as an attachment
 * in PDF and OFD, so that anybody can compute the score again without this system. No person is named in it.
 */
record ScoreProof(
        UUID evaluationId,
        long evaluationVersion,
        int year,
        String projectCode,
        String projectName,
        String unitName,
        Funds funds,
        List<Line> lines,
        String total,
        @Nullable String computedTotal,
        String grade,
        RuleSet ruleSet,
        List<Signature> signatures,
        Instant approvedAt) {
    static final String FILE_NAME = "score-proof.json";

    static ScoreProof of(ApprovedEvaluation evaluation) {
        return new ScoreProof(
                evaluation.evaluationId(),
                evaluation.version(),
                evaluation.year(),
                evaluation.project().projectCode(),
                evaluation.project().name(),
                evaluation.unit().name(),
                evaluation.funds(),
                evaluation.lines(),
                evaluation.total(),
                evaluation.computedTotal(),
                evaluation.grade(),
                evaluation.ruleSet(),
                evaluation.signatures(),
                evaluation.approvedAt());
    }
}

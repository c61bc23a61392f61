package cn.hengping.evaluation.scoring.preview;

import static cn.hengping.evaluation.scoring.preview.FindingKind.DECLARED_DIFFERS;
import static cn.hengping.evaluation.scoring.preview.FindingKind.DECLARED_DIFFERS_UNEXPLAINED;
import static cn.hengping.evaluation.scoring.preview.FindingKind.DECLARED_OUT_OF_RANGE;

import java.math.BigDecimal;
import java.util.List;

import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Finding;
import org.jspecify.annotations.Nullable;

/** What is odd about a declared score: beyond its line, or apart from the computed one by more than a cent of a point. */
final class DeclaredFindings {
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private DeclaredFindings() {}

    static void add(
            List<Finding> findings,
            RuleSet rules,
            String pointer,
            String title,
            BigDecimal most,
            @Nullable BigDecimal computed,
            BigDecimal declared,
            boolean explained) {
        if (declared.signum() < 0 || declared.compareTo(most) > 0) {
            var text = title + "的自评分 " + declared.toPlainString() + " 不在 0 与 " + most.toPlainString() + " 之间";
            findings.add(Finding.of(DECLARED_OUT_OF_RANGE, pointer, text, rules.source()));
        }
        if (computed == null) {
            return;
        }
        var apart = declared.subtract(computed).abs();
        if (apart.compareTo(ROUNDING) <= 0) {
            return;
        }
        var grave = apart.compareTo(rules.declaredTolerance()) > 0 && !explained;
        var text = title + "的自评分 " + declared.toPlainString() + "，测算分 " + computed.toPlainString() + "，相差 "
                + apart.toPlainString() + (grave ? "，没有说明原因" : "");
        findings.add(
                Finding.of(grave ? DECLARED_DIFFERS_UNEXPLAINED : DECLARED_DIFFERS, pointer, text, rules.source()));
    }
}

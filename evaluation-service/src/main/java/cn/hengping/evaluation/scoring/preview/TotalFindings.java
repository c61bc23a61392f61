package cn.hengping.evaluation.scoring.preview;

import static cn.hengping.evaluation.scoring.preview.FindingKind.ALL_FULL_MARKS;
import static cn.hengping.evaluation.scoring.preview.FindingKind.EXCELLENT_DESPITE_LOW_EXECUTION;
import static cn.hengping.evaluation.scoring.preview.FindingKind.GRADE_CAPPED;
import static cn.hengping.evaluation.scoring.preview.FindingKind.GRADE_OFF_BAND;
import static cn.hengping.evaluation.scoring.preview.FindingKind.GRADE_OFF_SCALE;
import static cn.hengping.evaluation.scoring.preview.FindingKind.TOTAL_IS_NOT_THE_SUM;
import static cn.hengping.evaluation.scoring.preview.FindingKind.TOTAL_OUT_OF_RANGE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Finding;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Grade;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Line;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Total;

/** What is odd about the total and the grade of a table. */
record TotalFindings(RuleSet rules, ReadSheet sheet, Line execution, Total total, Grade grade) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal VERY_LOW_RATE = new BigDecimal("60");

    void addTo(List<Finding> findings) {
        total(findings);
        grade(findings);
    }

    private void add(List<Finding> findings, FindingKind kind, String pointer, String text) {
        findings.add(Finding.of(kind, pointer, text, rules.source()));
    }

    private void total(List<Finding> findings) {
        var stated = total.stated();
        if (stated != null && (stated.signum() < 0 || stated.compareTo(total.maxScore()) > 0)) {
            var most = total.maxScore().toPlainString();
            var text = "所填总分 " + stated.toPlainString() + " 不在 0 与 " + most + " 之间";
            add(findings, TOTAL_OUT_OF_RANGE, "/declaredTotal", text);
        }
        var sum = total.declared() == null ? total.computed() : total.declared();
        if (stated != null && sum != null && stated.compareTo(sum) != 0) {
            var text = "所填总分 " + stated.toPlainString() + "，各行得分之和为 " + sum.toPlainString();
            add(findings, TOTAL_IS_NOT_THE_SUM, "/declaredTotal", text);
        }
        var all = total.meant().filter(points -> points.compareTo(HUNDRED) == 0);
        if (all.isPresent() && total.maxScore().compareTo(HUNDRED) == 0) {
            add(findings, ALL_FULL_MARKS, "/indicators", "全部得满分");
        }
    }

    private void grade(List<Finding> findings) {
        var cap = grade.cap();
        if (cap != null) {
            var text = "预算执行率低于 " + cap.percent().toPlainString() + "%，等次至多为“" + cap.grade() + "”";
            add(findings, GRADE_CAPPED, "/funds", text);
        }
        lowExecution(findings);
        var word = sheet.declaredGrade();
        if (word == null) {
            return;
        }
        if (grade.stated() == null) {
            var text = "“" + Numbers.shown(word) + "”不是等次，应为 " + String.join("、", grade.scale());
            add(findings, GRADE_OFF_SCALE, "/declaredGrade", text);
            return;
        }
        total.meant()
                .map(points -> new Preview(sheet, new cn.hengping.evaluation.scoring.RuleSets.Known(rules, ""))
                        .graded(rules, points)
                        .grade())
                .filter(band -> !Objects.equals(band, grade.stated()))
                .ifPresent(band -> add(
                        findings,
                        GRADE_OFF_BAND,
                        "/declaredGrade",
                        "总分 " + total.meant().orElseThrow().toPlainString() + " 的等次为“" + band + "”，所填为“" + word + "”"));
    }

    /** The best grade of the scale, stated or earned, while much of the money lies where it was. */
    private void lowExecution(List<Finding> findings) {
        var rate = execution.ratePercent();
        var is = Stream.of(
                        Optional.ofNullable(grade.stated()),
                        Optional.ofNullable(grade.declared()),
                        Optional.ofNullable(grade.computed()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        if (rate != null
                && rate.compareTo(VERY_LOW_RATE) < 0
                && grade.scale().getFirst().equals(is)) {
            var text = "执行率 " + rate.toPlainString() + "% 低于 60%，等次为“" + is + "”";
            add(findings, EXCELLENT_DESPITE_LOW_EXECUTION, "/declaredGrade", text);
        }
    }
}

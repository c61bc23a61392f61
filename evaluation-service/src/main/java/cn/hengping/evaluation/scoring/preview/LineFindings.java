package cn.hengping.evaluation.scoring.preview;

import static cn.hengping.evaluation.scoring.preview.FindingKind.ACTUAL_MISSING;
import static cn.hengping.evaluation.scoring.preview.FindingKind.ACTUAL_NEGATIVE;
import static cn.hengping.evaluation.scoring.preview.FindingKind.ACTUAL_UNREADABLE;
import static cn.hengping.evaluation.scoring.preview.FindingKind.ATTAINMENT_MISSING;
import static cn.hengping.evaluation.scoring.preview.FindingKind.DATE_NOT_GIVEN;
import static cn.hengping.evaluation.scoring.preview.FindingKind.FRACTION_FOR_PERCENT;
import static cn.hengping.evaluation.scoring.preview.FindingKind.INDICATOR_OVER_30;
import static cn.hengping.evaluation.scoring.preview.FindingKind.LINE_CAPPED;
import static cn.hengping.evaluation.scoring.preview.FindingKind.OVER_ACHIEVED;
import static cn.hengping.evaluation.scoring.preview.FindingKind.OVER_ACHIEVED_WITHOUT_REASON;
import static cn.hengping.evaluation.scoring.preview.FindingKind.PERCENT_OVER_100;
import static cn.hengping.evaluation.scoring.preview.FindingKind.REASON_SAYS_NOTHING;
import static cn.hengping.evaluation.scoring.preview.FindingKind.SHORT_WITHOUT_IMPROVEMENT;
import static cn.hengping.evaluation.scoring.preview.FindingKind.SHORT_WITHOUT_REASON;
import static cn.hengping.evaluation.scoring.preview.FindingKind.STRICT_BOUND_EQUALLED;
import static cn.hengping.evaluation.scoring.preview.FindingKind.TARGET_COPIED_AS_ACTUAL;
import static cn.hengping.evaluation.scoring.preview.FindingKind.TARGET_ZERO;
import static cn.hengping.evaluation.scoring.preview.FindingKind.UNIT_SLIP;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.scoring.Measured;
import cn.hengping.evaluation.scoring.Points;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Finding;
import cn.hengping.evaluation.scoring.typed.Quotient;
import cn.hengping.evaluation.scoring.typed.Reading;
import cn.hengping.evaluation.scoring.typed.TypedNumber;
import cn.hengping.evaluation.scoring.typed.Unit;

/** What is odd about one line of a table. */
record LineFindings(RuleSet rules, Preview.Worked worked) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal HEAVY = new BigDecimal("30");
    private static final BigDecimal SLIP = new BigDecimal("1000");

    void addTo(List<Finding> findings) {
        var line = worked.read();
        var measured = line.measured();
        if (measured.weight().compareTo(HEAVY) > 0) {
            add(findings, INDICATOR_OVER_30, "/weight", "的分值超过 30");
        }
        target(findings, measured);
        actual(findings, measured);
        worked.points().ifPresent(points -> reasons(findings, points));
        var declared = line.declared();
        if (declared != null) {
            DeclaredFindings.add(
                    findings,
                    rules,
                    line.pointer() + "/declaredScore",
                    line.title(),
                    measured.weight(),
                    worked.points().map(Points::score).orElse(null),
                    declared,
                    line.isExplained());
        }
    }

    private void add(List<Finding> findings, FindingKind kind, String field, String text) {
        var line = worked.read();
        findings.add(Finding.of(kind, line.pointer() + field, line.title() + text, rules.source()));
    }

    private void target(List<Finding> findings, Measured measured) {
        if (!isSingleNumber(measured.sign())) {
            return;
        }
        var target = new BigDecimal(measured.target());
        if (target.signum() == 0) {
            add(
                    findings,
                    TARGET_ZERO,
                    "/target",
                    "的目标为 0："
                            + (measured.sign().isInverse() || measured.sign() == Sign.EQUAL
                                    ? "实际为 0 得满分，否则不得分"
                                    : "任何实际值都达到目标"));
        }
        if (isPercent(measured) && target.compareTo(HUNDRED) > 0) {
            add(findings, PERCENT_OVER_100, "/target", "的目标超过 100%");
        }
    }

    private void actual(List<Finding> findings, Measured measured) {
        var typed = measured.actual();
        if (measured.sign() == Sign.QUALITATIVE) {
            if (worked.points().isEmpty()) {
                add(findings, ATTAINMENT_MISSING, "/attainmentPercent", "是定性指标，没有完成程度");
            } else if (typed == null) {
                add(findings, ACTUAL_MISSING, "/actual", "没有写明实际完成情况");
            }
            if (typed != null && typed.equals(measured.target())) {
                add(findings, TARGET_COPIED_AS_ACTUAL, "/actual", "的实际完成情况与目标逐字相同");
            }
            return;
        }
        if (typed == null) {
            add(findings, ACTUAL_MISSING, "/actual", "没有实际完成值");
            return;
        }
        if (measured.sign() == Sign.BY_DATE) {
            date(findings, typed);
            return;
        }
        switch (measured.sign().actual(typed, Unit.of(Objects.requireNonNull(measured.measure())), measured.target())) {
            case Reading.Unreadable unreadable ->
                add(
                        findings,
                        ACTUAL_UNREADABLE,
                        "/actual",
                        "的实际完成值“" + Numbers.shown(typed) + "”读不出："
                                + unreadable.why().words());
            case Reading.Read read -> number(findings, measured, typed, read.number());
        }
    }

    private void date(List<Finding> findings, String typed) {
        if (worked.points().isEmpty()) {
            add(findings, ACTUAL_UNREADABLE, "/actual", "的实际完成值“" + Numbers.shown(typed) + "”不是日期");
        } else if (typed.codePoints().noneMatch(Character::isDigit)) {
            add(findings, DATE_NOT_GIVEN, "/actual", "只写了“" + Numbers.shown(typed) + "”，没有日期");
        }
    }

    private void number(List<Finding> findings, Measured measured, String typed, BigDecimal actual) {
        if (actual.signum() < 0 && measured.sign() != Sign.BETWEEN) {
            add(findings, ACTUAL_NEGATIVE, "/actual", "的实际完成值小于 0，按 0 计");
        }
        if (isPercent(measured) && actual.compareTo(HUNDRED) > 0) {
            add(findings, PERCENT_OVER_100, "/actual", "的实际完成值超过 100%");
        }
        if (!isSingleNumber(measured.sign())) {
            return;
        }
        var target = new BigDecimal(measured.target());
        var strict = measured.sign() == Sign.MORE_THAN || measured.sign() == Sign.LESS_THAN;
        if (strict && actual.compareTo(target) == 0) {
            add(
                    findings,
                    STRICT_BOUND_EQUALLED,
                    "/actual",
                    "恰等于目标，符号为“" + measured.sign().symbol() + "”，按达到计分");
        }
        var fraction = isPercent(measured)
                && TypedNumber.labelOf(typed).isEmpty()
                && !Quotient.isWritten(typed, Unit.of("%"))
                && actual.signum() > 0
                && actual.compareTo(BigDecimal.ONE) <= 0
                && target.compareTo(BigDecimal.ONE) > 0;
        if (fraction) {
            add(findings, FRACTION_FOR_PERCENT, "/actual", "的单位是百分数，“" + typed + "”按 " + typed + "% 计");
        } else if (isFarApart(actual, target)) {
            add(findings, UNIT_SLIP, "/actual", "的实际与目标相差千倍以上");
        }
    }

    private static boolean isFarApart(BigDecimal actual, BigDecimal target) {
        return actual.signum() > 0
                && target.signum() > 0
                && (actual.compareTo(target.multiply(SLIP)) >= 0 || target.compareTo(actual.multiply(SLIP)) >= 0);
    }

    private void reasons(List<Finding> findings, Points points) {
        var line = worked.read();
        if (points.capped()) {
            add(findings, LINE_CAPPED, "", "缺少佐证，得分封顶");
        }
        if (points.overAchieved()) {
            var kind = line.isExplained() ? OVER_ACHIEVED : OVER_ACHIEVED_WITHOUT_REASON;
            add(
                    findings,
                    kind,
                    line.isExplained() ? "/actual" : "/deviationReason",
                    "超过目标的 " + rules.overAchievement().stripTrailingZeros().toPlainString() + " 倍"
                            + (line.isExplained() ? "" : "，没有说明原因"));
        }
        var most = line.measured().weight();
        var declared = line.declared();
        var isShort = points.score().compareTo(most) < 0 || (declared != null && declared.compareTo(most) < 0);
        if (!isShort) {
            return;
        }
        if (!line.hasReason()) {
            add(findings, SHORT_WITHOUT_REASON, "/deviationReason", "未得满分，没有偏差原因");
        } else if (!line.isExplained()) {
            add(findings, REASON_SAYS_NOTHING, "/deviationReason", "未得满分，偏差原因却写“" + line.deviationReason() + "”");
        }
        if (!line.hasImprovement()) {
            add(findings, SHORT_WITHOUT_IMPROVEMENT, "/improvementMeasure", "未得满分，没有改进措施");
        }
    }

    private static boolean isSingleNumber(Sign sign) {
        return sign.isPositive() || sign.isInverse();
    }

    private static boolean isPercent(Measured measured) {
        return measured.measure() != null && Unit.of(measured.measure()).isRatio();
    }
}

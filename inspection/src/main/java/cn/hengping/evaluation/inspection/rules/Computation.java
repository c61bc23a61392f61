package cn.hengping.evaluation.inspection.rules;

import static cn.hengping.evaluation.inspection.rules.Decimals.isMore;
import static cn.hengping.evaluation.inspection.rules.Decimals.plain;
import static cn.hengping.evaluation.inspection.rules.Decimals.rounded;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Dimension;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Quantity;
import cn.hengping.evaluation.inspection.Quantity.Way;
import cn.hengping.evaluation.inspection.Severity;

/** What a line's target and actual value are worth by the national formula (财预〔2020〕10号), held against what was given. */
final class Computation {
    private static final Pattern SHARE_OF_A_WHOLE =
            Pattern.compile(".*(满意度|满意率|合格率|覆盖率|及时率|准确率|达标率|参与率|知晓率|合规率|出勤率|普及率|安全率|优良率|验收率|公开率).*");
    private static final Pattern LESS_IS_BETTER = Pattern.compile(
            "时限|时长|时间|天数|周期|投诉|事故|差错|失误|死亡|下降|降低|减少|损失|损耗|逾期|空置|闲置|流失|返工|故障|能耗|排放|违纪|违规|信访|舆情发生|发病|缺陷|偏差|不超|不高于|结余率|负债");
    private static final BigDecimal TWO = new BigDecimal("2");
    private static final int INNER_SCALE = 12;

    private Computation() {}

    /** Whether the two numbers count the same thing and can be held against each other. */
    static boolean isComparable(Line line, Quantity target, Quantity actual) {
        if (target.isPercent() != actual.isPercent()) {
            return false;
        }
        var one = target.measure();
        var other = actual.measure();
        if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
            return false;
        }
        // a plain number as the target of a cost is a ceiling on most forms and a goal on some
        var isCost = line.dimension() == Dimension.COST
                || line.aspect().contains("成本")
                || line.name().value().contains("成本");
        var isLessBetter = isCost
                || line.aspect().contains("时效")
                || LESS_IS_BETTER.matcher(line.name().value()).find();
        return !(target.way() == Way.PLAIN
                && (isLessBetter || target.number().signum() == 0)
                && !(line.aspect().contains("时效") && target.isPercent()));
    }

    static boolean isMet(Quantity target, Quantity actual) {
        var compared = actual.number().compareTo(target.number());
        return target.way() == Way.AT_MOST ? compared <= 0 : compared >= 0;
    }

    static void declared(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var target = line.targetQuantity();
                var actual = line.actualQuantity();
                if (target.isPresent() && actual.isPresent() && isComparable(line, target.get(), actual.get())) {
                    declared(table, line, target.get(), actual.get(), found);
                }
            }
        }
    }

    private static void declared(EvaluationTable table, Line line, Quantity target, Quantity actual, Found found) {
        var weight = line.weight();
        var score = line.score();
        if (weight == null || score == null || isMore(score.value(), weight.value()) || isMet(target, actual)) {
            return;
        }
        var possible = possible(weight.value(), target, actual);
        var nearest = possible.stream()
                .min((one, other) -> one.subtract(score.value())
                        .abs()
                        .compareTo(other.subtract(score.value()).abs()))
                .orElseThrow();
        var difference = nearest.subtract(score.value()).abs();
        if (!isMore(difference, Decimals.SLIGHT)) {
            return;
        }
        var explained = line.hasReason() || table.explanation() != null;
        var byHand = !isMore(difference, Decimals.rounding(score.value()));
        // without a sign, less may be better, as with days and complaints
        var isSure = target.way() != Way.PLAIN || target.isPercent();
        var isGrave = isMore(difference, Decimals.GRAVE) && !explained && !byHand && line.isFull() && isSure;
        found.at(
                isGrave ? Severity.ERROR : byHand && !line.isFull() ? Severity.HINT : Severity.WARNING,
                score.place(),
                line.name().value() + "：目标 " + plain(target.number()) + "，完成 " + plain(actual.number()) + "，分值 "
                        + plain(weight.value()) + "，按公式 " + plain(nearest) + "，写 " + score.text());
    }

    /** Below a target the ratio counts; above a ceiling either of two formulas, as the rule set chooses. */
    private static List<BigDecimal> possible(BigDecimal weight, Quantity target, Quantity actual) {
        var goal = target.number();
        var done = actual.number().max(BigDecimal.ZERO);
        if (goal.signum() <= 0) {
            return List.of(BigDecimal.ZERO);
        }
        if (target.way() != Way.AT_MOST) {
            return List.of(share(weight, done, goal));
        }
        var left = goal.multiply(TWO).subtract(done).max(BigDecimal.ZERO);
        return List.of(share(weight, left, goal), share(weight, goal, done));
    }

    private static BigDecimal share(BigDecimal weight, BigDecimal part, BigDecimal whole) {
        return rounded(weight.multiply(part).divide(whole, INNER_SCALE, RoundingMode.HALF_UP));
    }

    static void percent(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                if (!SHARE_OF_A_WHOLE.matcher(line.name().value()).matches()) {
                    continue;
                }
                var actual = line.actual();
                over(line.actualQuantity()).ifPresent(number -> {
                    if (actual != null) {
                        found.at(actual.place(), line.name().value() + "：" + plain(number) + "%");
                    }
                });
            }
        }
    }

    private static Optional<BigDecimal> over(Optional<Quantity> quantity) {
        return quantity.filter(Quantity::isPercent)
                .map(Quantity::number)
                .filter(number -> isMore(number, Decimals.HUNDRED));
    }
}

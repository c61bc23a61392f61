package cn.hengping.evaluation.scoring;

import static cn.hengping.evaluation.scoring.RuleSet.SATISFACTION;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a rule set contradicts itself: what its schema cannot say. */
final class RuleSetFaults {
    private static final Set<String> DIMENSIONS = Set.of("COST", "OUTPUT", "BENEFIT", SATISFACTION);
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private RuleSetFaults() {}

    static List<String> of(RuleSet rules) {
        var faults = new ArrayList<String>();
        weights(rules, faults);
        if (!descendsToZero(
                rules.qualitativeBands().stream().map(RuleSet.Band::fromPercent).toList())) {
            faults.add("定性档次须由高到低，最低一档从 0 起");
        }
        if (!descendsToZero(rules.grades().stream().map(RuleSet.Grade::from).toList())) {
            faults.add("评定等次须由高到低，最低一等从 0 起");
        }
        names(rules, faults);
        if (rules.overAchievement().compareTo(BigDecimal.ONE) < 0) {
            faults.add("超额完成的起点不得低于目标本身");
        }
        rules.allCaps().forEach(cap -> cap(rules, cap, faults));
        var reduction = rules.overAchievementReduction();
        if (reduction != null
                && (isOutside(reduction.perTarget(), BigDecimal.TEN) || isOutside(reduction.most(), BigDecimal.ONE))) {
            faults.add("超额完成的调减比例须在 0 至 1 之间");
        }
        return faults;
    }

    private static void weights(RuleSet rules, List<String> faults) {
        var sum = rules.weights().values().stream().reduce(rules.executionWeight(), BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0) {
            faults.add("分值合计为 " + sum.toPlainString() + "，不是 100");
        }
        if (rules.executionWeight().signum() < 0
                || rules.weights().values().stream().anyMatch(weight -> weight.signum() <= 0)) {
            faults.add("分值须大于 0");
        }
        if (!DIMENSIONS.containsAll(rules.weights().keySet())) {
            faults.add("分值中有不认识的一级指标");
        }
        if (rules.weights().containsKey(SATISFACTION)
                && (!rules.weights().containsKey(rules.withoutSatisfaction())
                        || rules.withoutSatisfaction().equals(SATISFACTION))) {
            faults.add("没有满意度指标时，其分值无处可归");
        }
    }

    private static void names(RuleSet rules, List<String> faults) {
        var seen = new HashSet<String>();
        for (var grade : rules.grades()) {
            var words = new ArrayList<>(grade.aliases());
            words.add(grade.name());
            words.stream().filter(word -> !seen.add(word)).forEach(word -> faults.add("等次名称“" + word + "”重复"));
        }
    }

    private static void cap(RuleSet rules, Cap cap, List<String> faults) {
        if (isOutside(cap.percent(), HUNDRED)) {
            faults.add("封顶的百分数须在 0 至 100 之间");
        }
        var named = cap.grade();
        if (cap.when() == Cap.When.EXECUTION_BELOW
                && (named == null
                        || rules.grades().stream()
                                .noneMatch(grade -> grade.name().equals(named)))) {
            faults.add("执行率封顶须写明本规则集的一个等次");
        }
        if (cap.when() == Cap.When.EVIDENCE_MISSING && named != null) {
            faults.add("缺少佐证的封顶不涉及等次");
        }
    }

    private static boolean isOutside(BigDecimal number, BigDecimal most) {
        return number.signum() < 0 || number.compareTo(most) > 0;
    }

    private static boolean descendsToZero(List<BigDecimal> bounds) {
        for (var i = 1; i < bounds.size(); i++) {
            if (bounds.get(i).compareTo(bounds.get(i - 1)) >= 0) {
                return false;
            }
        }
        return !bounds.isEmpty() && bounds.getLast().signum() == 0;
    }
}

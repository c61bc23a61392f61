package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.Calculator;
import cn.hengping.evaluation.scoring.Measured;
import cn.hengping.evaluation.scoring.Points;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.Sign;
import org.jspecify.annotations.Nullable;

/**
 * All scores of an evaluation, side by side: computed by rule, declared by the unit, reviewed by the bureau. None of them
 * overwrites another. A total is the sum of the lines as printed, two decimals each.
 *
 * @param total of the declared scores; absent while a line has none
 * @param reviewedTotal of the reviewed scores; absent until the bureau has reviewed it
 */
public record ScoreSheet(
        Line execution,
        List<Line> lines,
        @Nullable BigDecimal computedTotal,
        @Nullable BigDecimal total,
        @Nullable String grade,
        List<Finding> findings,
        @Nullable BigDecimal reviewedTotal,
        @Nullable String reviewedGrade) {

    private static final Map<String, String> DIMENSIONS =
            Map.of("COST", "成本", "OUTPUT", "产出", "BENEFIT", "效益", "SATISFACTION", "满意度");

    /** Something about the figures that does not block and that somebody should look at: what, where, in words. */
    public record Finding(String code, String pointer, String text) {}

    /** The scores of one line; absent while they are not known. */
    public record Line(
            String code,
            BigDecimal maxScore,
            @Nullable BigDecimal computedScore,
            @Nullable BigDecimal declaredScore,
            @Nullable BigDecimal reviewedScore,
            @Nullable Points explanation) {

        Line reviewed(SelfEvaluation.@Nullable Reviewed by) {
            return by == null
                    ? this
                    : new Line(
                            code,
                            maxScore,
                            computedScore,
                            declaredScore,
                            by.lines().get(code),
                            explanation);
        }

        /** Whether points were lost, or would have been by the rule. */
        boolean isShort() {
            return isBelow(declaredScore) || isBelow(computedScore);
        }

        private boolean isBelow(@Nullable BigDecimal score) {
            return score != null && score.compareTo(maxScore) < 0;
        }

        /** Whether the unit's score and the rule's differ by more than the rule set tolerates. */
        boolean differsBy(BigDecimal tolerance) {
            return computedScore != null
                    && declaredScore != null
                    && computedScore.subtract(declaredScore).abs().compareTo(tolerance) > 0;
        }

        boolean isOverAchieved() {
            return explanation != null && explanation.overAchieved();
        }
    }

    public ScoreSheet {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    static ScoreSheet of(
            ApprovedProject project,
            Execution execution,
            Preparation preparation,
            RuleSet rules,
            SelfEvaluation.@Nullable Reviewed reviewed) {
        var results = preparation.results();
        var calculator = new Calculator(rules);
        var executed = calculator.execution(
                execution.executedYuan().yuan(), execution.fullYearBudgetYuan().yuan());
        var first = line(
                        "execution-rate",
                        rules.executionWeight(),
                        Optional.of(executed),
                        results == null ? null : results.declaredExecutionScore())
                .reviewed(reviewed);
        var lines = project.indicators().stream()
                .map(indicator -> line(indicator, preparation, calculator).reviewed(reviewed))
                .toList();
        var computed = total(first, lines, Line::computedScore);
        var declared = total(first, lines, Line::declaredScore);
        return new ScoreSheet(
                first,
                lines,
                computed.orElse(null),
                declared.orElse(null),
                declared.map(total -> grade(rules, total, execution)).orElse(null),
                findings(project, execution, rules),
                reviewed == null ? null : reviewed.total(),
                reviewed == null ? null : reviewed.grade());
    }

    private static List<Finding> findings(ApprovedProject project, Execution execution, RuleSet rules) {
        var findings = new ArrayList<Finding>();
        if (execution.sequence() > 0 && execution.fullYearBudgetYuan().isZero()) {
            findings.add(new Finding("BudgetIsZero", "/execution", "全年预算数为 0，无执行率，执行率得 0 分"));
        }
        var given = new TreeMap<String, BigDecimal>();
        project.indicators().forEach(one -> given.merge(one.dimension(), one.weight(), BigDecimal::add));
        var presets = rules.presets(given.keySet());
        var dimensions = new TreeSet<>(given.keySet());
        dimensions.addAll(presets.keySet());
        for (var dimension : dimensions) {
            var preset = presets.getOrDefault(dimension, BigDecimal.ZERO);
            var weight = given.getOrDefault(dimension, BigDecimal.ZERO);
            if (weight.compareTo(preset) != 0) {
                var text = DIMENSIONS.getOrDefault(dimension, dimension) + "指标的分值合计 " + weight.toPlainString()
                        + "，规则集为 " + preset.toPlainString();
                findings.add(new Finding("WeightOffPreset", "/project/indicators", text));
            }
        }
        return findings;
    }

    private static String grade(RuleSet rules, BigDecimal total, Execution execution) {
        return rules.grade(
                        total,
                        execution.executedYuan().yuan(),
                        execution.fullYearBudgetYuan().yuan())
                .grade();
    }

    private static Line line(Indicator indicator, Preparation preparation, Calculator calculator) {
        var results = preparation.results();
        var result = results == null ? Optional.<Result>empty() : results.line(indicator.code());
        var measured = new Measured(
                indicator.sign(),
                indicator.target(),
                indicator.weight(),
                result.map(Result::actual).orElse(null),
                attainment(indicator, result, preparation, calculator.rules()).orElse(null),
                indicator.measure(),
                result.map(Result::targetTooLow).orElse(false),
                preparation.supports(indicator.code()));
        return line(
                indicator.code(),
                indicator.weight(),
                calculator.points(measured),
                result.map(Result::declaredScore).orElse(null));
    }

    /** What the scorers made of a qualitative line, where there are scorers; else what the unit wrote. */
    private static Optional<BigDecimal> attainment(
            Indicator indicator, Optional<Result> result, Preparation preparation, RuleSet rules) {
        var panel = preparation.panel();
        return panel == null || indicator.sign() != Sign.QUALITATIVE
                ? result.map(Result::attainmentPercent)
                : panel.percent(indicator.code(), rules.combinationOrMean());
    }

    private static Line line(String code, BigDecimal weight, Optional<Points> points, @Nullable BigDecimal declared) {
        var computed = points.map(Points::score).orElse(null);
        var said = declared == null ? computed : declared.setScale(2, RoundingMode.UNNECESSARY);
        return new Line(code, weight.setScale(2, RoundingMode.UNNECESSARY), computed, said, null, points.orElse(null));
    }

    private static Optional<BigDecimal> total(
            Line execution, List<Line> lines, Function<Line, @Nullable BigDecimal> score) {
        var sum = Optional.ofNullable(score.apply(execution));
        for (var line : lines) {
            var points = Optional.ofNullable(score.apply(line));
            sum = sum.flatMap(soFar -> points.map(soFar::add));
        }
        return sum;
    }
}

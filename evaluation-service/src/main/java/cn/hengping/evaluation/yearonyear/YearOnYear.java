package cn.hengping.evaluation.yearonyear;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.scoring.Calculator;
import cn.hengping.evaluation.selfevaluation.Result;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.evaluation.selfevaluation.ScoreSheet;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * What the same project achieved a year before, line by line beside this year's indicators.
 *
 * @param executionRatePercent two decimals; absent where last year's budget was zero
 * @param lines one for each of this year's indicators
 * @param dropped last year's indicators that this year has no more
 */
public record YearOnYear(
        UUID evaluationId,
        String projectCode,
        String projectName,
        int year,
        @Nullable BigDecimal total,
        @Nullable String grade,
        @Nullable BigDecimal executionRatePercent,
        List<Line> lines,
        List<Past> dropped) {

    /** An indicator of this year, by its code, and what it was; nothing where it is new. */
    public record Line(String code, @Nullable Past before) {}

    /** An indicator as it was: weight and score in points, attainment in percent. */
    public record Past(
            String name,
            String sign,
            String target,
            String measure,
            BigDecimal weight,
            @Nullable String actual,
            @Nullable BigDecimal attainmentPercent,
            @Nullable BigDecimal score) {}

    public YearOnYear {
        lines = List.copyOf(lines);
        dropped = List.copyOf(dropped);
    }

    static YearOnYear of(SelfEvaluation now, SelfEvaluation before) {
        var scores = before.scores();
        var asked = now.project().indicators();
        var known = before.project().indicators().stream()
                .collect(Collectors.toMap(YearOnYear::key, Function.identity(), (first, _) -> first));
        var wanted = asked.stream().map(YearOnYear::key).toList();
        return new YearOnYear(
                before.id(),
                before.project().projectCode(),
                before.project().name(),
                before.project().year(),
                scores.total(),
                scores.grade(),
                rate(before),
                asked.stream()
                        .map(one -> new Line(
                                one.code(),
                                Optional.ofNullable(known.get(key(one)))
                                        .map(past -> past(past, before, scores))
                                        .orElse(null)))
                        .toList(),
                before.project().indicators().stream()
                        .filter(one -> !wanted.contains(key(one)))
                        .map(one -> past(one, before, scores))
                        .toList());
    }

    /** Codes are given anew each year; what an indicator measures is said by its place and its name. */
    private static Map.Entry<String, String> key(Indicator indicator) {
        return Map.entry(indicator.dimension(), indicator.name().replaceAll("\\s|(19|20)\\d{2}年?", ""));
    }

    private static Past past(Indicator indicator, SelfEvaluation evaluation, ScoreSheet scores) {
        var result = Optional.ofNullable(evaluation.preparation().results())
                .map(Results::lines)
                .flatMap(lines -> lines.stream()
                        .filter(line -> line.code().equals(indicator.code()))
                        .findFirst());
        return new Past(
                indicator.name(),
                indicator.sign().name(),
                indicator.target(),
                indicator.measure(),
                indicator.weight(),
                result.map(Result::actual).orElse(null),
                result.map(Result::attainmentPercent).orElse(null),
                scores.lines().stream()
                        .filter(line -> line.code().equals(indicator.code()))
                        .findFirst()
                        .map(ScoreSheet.Line::declaredScore)
                        .orElse(null));
    }

    private static @Nullable BigDecimal rate(SelfEvaluation evaluation) {
        var execution = evaluation.execution();
        return Calculator.rate(
                        execution.executedYuan().yuan(),
                        execution.fullYearBudgetYuan().yuan())
                .orElse(null);
    }
}

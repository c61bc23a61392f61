package cn.hengping.evaluation.scoring.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import cn.hengping.evaluation.scoring.Calculator;
import cn.hengping.evaluation.scoring.Points;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Explanation;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Grade;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Line;
import cn.hengping.evaluation.scoring.preview.ScorePreview.RuleSetPart;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Total;
import org.jspecify.annotations.Nullable;

/** Works a table out that could be read. */
record Preview(ReadSheet sheet, RuleSets.Known known) {

    /** A line that was read, with what the rules make of it. */
    record Worked(ReadSheet.Line read, Optional<Points> points) {}

    ScorePreview worked() {
        var rules = known.rules();
        var calculator = new Calculator(rules);
        var worked = sheet.lines().stream()
                .map(line -> new Worked(line, calculator.points(line.measured())))
                .toList();
        var execution = execution(calculator);
        var lines = worked.stream().map(Preview::line).toList();
        var total = total(execution, lines);
        var grade = grade(rules, total);
        return new ScorePreview(
                new RuleSetPart(rules.code(), rules.version(), rules.name(), rules.source(), known.hash()),
                execution,
                lines,
                total,
                grade,
                new SheetFindings(rules, sheet, worked, execution, total, grade).all());
    }

    private Line execution(Calculator calculator) {
        var weight = printed(known.rules().executionWeight());
        var budget = sheet.funds().fullYearBudget();
        var executed = sheet.funds().executed();
        var points = budget == null || executed == null
                ? Optional.<Points>empty()
                : Optional.of(calculator.execution(executed, budget));
        var rate =
                budget == null || executed == null ? Optional.<BigDecimal>empty() : Calculator.rate(executed, budget);
        return new Line(
                "execution-rate",
                "预算执行率",
                null,
                null,
                weight,
                rate.orElse(null),
                points.map(Points::score).orElse(null),
                sheet.declaredExecution(),
                difference(points, sheet.declaredExecution()),
                points.map(Explanation::of).orElse(null));
    }

    private static Line line(Worked worked) {
        var read = worked.read();
        var aspect = read.aspect();
        return new Line(
                read.code(),
                read.name(),
                read.dimension().name(),
                aspect == null ? null : aspect.name(),
                printed(read.measured().weight()),
                null,
                worked.points().map(Points::score).orElse(null),
                read.declared(),
                difference(worked.points(), read.declared()),
                worked.points().map(Explanation::of).orElse(null));
    }

    private static @Nullable BigDecimal difference(Optional<Points> points, @Nullable BigDecimal declared) {
        return declared == null
                ? null
                : points.map(computed -> declared.subtract(computed.score())).orElse(null);
    }

    private Total total(Line execution, List<Line> lines) {
        var all = Stream.concat(Stream.of(execution), lines.stream()).toList();
        var most = all.stream().map(Line::maxScore).reduce(BigDecimal.ZERO, BigDecimal::add);
        var soFar = all.stream()
                .map(Line::computed)
                .filter(Objects::nonNull)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
        var computed = sum(all, Line::computed);
        var anyDeclared = all.stream().anyMatch(line -> line.declared() != null);
        var declared = anyDeclared ? sum(all, Preview::said) : Optional.<BigDecimal>empty();
        var difference = declared.flatMap(said -> computed.map(said::subtract));
        return new Total(
                most,
                soFar,
                computed.orElse(null),
                declared.orElse(null),
                sheet.declaredTotal(),
                difference.orElse(null));
    }

    private static @Nullable BigDecimal said(Line line) {
        return line.declared() == null ? line.computed() : line.declared();
    }

    private static Optional<BigDecimal> sum(List<Line> lines, Function<Line, @Nullable BigDecimal> score) {
        var sum = Optional.of(BigDecimal.ZERO);
        for (var line : lines) {
            var points = Optional.ofNullable(score.apply(line));
            sum = sum.flatMap(soFar -> points.map(soFar::add));
        }
        return sum;
    }

    private Grade grade(RuleSet rules, Total total) {
        var computed = Optional.ofNullable(total.computed()).map(points -> graded(rules, points));
        var declared = Optional.ofNullable(total.declared()).map(points -> graded(rules, points));
        var stated = Optional.ofNullable(sheet.declaredGrade()).flatMap(rules::gradeCalled);
        return new Grade(
                computed.map(RuleSet.Graded::grade).orElse(null),
                declared.map(RuleSet.Graded::grade).orElse(null),
                stated.map(RuleSet.Grade::name).orElse(null),
                computed.map(RuleSet.Graded::cap).orElse(null),
                rules.grades().stream().map(RuleSet.Grade::name).toList());
    }

    RuleSet.Graded graded(RuleSet rules, BigDecimal points) {
        return rules.grade(
                points,
                Objects.requireNonNullElse(sheet.funds().executed(), BigDecimal.ZERO),
                Objects.requireNonNullElse(sheet.funds().fullYearBudget(), BigDecimal.ZERO));
    }

    private static BigDecimal printed(BigDecimal points) {
        return points.setScale(2, java.math.RoundingMode.UNNECESSARY);
    }
}

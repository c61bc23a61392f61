package cn.hengping.evaluation.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A self-evaluation table (项目支出绩效自评表), as far as it was recognised. Scores and weights in points, rates in percent.
 *
 * @param columns the columns that the form has, by name; an absent column is no empty one
 * @param dimensionWeights the points that the form prints beside its first-level headings
 * @param notes free fields below the table: conclusion, problems, measures
 * @param subtotals the scores that the form prints for its first-level headings
 */
public record EvaluationTable(
        String name,
        Place place,
        @Nullable Noted<Integer> year,
        @Nullable Noted<String> projectName,
        @Nullable Noted<String> department,
        @Nullable Noted<String> unit,
        List<Fund> funds,
        @Nullable Noted<String> objective,
        @Nullable Noted<String> achieved,
        List<Line> lines,
        Map<Dimension, Noted<BigDecimal>> dimensionWeights,
        List<Subtotal> subtotals,
        @Nullable Noted<BigDecimal> totalWeight,
        @Nullable Noted<BigDecimal> total,
        @Nullable Noted<BigDecimal> reviewedTotal,
        @Nullable Noted<String> grade,
        @Nullable Noted<String> explanation,
        List<Noted<String>> notes,
        Set<String> columns) {

    /** Without free fields below the table. */
    public EvaluationTable(
            String name,
            Place place,
            @Nullable Noted<Integer> year,
            @Nullable Noted<String> projectName,
            @Nullable Noted<String> department,
            @Nullable Noted<String> unit,
            List<Fund> funds,
            @Nullable Noted<String> objective,
            @Nullable Noted<String> achieved,
            List<Line> lines,
            Map<Dimension, Noted<BigDecimal>> dimensionWeights,
            List<Subtotal> subtotals,
            @Nullable Noted<BigDecimal> totalWeight,
            @Nullable Noted<BigDecimal> total,
            @Nullable Noted<BigDecimal> reviewedTotal,
            @Nullable Noted<String> grade,
            @Nullable Noted<String> explanation,
            Set<String> columns) {
        this(
                name,
                place,
                year,
                projectName,
                department,
                unit,
                funds,
                objective,
                achieved,
                lines,
                dimensionWeights,
                subtotals,
                totalWeight,
                total,
                reviewedTotal,
                grade,
                explanation,
                List.of(),
                columns);
    }

    /** One row of the funds block; {@code isRead} is false while one of its amounts is written so that it was not understood. */
    public record Fund(
            Kind kind,
            Noted<String> label,
            @Nullable Noted<Amount> initial,
            @Nullable Noted<Amount> fullYear,
            @Nullable Noted<Amount> executed,
            @Nullable Noted<BigDecimal> weight,
            @Nullable Noted<BigDecimal> rate,
            @Nullable Noted<BigDecimal> score,
            boolean isRead) {

        /** All of whose cells were read, or are blank. */
        public Fund(
                Kind kind,
                Noted<String> label,
                @Nullable Noted<Amount> initial,
                @Nullable Noted<Amount> fullYear,
                @Nullable Noted<Amount> executed,
                @Nullable Noted<BigDecimal> weight,
                @Nullable Noted<BigDecimal> rate,
                @Nullable Noted<BigDecimal> score) {
            this(kind, label, initial, fullYear, executed, weight, rate, score, true);
        }

        public enum Kind {
            TOTAL,
            APPROPRIATION,
            CARRIED,
            OTHER,
            /** A part whose place among the others is not known, like a share of the appropriation. */
            PART
        }
    }

    /** One third-level indicator. */
    public record Line(
            @Nullable Dimension dimension,
            String aspect,
            Noted<String> name,
            String sign,
            String measure,
            @Nullable Noted<String> target,
            @Nullable Noted<String> actual,
            @Nullable Noted<BigDecimal> weight,
            @Nullable Noted<BigDecimal> score,
            @Nullable Noted<BigDecimal> reviewed,
            @Nullable Noted<String> reason) {

        /** The target as a number, with the direction that a column of signs gives it. */
        public Optional<Quantity> targetQuantity() {
            return target == null ? Optional.empty() : Quantity.of(sign + target.value() + measure);
        }

        public Optional<Quantity> actualQuantity() {
            return actual == null ? Optional.empty() : Quantity.of(actual.value());
        }

        /** Whether points were given, and fewer than could be. */
        public boolean isShort() {
            return weight != null && score != null && score.value().compareTo(weight.value()) < 0;
        }

        public boolean isFull() {
            return weight != null && score != null && score.value().compareTo(weight.value()) == 0;
        }

        public boolean hasReason() {
            return reason != null && reason.value().length() > 3;
        }
    }

    /** What a form adds up by itself. */
    public record Subtotal(
            Dimension dimension,
            @Nullable Noted<BigDecimal> weight,
            @Nullable Noted<BigDecimal> score) {}

    public EvaluationTable {
        funds = List.copyOf(funds);
        lines = List.copyOf(lines);
        dimensionWeights = Map.copyOf(dimensionWeights);
        subtotals = List.copyOf(subtotals);
        notes = List.copyOf(notes);
        columns = Set.copyOf(columns);
    }

    /** All points, those of execution first, or nothing while one of them was not read. */
    public List<Noted<BigDecimal>> points() {
        var points = new ArrayList<Noted<BigDecimal>>();
        executionWeight().ifPresent(points::add);
        for (var line : indicators()) {
            if (line.weight() == null) {
                return List.of();
            }
            points.add(line.weight());
        }
        return points;
    }

    /** Whether the points make what they should, so that no line can have been passed over. */
    public boolean hasAllPoints() {
        var sum = points().stream().map(Noted::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(new BigDecimal("100")) == 0
                || (totalWeight != null && sum.signum() > 0 && sum.compareTo(totalWeight.value()) == 0);
    }

    /** Whether the scores make the total, so that no line can have been passed over. */
    public boolean hasAllScores() {
        var sum = executionScore().map(Noted::value).orElse(BigDecimal.ZERO);
        for (var line : indicators()) {
            sum = line.score() == null ? sum : sum.add(line.score().value());
        }
        return total != null && sum.compareTo(total.value()) == 0;
    }

    public Optional<Fund> totalFund() {
        return funds.stream().filter(fund -> fund.kind() == Fund.Kind.TOTAL).findFirst();
    }

    /** Lines other than that of execution, which some forms put among them. */
    public List<Line> indicators() {
        return lines.stream()
                .filter(line -> line.dimension() != Dimension.EXECUTION)
                .toList();
    }

    public Optional<Noted<BigDecimal>> executionWeight() {
        return totalFund().map(Fund::weight).or(() -> execution().map(Line::weight));
    }

    public Optional<Noted<BigDecimal>> executionScore() {
        return totalFund().map(Fund::score).or(() -> execution().map(Line::score));
    }

    /** The row of execution among the indicators. */
    public Optional<Line> execution() {
        return lines.stream()
                .filter(line -> line.dimension() == Dimension.EXECUTION)
                .findFirst();
    }

    /** Whether everything that scores has both its points and its score, so that sums can be held against totals. */
    public boolean isWhole() {
        return !indicators().isEmpty()
                && indicators().stream().allMatch(line -> line.weight() != null && line.score() != null);
    }
}

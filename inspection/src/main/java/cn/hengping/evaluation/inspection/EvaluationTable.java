package cn.hengping.evaluation.inspection;

import java.math.BigDecimal;
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
        Set<String> columns) {

    /** One row of the funds block. */
    public record Fund(
            Kind kind,
            Noted<String> label,
            @Nullable Noted<Amount> initial,
            @Nullable Noted<Amount> fullYear,
            @Nullable Noted<Amount> executed,
            @Nullable Noted<BigDecimal> weight,
            @Nullable Noted<BigDecimal> rate,
            @Nullable Noted<BigDecimal> score) {

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
        columns = Set.copyOf(columns);
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

package cn.hengping.evaluation.inspection.rules;

import static cn.hengping.evaluation.inspection.rules.Decimals.HUNDRED;
import static cn.hengping.evaluation.inspection.rules.Decimals.isMore;
import static cn.hengping.evaluation.inspection.rules.Decimals.plain;
import static cn.hengping.evaluation.inspection.rules.Decimals.sum;
import static cn.hengping.evaluation.inspection.rules.Decimals.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dimension;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Severity;
import org.jspecify.annotations.Nullable;

/** Rules over weights and scores: sums and bounds. */
public final class Scores {
    private static final BigDecimal WIDE_GAP = new BigDecimal("5");

    private Scores() {}

    public static Map<String, Check> checks() {
        return Map.of(
                "WeightsOff100", Scores::weights,
                "WeightsOffPreset", Scores::printedPresets,
                "ScoresOffTotal", Scores::total,
                "SubtotalOff", Scores::subtotals,
                "TotalOutOfRange", Scores::range,
                "ScoreOutsideWeight", Scores::bounds,
                "ReviewGap", Scores::gap,
                "DeclaredOffComputed", Computation::declared,
                "PercentOver100", Computation::percent);
    }

    /** All points of a form, or nothing while one of them was not read. */
    private static List<Noted<BigDecimal>> weightsOf(EvaluationTable table) {
        var weights = new ArrayList<Noted<BigDecimal>>();
        for (var line : table.indicators()) {
            if (line.weight() == null) {
                return List.of();
            }
            weights.add(line.weight());
        }
        return weights;
    }

    private static void weights(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var weights = weightsOf(table);
            var printed = table.totalWeight();
            if (weights.size() < 3 || table.lines().size() - table.indicators().size() > 1) {
                continue;
            }
            var inner = sum(weights);
            var withExecution = new ArrayList<>(weights);
            table.executionWeight().ifPresent(withExecution::addFirst);
            var all = sum(withExecution);
            var isWithout = table.executionWeight().isEmpty();
            // without its execution a form adds up to 90 or 80
            var isPartOf100 = isWithout
                    && (inner.compareTo(new BigDecimal("90")) == 0 || inner.compareTo(new BigDecimal("80")) == 0);
            if (all.compareTo(HUNDRED) == 0 || isPartOf100) {
                continue;
            }
            var isDoubtful = inner.compareTo(HUNDRED) == 0
                    || (printed != null && printed.value().compareTo(all) == 0)
                    || isWithout
                    || !table.hasAllScores();
            found.at(isDoubtful ? Severity.WARNING : Severity.ERROR, table.place(), terms(withExecution) + "，应为 100");
        }
    }

    private static void printedPresets(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            if (weightsOf(table).isEmpty() || isShared(table)) {
                continue;
            }
            table.dimensionWeights().forEach((dimension, printed) -> {
                var parts = table.lines().stream()
                        .filter(line -> line.dimension() == dimension)
                        .map(Line::weight)
                        .filter(Objects::nonNull)
                        .toList();
                if (!parts.isEmpty() && sum(parts).compareTo(printed.value()) != 0) {
                    found.at(
                            table.hasAllPoints() || table.hasAllScores() ? Severity.ERROR : Severity.WARNING,
                            printed.place(),
                            dimension.title() + "：" + terms(parts) + "，一级指标写 " + plain(printed.value()));
                }
            });
        }
    }

    /** Points printed for one dimension that count those of another, as benefit with satisfaction. */
    private static boolean isShared(EvaluationTable table) {
        var printed = sum(List.copyOf(table.dimensionWeights().values()));
        var all = sum(weightsOf(table));
        var own = sum(table.lines().stream()
                .filter(line ->
                        line.dimension() != null && table.dimensionWeights().containsKey(line.dimension()))
                .map(Line::weight)
                .filter(Objects::nonNull)
                .toList());
        var isSomeUnprinted = own.compareTo(all) != 0;
        return isSomeUnprinted && printed.compareTo(all) == 0;
    }

    private static void total(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.total();
            if (total == null || !table.isWhole()) {
                continue;
            }
            var parts = new ArrayList<>(table.indicators().stream()
                    .map(Line::score)
                    .filter(Objects::nonNull)
                    .toList());
            var inner = sum(parts);
            table.executionScore().ifPresent(parts::addFirst);
            var difference = sum(parts).subtract(total.value()).abs();
            if (!isMore(difference, Decimals.FEN)) {
                continue;
            }
            // a total beside a block that leaves execution out, or an execution that was not read
            var points = sum(weightsOf(table));
            var printed = table.totalWeight();
            var isOfInner = points.compareTo(HUNDRED) == 0
                    || (printed != null && printed.value().compareTo(points) == 0);
            var isOutside = inner.compareTo(total.value()) == 0 && isOfInner;
            var mayLack = table.executionScore().isEmpty() && isOneExecutionOff(sum(parts), total.value());
            if (isOutside || mayLack) {
                continue;
            }
            var byHand = parts.stream()
                    .map(part -> Decimals.rounding(part.value()))
                    .reduce(Decimals.rounding(total.value()), BigDecimal::add);
            var isRounding = difference.compareTo(new BigDecimal("0.5")) <= 0 && !isMore(difference, byHand);
            var isCertain = total.isCertain() && table.executionScore().isPresent() && table.hasAllPoints();
            found.at(
                    isCertain && !isRounding ? Severity.ERROR : Severity.WARNING,
                    total.place(),
                    terms(parts) + "，总分写 " + total.text());
        }
    }

    private static boolean isOneExecutionOff(BigDecimal sum, BigDecimal total) {
        var missing = total.subtract(sum);
        return missing.signum() > 0 && missing.compareTo(new BigDecimal("20")) <= 0;
    }

    private static void subtotals(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var subtotal : table.subtotals()) {
                var lines = table.lines().stream()
                        .filter(line -> line.dimension() == subtotal.dimension())
                        .toList();
                compare(subtotal.dimension(), lines.stream().map(Line::weight).toList(), subtotal.weight(), found);
                compare(subtotal.dimension(), lines.stream().map(Line::score).toList(), subtotal.score(), found);
            }
        }
    }

    private static void compare(
            Dimension dimension,
            List<? extends @Nullable Noted<BigDecimal>> parts,
            @Nullable Noted<BigDecimal> printed,
            Found found) {
        var read = new ArrayList<Noted<BigDecimal>>();
        for (var part : parts) {
            if (part != null) {
                read.add(part);
            }
        }
        if (printed == null || read.size() != parts.size() || read.isEmpty()) {
            return;
        }
        if (isMore(sum(read).subtract(printed.value()).abs(), Decimals.FEN)) {
            found.at(printed.place(), dimension.title() + "：" + terms(read) + "，小计写 " + printed.text());
        }
    }

    private static void range(Dossier dossier, Found found) {
        var totals = new ArrayList<Noted<BigDecimal>>();
        dossier.tables().stream()
                .filter(table -> table.totalWeight() == null
                        || !isMore(table.totalWeight().value(), HUNDRED))
                .forEach(table -> Optional.ofNullable(table.total()).ifPresent(totals::add));
        totals.addAll(dossier.narrative().totals());
        for (var total : totals) {
            if (isMore(total.value(), HUNDRED) || total.value().signum() < 0) {
                found.at(total.confidence(), total.place(), total.text());
            }
        }
    }

    private static void bounds(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            if (isAnotherMeasure(table)) {
                found.at(Severity.HINT, table.place(), "多数指标的得分大于分值，分值与得分像是用了两种计量");
                continue;
            }
            for (var line : table.lines()) {
                bounds(line.name().value(), line.weight(), line.score(), found);
            }
            if (table.execution().isEmpty()) {
                bounds(
                        "预算执行率",
                        table.executionWeight().orElse(null),
                        table.executionScore().orElse(null),
                        found);
            }
        }
    }

    /** Where most scores exceed their points, these are shares, or the scores are of a hundred each. */
    private static boolean isAnotherMeasure(EvaluationTable table) {
        var over = table.indicators().stream()
                .filter(line -> line.weight() != null
                        && line.score() != null
                        && isMore(line.score().value(), line.weight().value()))
                .count();
        return over >= 3 && over * 2 > table.indicators().size();
    }

    private static void bounds(
            String name, @Nullable Noted<BigDecimal> weight, @Nullable Noted<BigDecimal> score, Found found) {
        if (weight == null || score == null || weight.value().signum() <= 0) {
            return;
        }
        if (isMore(score.value(), weight.value()) || score.value().signum() < 0) {
            found.at(score.place(), name + "：得分 " + score.text() + "，分值 " + weight.text());
        }
    }

    private static void gap(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.total();
            var reviewed = table.reviewedTotal();
            if (total != null && reviewed != null) {
                var gap = total.value().subtract(reviewed.value()).abs();
                if (isMore(gap, WIDE_GAP) || gap.compareTo(WIDE_GAP) == 0) {
                    found.at(reviewed.place(), "自评 " + total.text() + "，复核 " + reviewed.text() + "，相差 " + plain(gap));
                }
            }
        }
    }
}

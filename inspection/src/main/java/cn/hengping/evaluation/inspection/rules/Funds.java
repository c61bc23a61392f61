package cn.hengping.evaluation.inspection.rules;

import static cn.hengping.evaluation.inspection.rules.Decimals.isMore;
import static cn.hengping.evaluation.inspection.rules.Decimals.percent;
import static cn.hengping.evaluation.inspection.rules.Decimals.plain;
import static cn.hengping.evaluation.inspection.rules.Decimals.rounded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund.Kind;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Severity;
import org.jspecify.annotations.Nullable;

/** Rules over the block of funds. Amounts are compared as finely as they were written. */
public final class Funds {
    private static final BigDecimal TWO = new BigDecimal("2");
    private static final int MOST_PARTS = 12;

    /** A column of amounts. */
    private record Column(String title, Function<Fund, @Nullable Noted<Amount>> of) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("年初预算数", Fund::initial),
            new Column("全年预算数", Fund::fullYear),
            new Column("全年执行数", Fund::executed));

    private Funds() {}

    public static Map<String, Check> checks() {
        return Map.of(
                "SourcesOffTotal", Funds::sources,
                "TotalRowEmpty", Funds::emptyTotal,
                "ExecutedMissing", Funds::executedMissing,
                "ExecutedOverBudget", Funds::overBudget,
                "BudgetIsZero", Funds::zeroBudget,
                "RateOffExecution", Funds::rate,
                "ExecutionScoreOff", Funds::score);
    }

    private static void sources(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.totalFund();
            for (var column : COLUMNS) {
                var whole = total.map(column.of()).orElse(null);
                if (whole != null && whole.value().yuan().signum() != 0) {
                    sources(table, column, whole, found);
                }
            }
        }
    }

    private static void sources(EvaluationTable table, Column column, Noted<Amount> whole, Found found) {
        var first = new ArrayList<Amount>();
        var all = new ArrayList<Amount>();
        var kinds = new ArrayList<Kind>();
        for (var fund : table.funds()) {
            var amount = column.of().apply(fund);
            if (fund.kind() != Kind.TOTAL && fund.kind() != Kind.PART) {
                kinds.add(fund.kind());
            }
            if (fund.kind() == Kind.TOTAL || amount == null) {
                continue;
            }
            all.add(amount.value());
            if (fund.kind() != Kind.PART) {
                first.add(amount.value());
            }
        }
        if (first.isEmpty() || isSomeSum(all, whole.value())) {
            return;
        }
        var sum = first.stream().reduce(Amount::plus).orElseThrow();
        if (sum.agreesWith(whole.value()) || sum.isSlipOf(whole.value())) {
            return;
        }
        var isForm = kinds.contains(Kind.APPROPRIATION)
                && kinds.size() >= 2
                && kinds.stream().distinct().count() == kinds.size();
        var terms = String.join("+", first.stream().map(Amount::inWan).toList());
        found.at(
                isForm && first.size() == all.size() ? Severity.ERROR : Severity.WARNING,
                whole.place(),
                column.title() + "：" + terms + " = " + sum.inWan() + "，总额写 "
                        + whole.value().inWan() + "（万元）");
    }

    /** Whether some of the parts make the whole: shares of a part stand among the parts on many forms. */
    private static boolean isSomeSum(List<Amount> parts, Amount whole) {
        if (parts.size() > MOST_PARTS) {
            return true;
        }
        for (var chosen = 1; chosen < 1 << parts.size(); chosen++) {
            var sum = new Amount(BigDecimal.ZERO, BigDecimal.ZERO);
            var left = new Amount(BigDecimal.ZERO, BigDecimal.ZERO);
            for (var i = 0; i < parts.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    sum = sum.plus(parts.get(i));
                } else {
                    left = left.plus(parts.get(i));
                }
            }
            // what is left over must itself be a share of what was chosen, or nothing
            if (sum.agreesWith(whole)
                    && left.yuan().compareTo(whole.yuan()) <= 0
                    && (left.yuan().signum() == 0 || parts.size() > 3)) {
                return true;
            }
        }
        return false;
    }

    private static void emptyTotal(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            table.totalFund().ifPresent(total -> {
                for (var column : COLUMNS) {
                    var filled = table.funds().stream()
                            .filter(fund -> fund.kind() != Kind.TOTAL)
                            .map(column.of())
                            .filter(Objects::nonNull)
                            .filter(amount -> amount.value().yuan().signum() > 0)
                            .toList();
                    var whole = column.of().apply(total);
                    var isBlank = whole == null
                            ? total.isRead()
                            : whole.value().yuan().signum() == 0;
                    if (isBlank && !filled.isEmpty()) {
                        found.at(
                                total.label().place(),
                                column.title() + (whole == null ? "：总额空白" : "：总额为 0") + "，分项写 "
                                        + filled.getFirst().text());
                    }
                }
            });
        }
    }

    private static void executedMissing(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.totalFund();
            var hasAny = total.map(Fund::executed).isPresent()
                    || table.funds().stream().anyMatch(fund -> isPositive(fund.executed()));
            var score = table.executionScore();
            if (total.isPresent()
                    && !hasAny
                    && total.get().isRead()
                    && total.get().fullYear() != null
                    && score.isPresent()
                    && score.get().value().signum() > 0) {
                found.at(total.get().label().place(), "执行率得 " + score.get().text() + "，执行数空白");
            }
        }
        if (dossier.tables().isEmpty()) {
            Statements.executedMissing(dossier.narrative(), found);
        }
    }

    /** Such a pair is told once, as a slip of the unit. */
    static boolean isSlip(Noted<Amount> budget, Noted<Amount> executed) {
        return budget.value().isSlipOf(executed.value()) || executed.value().isInYuanBeside(budget.value());
    }

    private static boolean isPositive(@Nullable Noted<Amount> amount) {
        return amount != null && amount.value().yuan().signum() > 0;
    }

    private static void overBudget(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var fund : table.funds()) {
                var budget = fund.fullYear();
                var executed = fund.executed();
                if (budget == null || executed == null || isSlip(budget, executed)) {
                    continue;
                }
                if (isMore(executed.value().yuan(), budget.value().yuan())
                        && !executed.value().agreesWith(budget.value())) {
                    found.at(
                            fund.kind() == Kind.TOTAL && budget.isCertain() ? Severity.ERROR : Severity.WARNING,
                            executed.place(),
                            executed.value().inWan() + " > " + budget.value().inWan() + "（万元）");
                }
            }
        }
    }

    private static void zeroBudget(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            table.totalFund().map(Fund::fullYear).ifPresent(budget -> {
                if (budget.value().yuan().signum() == 0) {
                    found.at(budget.place(), "全年预算数 0，执行率无从计算");
                }
            });
        }
    }

    private static void rate(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var fund : table.funds()) {
                var budget = fund.fullYear();
                var executed = fund.executed();
                var rate = fund.rate();
                if (budget != null
                        && executed != null
                        && rate != null
                        && budget.value().yuan().signum() > 0) {
                    var isSure = fund.kind() == Kind.TOTAL && !isOfInitial(fund, rate.value());
                    rate(budget, executed, rate, isSure ? Confidence.CERTAIN : Confidence.LIKELY, found);
                }
            }
        }
        Statements.rate(dossier.narrative(), found);
    }

    /** Some count what was spent against the budget before its adjustment. */
    private static boolean isOfInitial(Fund fund, BigDecimal rate) {
        var initial = fund.initial();
        var executed = fund.executed();
        return initial != null
                && executed != null
                && initial.value().yuan().signum() > 0
                && percent(executed.value().yuan(), initial.value().yuan())
                                .subtract(rate)
                                .abs()
                                .compareTo(BigDecimal.ONE)
                        <= 0;
    }

    static void rate(
            Noted<Amount> budget, Noted<Amount> executed, Noted<BigDecimal> rate, Confidence sure, Found found) {
        var exact = percent(executed.value().yuan(), budget.value().yuan());
        var written = rate.value();
        // amounts rounded to 万元 move the rate a little
        var slack = percent(
                executed.value().step().add(budget.value().step()).divide(TWO),
                budget.value().yuan());
        var tolerance = Decimals.rounding(written).multiply(TWO).add(slack.min(Decimals.HUNDRED));
        if (!isMore(written.subtract(exact).abs(), tolerance) || isSlip(budget, executed)) {
            return;
        }
        var isShare = rate.confidence() != Confidence.CERTAIN
                && !isMore(
                        written.movePointLeft(2)
                                .subtract(exact.movePointLeft(2))
                                .abs(),
                        new BigDecimal("0.01"));
        if (!isShare) {
            found.at(
                    rate.confidence() == Confidence.CERTAIN ? sure : Confidence.LIKELY,
                    rate.place(),
                    executed.value().inWan() + " ÷ " + budget.value().inWan() + " = " + plain(rounded(exact)) + "%，写 "
                            + rate.text());
        }
    }

    /** Weight times rate, at most the weight; what hand rounding explains is a hint. */
    private static void score(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.totalFund();
            var weight = table.executionWeight();
            var score = table.executionScore();
            if (total.isEmpty()
                    || weight.isEmpty()
                    || score.isEmpty()
                    || isMore(score.get().value(), weight.get().value())) {
                continue;
            }
            var budget = total.get().fullYear();
            var executed = total.get().executed();
            if (budget == null || executed == null || budget.value().yuan().signum() <= 0 || isSlip(budget, executed)) {
                continue;
            }
            var share = Decimals.ratio(executed.value().yuan(), budget.value().yuan())
                    .min(BigDecimal.ONE)
                    .max(BigDecimal.ZERO);
            var computed = rounded(weight.get().value().multiply(share));
            var difference = computed.subtract(score.get().value()).abs();
            var explained = table.explanation() != null
                    || table.execution().filter(EvaluationTable.Line::hasReason).isPresent();
            var byHand = !isMore(difference, Decimals.rounding(score.get().value()));
            if (isMore(difference, Decimals.SLIGHT) && !isMetByItsOwnTarget(table, share)) {
                found.at(
                        isMore(difference, Decimals.GRAVE) && !explained && !byHand
                                ? Severity.ERROR
                                : byHand ? Severity.HINT : Severity.WARNING,
                        score.get().place(),
                        plain(weight.get().value()) + " × " + executed.value().inWan() + " ÷ "
                                + budget.value().inWan() + " = " + plain(computed) + "，写 "
                                + score.get().text());
            }
        }
    }

    /** A form may set a target for execution, such as 95 percent, that earns full points. */
    private static boolean isMetByItsOwnTarget(EvaluationTable table, BigDecimal share) {
        return table.execution()
                .filter(EvaluationTable.Line::isFull)
                .flatMap(EvaluationTable.Line::targetQuantity)
                .filter(target -> target.number().compareTo(Decimals.HUNDRED) < 0)
                .filter(target -> !isMore(target.number(), share.movePointRight(2)))
                .isPresent();
    }
}

package cn.hengping.budget.funds;

import static cn.hengping.platform.Role.BUREAU_REVIEWER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import cn.hengping.budget.funds.FundsRefusal.AdjustmentBelowExecution;
import cn.hengping.budget.funds.FundsRefusal.ArrivedBelowZero;
import cn.hengping.budget.funds.FundsRefusal.ExecutionAboveBudget;
import cn.hengping.budget.funds.FundsRefusal.ExecutionBelowZero;
import cn.hengping.budget.funds.FundsRefusal.NotThisWay;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;

/**
 * What the ledger of one project adds up to: the four amounts by source, and the execution rate.
 *
 * <p>The sequence counts the entries; each entry makes the next balance, and nothing else does.
 */
public record Balance(
        String projectCode,
        int year,
        UnitPath unitPath,
        List<String> itemCodes,
        List<Row> rows,
        LocalDate asOf,
        long sequence) {

    /** The four amounts of one source, in yuan. */
    public record Row(
            FundSource source, Money initialYuan, Money adjustmentYuan, Money arrivedYuan, Money executedYuan) {
        public static Row initial(FundSource source, Money amount) {
            return new Row(source, amount, Money.ZERO, Money.ZERO, Money.ZERO);
        }

        public Money fullYearYuan() {
            return initialYuan.plus(adjustmentYuan);
        }

        Row with(Entry entry) {
            var amount = entry.amountYuan();
            return switch (entry.kind()) {
                case INITIAL -> new Row(source, initialYuan.plus(amount), adjustmentYuan, arrivedYuan, executedYuan);
                case ADJUSTMENT -> new Row(source, initialYuan, adjustmentYuan.plus(amount), arrivedYuan, executedYuan);
                case ARRIVAL -> new Row(source, initialYuan, adjustmentYuan, arrivedYuan.plus(amount), executedYuan);
                case EXECUTION -> new Row(source, initialYuan, adjustmentYuan, arrivedYuan, executedYuan.plus(amount));
            };
        }
    }

    /** The balance after an entry, the entry, and the fact to publish. */
    public record Posting(Balance after, Entry entry, BudgetExecutionRecorded event) {}

    public Balance {
        itemCodes = List.copyOf(itemCodes);
        rows = List.copyOf(rows);
    }

    /** Records an adjustment or an arrival, as the bureau does; the initial amount comes with the approval, execution by payments. */
    public Posting record(Entry entry, Actor actor) {
        actor.requireRole(BUREAU_REVIEWER);
        actor.requireScope(unitPath);
        if (entry.kind() == EntryKind.INITIAL || entry.kind() == EntryKind.EXECUTION) {
            throw new NotThisWay(entry.kind()).asError();
        }
        return post(entry);
    }

    /** Adds an entry, or refuses it: executed never above the budget, arrived and executed never below zero. */
    public Posting post(Entry entry) {
        NotAcceptable.unless(entry.faults(year));
        var row = rows.stream()
                .filter(known -> known.source() == entry.source())
                .findFirst()
                .orElse(Row.initial(entry.source(), Money.ZERO))
                .with(entry);
        check(row, entry);
        var next = new ArrayList<>(rows);
        next.removeIf(known -> known.source() == entry.source());
        next.add(row);
        next.sort((one, other) -> one.source().compareTo(other.source()));
        var date = entry.date().isAfter(asOf) ? entry.date() : asOf;
        var after = new Balance(projectCode, year, unitPath, itemCodes, next, date, sequence + 1);
        return new Posting(after, entry, BudgetExecutionRecorded.of(after));
    }

    private static void check(Row row, Entry entry) {
        if (row.executedYuan().compareTo(row.fullYearYuan()) > 0) {
            throw entry.kind() == EntryKind.EXECUTION
                    ? new ExecutionAboveBudget(row.source(), row.fullYearYuan(), row.executedYuan()).asError()
                    : new AdjustmentBelowExecution(row.source(), row.fullYearYuan(), row.executedYuan()).asError();
        }
        if (row.executedYuan().isNegative()) {
            throw new ExecutionBelowZero(row.executedYuan()).asError();
        }
        if (row.arrivedYuan().isNegative()) {
            throw new ArrivedBelowZero(row.arrivedYuan()).asError();
        }
    }

    public Money initialYuan() {
        return sum(Row::initialYuan);
    }

    public Money adjustmentYuan() {
        return sum(Row::adjustmentYuan);
    }

    /** Initial and adjustments together (全年预算数), in yuan. */
    public Money fullYearYuan() {
        return sum(Row::fullYearYuan);
    }

    public Money arrivedYuan() {
        return sum(Row::arrivedYuan);
    }

    public Money executedYuan() {
        return sum(Row::executedYuan);
    }

    private Money sum(Function<Row, Money> amount) {
        return rows.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    /**
     * Executed over full-year budget in percent, two decimals, half up (财预〔2020〕10号). A budget of zero has no rate: zero over
     * zero is neither nothing nor everything.
     */
    public Optional<BigDecimal> executionRatePercent() {
        var budget = fullYearYuan().yuan();
        return budget.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        executedYuan().yuan().multiply(new BigDecimal("100")).divide(budget, 2, RoundingMode.HALF_UP));
    }
}

package cn.hengping.budget.funds;

import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import cn.hengping.budget.funds.FundsRefusal.AdjustmentBelowExecution;
import cn.hengping.budget.funds.FundsRefusal.ArrivedBelowZero;
import cn.hengping.budget.funds.FundsRefusal.CarriedOutBelowZero;
import cn.hengping.budget.funds.FundsRefusal.ExecutionAboveBudget;
import cn.hengping.budget.funds.FundsRefusal.ExecutionBelowZero;
import cn.hengping.budget.funds.FundsRefusal.MoreThanIsLeft;
import cn.hengping.budget.funds.FundsRefusal.NotReversible;
import cn.hengping.budget.funds.FundsRefusal.NotTheNextYear;
import cn.hengping.budget.funds.FundsRefusal.NotThisWay;
import cn.hengping.budget.funds.FundsRefusal.ReversedAlready;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
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

    /** The amounts of one source, in yuan; what was carried out or returned is no longer there to be spent. */
    public record Row(
            FundSource source,
            Money initialYuan,
            Money adjustmentYuan,
            Money arrivedYuan,
            Money executedYuan,
            Money carriedOutYuan) {
        public static Row initial(FundSource source, Money amount) {
            return new Row(source, amount, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        }

        public Money fullYearYuan() {
            return initialYuan.plus(adjustmentYuan);
        }

        /** What is neither spent nor carried out (结余), in yuan. */
        public Money surplusYuan() {
            return fullYearYuan().minus(executedYuan).minus(carriedOutYuan);
        }

        Row with(Entry entry) {
            var amount = entry.amountYuan();
            var kind = entry.kind();
            var leaves = kind == EntryKind.CARRY_OUT || kind == EntryKind.RETURN;
            return new Row(
                    source,
                    kind == EntryKind.INITIAL ? initialYuan.plus(amount) : initialYuan,
                    kind == EntryKind.ADJUSTMENT ? adjustmentYuan.plus(amount) : adjustmentYuan,
                    kind == EntryKind.ARRIVAL ? arrivedYuan.plus(amount) : arrivedYuan,
                    kind == EntryKind.EXECUTION ? executedYuan.plus(amount) : executedYuan,
                    leaves ? carriedOutYuan.plus(amount) : carriedOutYuan);
        }
    }

    /** What the entries of one kind and source add up to until a day, in yuan, and the number of the last of them. */
    public record Sum(EntryKind kind, FundSource source, Money amountYuan, long sequence) {}

    /** The balance after an entry, and the entry. */
    public record Posting(Balance after, Entry entry) {
        /** The fact to publish. */
        public BudgetExecutionRecorded event() {
            return BudgetExecutionRecorded.of(after);
        }
    }

    public Balance {
        itemCodes = List.copyOf(itemCodes);
        rows = List.copyOf(rows);
    }

    /**
     * Records an adjustment, an arrival or a return, as the bureau does; the initial amount comes with the approval, execution
     * by payments, and what is carried out goes to the next year's project in the same act.
     */
    public Posting record(Entry entry, Actor actor) {
        actor.requireRole(BUREAU_REVIEWER);
        actor.requireScope(unitPath);
        switch (entry.kind()) {
            case INITIAL, EXECUTION, CARRY_OUT -> throw new NotThisWay(entry.kind()).asError();
            case RETURN -> requirePositive(entry);
            case ADJUSTMENT, ARRIVAL -> {}
        }
        return post(entry);
    }

    private static void requirePositive(Entry entry) {
        if (!entry.amountYuan().isPositive()) {
            throw new NotAcceptable(List.of(Fault.at("/amountYuan", "AmountNotPositive", entry.amountYuan())))
                    .asError();
        }
    }

    /**
     * Takes an entry back by its opposite (红冲): once, never a reversal itself, and never the initial amount, which the approval
     * made. A payment is taken back by who records payments, the rest by the bureau.
     */
    public Posting reverse(Ledger.Line line, Correction correction, Actor actor) {
        var taken = line.entry();
        if (taken.kind() == EntryKind.EXECUTION && actor.is(PREPARER)) {
            actor.requireOwn(unitPath);
        } else {
            actor.requireRole(BUREAU_REVIEWER);
        }
        actor.requireScope(unitPath);
        if (taken.kind() == EntryKind.INITIAL || taken.kind() == EntryKind.CARRY_OUT || line.reverses() != null) {
            throw new NotReversible(line.sequence()).asError();
        }
        if (line.reversedBy() != null) {
            throw new ReversedAlready(line.sequence()).asError();
        }
        return post(new Entry(
                taken.kind(),
                taken.source(),
                taken.amountYuan().negate(),
                correction.date(),
                correction.documentNumber(),
                correction.reason()));
    }

    /** Carries the unspent money of a source into the next year's project (结转), where it is an initial amount. */
    public CarryOver carryInto(Balance next, CarryOver.Order order, Actor actor) {
        actor.requireRole(BUREAU_REVIEWER);
        actor.requireScope(unitPath);
        actor.requireScope(next.unitPath);
        if (next.year != year + 1) {
            throw new NotTheNextYear(year, next.year).asError();
        }
        if (!order.amountYuan().isPositive()) {
            throw new NotAcceptable(List.of(Fault.at("/amountYuan", "AmountNotPositive", order.amountYuan())))
                    .asError();
        }
        var out = new Entry(
                EntryKind.CARRY_OUT,
                order.source(),
                order.amountYuan(),
                LocalDate.of(year, 12, 31),
                order.documentNumber(),
                order.reason());
        var in = new Entry(
                EntryKind.INITIAL,
                FundSource.CARRY_OVER,
                order.amountYuan(),
                order.date(),
                order.documentNumber(),
                order.reason());
        return new CarryOver(post(out), next.post(in));
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
        return new Posting(after, entry);
    }

    private static void check(Row row, Entry entry) {
        if (row.carriedOutYuan().isNegative()) {
            throw new CarriedOutBelowZero(row.carriedOutYuan()).asError();
        }
        var leaves = entry.kind() == EntryKind.CARRY_OUT || entry.kind() == EntryKind.RETURN;
        if (row.surplusYuan().isNegative() && leaves) {
            throw new MoreThanIsLeft(row.source(), row.surplusYuan().plus(entry.amountYuan())).asError();
        }
        if (row.surplusYuan().isNegative()) {
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

    /** The same project as of an earlier day, from what its entries add up to until then. */
    public Balance asOf(LocalDate day, List<Sum> sums) {
        var past = new EnumMap<FundSource, Row>(FundSource.class);
        for (var sum : sums) {
            var entry = new Entry(sum.kind(), sum.source(), sum.amountYuan(), day, "", "");
            past.merge(sum.source(), Row.initial(sum.source(), Money.ZERO).with(entry), (row, _) -> row.with(entry));
        }
        var last = sums.stream().mapToLong(Sum::sequence).max().orElse(0);
        return new Balance(projectCode, year, unitPath, itemCodes, List.copyOf(past.values()), day, last);
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

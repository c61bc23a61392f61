package cn.hengping.budget.funds;

import java.util.List;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.Refusal;

/** Every way the ledger can say no. */
public interface FundsRefusal {
    record NoSuchLedger(String projectCode) implements Refusal.Unknown {}

    /** Before the approval there is no money: the step that is missing is named. */
    record LedgerNotOpened(String projectCode, String stage) implements Refusal.Conflict {}

    record NotThisWay(EntryKind kind) implements Refusal.Incomplete {}

    record ExecutionAboveBudget(FundSource source, Money fullYearBudgetYuan, Money executedYuan)
            implements Refusal.Incomplete {
        @Override
        public List<Fault> faults() {
            return List.of(Fault.at("/amountYuan", "ExecutionAboveBudget", source, fullYearBudgetYuan, executedYuan));
        }
    }

    record AdjustmentBelowExecution(FundSource source, Money fullYearBudgetYuan, Money executedYuan)
            implements Refusal.Incomplete {
        @Override
        public List<Fault> faults() {
            return List.of(
                    Fault.at("/amountYuan", "AdjustmentBelowExecution", source, fullYearBudgetYuan, executedYuan));
        }
    }

    record ExecutionBelowZero(Money executedYuan) implements Refusal.Incomplete {}

    record ArrivedBelowZero(Money arrivedYuan) implements Refusal.Incomplete {}

    record NoSuchEntry(long sequence) implements Refusal.Unknown {}

    record NotReversible(long sequence) implements Refusal.Incomplete {}

    record ReversedAlready(long sequence) implements Refusal.Conflict {}

    record CarriedOutBelowZero(Money carriedOutYuan) implements Refusal.Incomplete {}

    record MoreThanIsLeft(FundSource source, Money surplusYuan) implements Refusal.Incomplete {
        @Override
        public List<Fault> faults() {
            return List.of(Fault.at("/amountYuan", "MoreThanIsLeft", source, surplusYuan));
        }
    }

    record NotTheNextYear(int year, int other) implements Refusal.Incomplete {}
}

package cn.hengping.budget.funds;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Money;

/**
 * The executed amount as the balance has it, as the entries add up, and as the vouchers that stand behind them do, in yuan. The
 * three agree, or the differences say where they do not.
 */
public record Reconciliation(
        String projectCode,
        Money balanceYuan,
        Money entriesYuan,
        Money vouchersYuan,
        List<Long> entriesWithoutVoucher) {
    public Reconciliation {
        entriesWithoutVoucher = List.copyOf(entriesWithoutVoucher);
    }

    public boolean agrees() {
        return differences().isEmpty();
    }

    /** What disagrees, by name. */
    public List<String> differences() {
        var differences = new ArrayList<String>();
        if (!balanceYuan.equals(entriesYuan)) {
            differences.add("BALANCE_AND_ENTRIES");
        }
        if (!entriesYuan.equals(vouchersYuan)) {
            differences.add("ENTRIES_AND_VOUCHERS");
        }
        if (!entriesWithoutVoucher.isEmpty()) {
            differences.add("ENTRY_WITHOUT_VOUCHER");
        }
        return differences;
    }
}

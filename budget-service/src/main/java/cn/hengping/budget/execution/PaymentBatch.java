package cn.hengping.budget.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Entry;
import cn.hengping.budget.funds.Ledger.Addition;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;

/**
 * Decides about rows in the order of their projects: each is held against the balance that the rows before it left, by the
 * same rule as a payment that comes alone. Confined to one batch.
 */
public final class PaymentBatch {
    private final Actor importer;
    private final PaymentTable table;
    private final Map<String, Balance> balances;
    private final Map<String, Recorded> recorded;
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
    private final List<Voucher> vouchers = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();
    private int bad;
    private int repeated;

    /** A voucher that was recorded before. */
    public record Recorded(String projectCode, Money amountYuan) {}

    /** A voucher that this batch records, and the ledger's entry that it stands behind. */
    public record Voucher(String voucherNumber, String projectCode, long sequence, String itemCode) {}

    /**
     * @param balances the balances of the rows' projects as they are now; a project that is missing is not for the importer
     * @param recorded which of the rows' vouchers are recorded already
     */
    public PaymentBatch(
            Actor importer, PaymentTable table, Map<String, Balance> balances, Map<String, Recorded> recorded) {
        this.importer = importer;
        this.table = table;
        this.balances = new HashMap<>(balances);
        this.recorded = Map.copyOf(recorded);
    }

    public PaymentBatch decide(List<PaymentLine> lines) {
        lines.forEach(this::decide);
        return this;
    }

    private void decide(PaymentLine line) {
        var known = recorded.get(line.payment().voucherNumber());
        var balance = balances.get(line.projectCode());
        if (known != null
                && known.equals(new Recorded(line.projectCode(), line.payment().amountYuan()))) {
            repeated++;
        } else if (known != null) {
            refuse(
                    line,
                    PaymentColumn.VOUCHER_NUMBER,
                    "VoucherRecordedAlready",
                    line.payment().voucherNumber());
        } else if (balance == null) {
            refuse(line, PaymentColumn.PROJECT_CODE, "NoSuchLedger", line.projectCode());
        } else {
            post(line, balance);
        }
    }

    private void post(PaymentLine line, Balance balance) {
        try {
            var posting = line.payment().from(balance, importer);
            balances.put(line.projectCode(), posting.after());
            entries.computeIfAbsent(line.projectCode(), _ -> new ArrayList<>()).add(posting.entry());
            vouchers.add(new Voucher(
                    line.payment().voucherNumber(),
                    line.projectCode(),
                    posting.after().sequence(),
                    line.payment().itemCode()));
        } catch (Refused refused) {
            refuse(line, refused.refusal());
        }
    }

    private void refuse(PaymentLine line, Refusal refusal) {
        if (refusal.faults().isEmpty()) {
            refuse(
                    line,
                    PaymentColumn.AMOUNT,
                    refusal.getClass().getSimpleName(),
                    line.payment().amountYuan().toString());
            return;
        }
        bad++;
        for (var fault : refusal.faults()) {
            faults.add(RowFault.of(line.row(), table.place(PaymentColumn.at(fault.pointer())), fault));
        }
    }

    private void refuse(PaymentLine line, PaymentColumn column, String code, String argument) {
        bad++;
        faults.add(RowFault.of(line.row(), table.place(column), Fault.at("", code, argument)));
    }

    /** What the good rows add to each project's ledger. */
    public List<Addition> additions() {
        return entries.entrySet().stream()
                .map(added -> new Addition(after(added.getKey()), added.getValue()))
                .toList();
    }

    /** The balance of a project as the rows so far left it. */
    private Balance after(String projectCode) {
        return java.util.Objects.requireNonNull(balances.get(projectCode));
    }

    /** The balances as the rows so far left them. */
    public Map<String, Balance> balances() {
        return Map.copyOf(balances);
    }

    public List<Voucher> vouchers() {
        return List.copyOf(vouchers);
    }

    public List<RowFault> faults() {
        return List.copyOf(faults);
    }

    public int bad() {
        return bad;
    }

    public int repeated() {
        return repeated;
    }
}

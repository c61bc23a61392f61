package cn.hengping.budget.execution;

import cn.hengping.platform.Refusal;

/** Every way a payment can say no, beside what the ledger says. */
public interface PaymentRefusal {
    record VoucherRecordedAlready(String voucherNumber) implements Refusal.Conflict {}
}

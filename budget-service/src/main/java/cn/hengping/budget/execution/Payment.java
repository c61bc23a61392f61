package cn.hengping.budget.execution;

import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.regex.Pattern;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Entry;
import cn.hengping.budget.funds.EntryKind;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;

/** Money that left for a project (支付): one voucher, one amount in yuan, one line item. A refund has a negative amount. */
public record Payment(
        String voucherNumber, FundSource source, String itemCode, Money amountYuan, LocalDate date, String summary) {
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern VOUCHER = Pattern.compile("[0-9A-Za-z./-]{1,60}");

    /**
     * Pays from a project's budget, or refuses: never above it, and only for an item that the budget has. The unit records its
     * own payments; the bureau brings those of the whole district from the integrated budget system.
     */
    public Balance.Posting from(Balance balance, Actor actor) {
        actor.requireRole(PREPARER, BUREAU_REVIEWER);
        if (actor.is(PREPARER)) {
            actor.requireOwn(balance.unitPath());
        }
        actor.requireScope(balance.unitPath());
        var faults = new ArrayList<Fault>();
        if (!VOUCHER.matcher(voucherNumber).matches()) {
            faults.add(Fault.at("/voucherNumber", "VoucherNumberMalformed", voucherNumber));
        }
        if (!balance.itemCodes().contains(itemCode)) {
            faults.add(Fault.at("/itemCode", "ItemNotInBudget", itemCode));
        }
        if (summary.isBlank() || summary.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/summary", "TextLength", 1, MOST_CHARACTERS));
        }
        NotAcceptable.unless(faults);
        return balance.post(new Entry(EntryKind.EXECUTION, source, amountYuan, date, voucherNumber, summary));
    }
}

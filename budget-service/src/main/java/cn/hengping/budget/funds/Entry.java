package cn.hengping.budget.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;

/**
 * One line of the ledger: an amount in yuan with its date and document. It is only ever added; a mistake is taken back by
 * an entry of the opposite sign.
 */
public record Entry(
        EntryKind kind, FundSource source, Money amountYuan, LocalDate date, String documentNumber, String reason) {
    private static final int MOST_CHARACTERS = 200;

    List<Fault> faults(int year) {
        var faults = new ArrayList<Fault>();
        if (amountYuan.isZero()) {
            faults.add(Fault.at("/amountYuan", "AmountIsZero"));
        }
        if (date.getYear() != year) {
            faults.add(Fault.at("/date", "DateOutsideYear", date, year));
        }
        text(faults, "/documentNumber", documentNumber);
        text(faults, "/reason", reason);
        return faults;
    }

    private static void text(List<Fault> faults, String pointer, String value) {
        if (value.isBlank() || value.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS));
        }
    }
}

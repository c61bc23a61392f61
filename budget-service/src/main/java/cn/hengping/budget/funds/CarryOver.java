package cn.hengping.budget.funds;

import java.time.LocalDate;

import cn.hengping.platform.Money;

/** Money on its way from one year's project to the next one's: both entries, or neither. */
public record CarryOver(Balance.Posting out, Balance.Posting in) {
    /** What the bureau orders: how much of which source goes into which project, in yuan; the date is that of the new year. */
    public record Order(
            String toProject,
            FundSource source,
            Money amountYuan,
            LocalDate date,
            String documentNumber,
            String reason) {}
}

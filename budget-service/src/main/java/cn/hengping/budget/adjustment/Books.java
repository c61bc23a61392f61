package cn.hengping.budget.adjustment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.project.Item;
import cn.hengping.budget.project.Plan;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;

/** What the ledger says about a project, in yuan: its full-year budget, and what was paid out of each line item so far. */
public record Books(Money fullYearYuan, Map<String, Money> paidYuan) {
    public Books {
        paidYuan = Map.copyOf(paidYuan);
    }

    /** What was paid cannot be planned away: its item stays, and is not lowered below it. */
    List<Fault> faults(Plan before, Plan after) {
        var faults = new ArrayList<Fault>();
        for (var item : before.items()) {
            var paid = paidYuan.getOrDefault(item.code(), Money.ZERO);
            if (paid.isPositive() && place(item, after) < 0) {
                faults.add(Fault.at("/items", "ItemPaidAlready", item.code(), paid));
            }
        }
        for (var i = 0; i < after.items().size(); i++) {
            var item = after.items().get(i);
            var paid = paidYuan.getOrDefault(item.code(), Money.ZERO);
            if (isLowered(item, before) && item.amountYuan().compareTo(paid) < 0) {
                faults.add(Fault.at("/items/" + i + "/amountYuan", "ItemBelowPaid", item.amountYuan(), paid));
            }
        }
        return faults;
    }

    private static int place(Item item, Plan plan) {
        return plan.items().stream().map(Item::code).toList().indexOf(item.code());
    }

    private static boolean isLowered(Item item, Plan before) {
        var place = place(item, before);
        return place >= 0
                && item.amountYuan().compareTo(before.items().get(place).amountYuan()) < 0;
    }
}

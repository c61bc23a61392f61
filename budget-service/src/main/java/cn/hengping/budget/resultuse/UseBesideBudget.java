package cn.hengping.budget.resultuse;

import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was noted of a result, beside the money that it is about: the budget that was evaluated, and the one that is being set.
 *
 * @param budgetYuan what the evaluated project began its year with, in yuan
 * @param next the same unit's project of the next year, copied from the evaluated one or called the same; absent where there is none
 */
public record UseBesideBudget(
        ResultUse use,
        String projectName,
        String unitName,
        Money budgetYuan,
        @Nullable Successor next) {

    public record Successor(String projectCode, String name, Money budgetYuan) {}
}

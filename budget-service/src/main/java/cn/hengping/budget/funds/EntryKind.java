package cn.hengping.budget.funds;

/**
 * Which amount an entry adds to: one of the four (年初预算, 调整, 到位, 执行), or what left the project unspent: carried into the
 * next year (结转), or returned to the treasury (收回).
 */
public enum EntryKind {
    INITIAL,
    ADJUSTMENT,
    ARRIVAL,
    EXECUTION,
    CARRY_OUT,
    RETURN
}

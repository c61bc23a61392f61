package cn.hengping.budget.funds;

/** Which of the four amounts an entry adds to (年初预算, 调整, 到位, 执行). */
public enum EntryKind {
    INITIAL,
    ADJUSTMENT,
    ARRIVAL,
    EXECUTION
}

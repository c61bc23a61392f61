package cn.hengping.budget.objective;

/** A first-level indicator (一级指标). The execution rate is not one of them: it is computed from the ledger. */
public enum Dimension {
    COST,
    OUTPUT,
    BENEFIT,
    SATISFACTION
}

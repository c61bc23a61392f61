package cn.hengping.budget.unit;

/** What a unit is in the tree: the finance bureau, a supervising department, or a unit below one. */
public enum UnitKind {
    BUREAU,
    DEPARTMENT,
    UNIT
}

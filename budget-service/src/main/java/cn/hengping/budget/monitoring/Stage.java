package cn.hengping.budget.monitoring;

/** On whose desk a checkpoint lies. */
public enum Stage {
    DRAFTING,
    WITH_DEPARTMENT,
    ACKNOWLEDGED
}

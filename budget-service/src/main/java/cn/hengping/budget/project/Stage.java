package cn.hengping.budget.project;

/** On whose desk a project lies. */
public enum Stage {
    DRAFTING,
    WITH_DEPARTMENT,
    WITH_BUREAU,
    APPROVED
}

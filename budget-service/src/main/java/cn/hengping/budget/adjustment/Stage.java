package cn.hengping.budget.adjustment;

/** On whose desk an adjustment lies. The last two are its ends: the project changed, or the unit thought better of it. */
public enum Stage {
    DRAFTING,
    WITH_DEPARTMENT,
    WITH_BUREAU,
    APPROVED,
    DROPPED;

    public boolean isOpen() {
        return this != APPROVED && this != DROPPED;
    }
}

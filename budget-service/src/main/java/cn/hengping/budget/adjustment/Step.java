package cn.hengping.budget.adjustment;

/** What one can do with an adjustment (提交、审核、批复、退回、撤回、放弃). Who may, and when, is in {@link Edge}. */
public enum Step {
    SUBMIT,
    WITHDRAW,
    ENDORSE,
    APPROVE,
    SEND_BACK,
    DROP
}

package cn.hengping.budget.project;

/** What one can do with a project (提交、审核、批复、退回、撤回). Who may, and when, is in {@link Edge}. */
public enum Step {
    SUBMIT,
    ENDORSE,
    APPROVE,
    SEND_BACK,
    WITHDRAW
}

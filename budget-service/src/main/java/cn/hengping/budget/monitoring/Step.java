package cn.hengping.budget.monitoring;

/** What one can do with a checkpoint (提交、更正、审阅、要求说明). Who may, and when, is in {@link Edge}. */
public enum Step {
    SUBMIT,
    CORRECT,
    ACKNOWLEDGE,
    ASK
}

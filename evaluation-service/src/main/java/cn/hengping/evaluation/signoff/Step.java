package cn.hengping.evaluation.signoff;

/** What one can do with an evaluation that is written (提交、签批通过、退回、撤回). */
public enum Step {
    SUBMIT,
    SIGN,
    SEND_BACK,
    WITHDRAW
}

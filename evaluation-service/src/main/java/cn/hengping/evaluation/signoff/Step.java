package cn.hengping.evaluation.signoff;

/**
 * What one can do with an evaluation that is written.
 *
 * <p>提交、通过、退回、撤回; 转办, for good; 委派, for an opinion ({@link #ADVISE}) before one signs oneself; 加签; 收回 of
 * what one delegated or of a signer one added; 抄送; 催办; and 例外, which lifts separation of duties for one account.
 */
public enum Step {
    SUBMIT,
    SIGN,
    SEND_BACK,
    WITHDRAW,
    TRANSFER,
    DELEGATE,
    ADVISE,
    ADD_SIGNER,
    RECALL,
    COPY,
    REMIND,
    EXEMPT
}

package cn.hengping.evaluation.signoff;

import cn.hengping.platform.Refusal;

/** Every way a desk can say no. */
public interface SignOffRefusal {
    record AlreadySigned(String account, String desk) implements Refusal.Conflict {}

    record AdviceAwaited(String account) implements Refusal.Conflict {}

    record SeatedAlready(String account, String desk) implements Refusal.Conflict {}

    record NothingToRecall(String account) implements Refusal.Conflict {}

    record ActedOnAlready(String desk) implements Refusal.Conflict {}

    record RemindedToday(String desk) implements Refusal.Conflict {}

    /** Where all must sign, all must be known, and at least one of them free to sign. */
    record NobodyCanSign(String desk) implements Refusal.Conflict {}

    record SignedOtherContent(String desk) implements Refusal.Conflict {}

    record NoSuchChain(String code, int version) implements Refusal.Unknown {}

    record ChainVersionTaken(String code, int version) implements Refusal.Conflict {}

    record ChainDecided(String code, int version) implements Refusal.Conflict {}

    record ChainProposerDoesNotApprove(String account) implements Refusal.Forbidden {}

    record NotOnThatDesk(String account, String desk) implements Refusal.Incomplete {}
}

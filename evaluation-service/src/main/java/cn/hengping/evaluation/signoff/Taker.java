package cn.hengping.evaluation.signoff;

/** Who takes a step: what somebody must be to an evaluation, besides free of what separation of duties forbids. */
public enum Taker {
    /** The unit's preparer. */
    PREPARER,
    /** The preparer who submitted. */
    SUBMITTER,
    /** Whoever has a seat at the desk that it lies on. */
    SEATED,
    /** Whoever has a seat there, or has signed there already while others still have to. */
    PRESENT,
    /** Whoever was asked for an opinion at that desk. */
    ADVISOR,
    /** Whoever signed last at the desk before. */
    LAST_SIGNER,
    /** Whoever waits for it: the unit's preparer, those who signed, the campaign's manager. */
    WAITING,
    /** The campaign's manager. */
    MANAGER
}

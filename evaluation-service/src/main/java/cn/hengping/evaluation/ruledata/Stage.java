package cn.hengping.evaluation.ruledata;

/** How far a proposal has come. */
public enum Stage {
    PROPOSED,
    APPROVED,
    REJECTED
}

package cn.hengping.evaluation.ruledata;

/** What the second person says of a proposal. */
public record Decision(Verdict verdict, String remark) {}

package cn.hengping.evaluation.signoff;

/** How many of those who sit at a desk must sign (会签、或签、按比例会签): all of them, any one, or a share of them. */
public enum Countersign {
    ALL,
    ANY,
    SHARE
}

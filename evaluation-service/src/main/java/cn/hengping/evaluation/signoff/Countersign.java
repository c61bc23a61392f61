package cn.hengping.evaluation.signoff;

/** How many of those who sit at a desk must sign (会签、或签): all of them, or any one. */
public enum Countersign {
    ALL,
    ANY
}

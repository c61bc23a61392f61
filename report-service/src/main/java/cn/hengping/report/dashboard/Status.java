package cn.hengping.report.dashboard;

/** Where a project's self-evaluation stands, as a bureau counts it (办理情况). */
public enum Status {
    /** No campaign covers it. */
    NOT_DUE,
    /** Covered, and not submitted yet. */
    DRAFTING,
    /** Submitted, on some desk. */
    IN_REVIEW,
    /** Back with the unit. */
    RETURNED,
    APPROVED
}

package cn.hengping.budget.library;

/** How an entry stands in the library (条目状态). Only an adopted one is proposed to those who write. */
public enum Standing {
    PROPOSED,
    ADOPTED,
    WITHDRAWN
}

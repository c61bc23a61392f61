package cn.hengping.report.document;

/** For the files of the offices in full, or for the public without people and persons' accounts (公开版). */
public enum Edition {
    FULL,
    PUBLIC
}

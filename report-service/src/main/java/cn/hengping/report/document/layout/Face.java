package cn.hengping.report.document.layout;

/** The faces of GB/T 9704-2012: 小标宋 for titles, 仿宋 for the body, 黑体 and 楷体 for headings. */
public enum Face {
    TITLE,
    BODY,
    HEI,
    KAI
}

package cn.hengping.evaluation.inspection.reading;

/** A file that is not read, and why. It has no stack trace: nothing broke. */
public final class Unreadable extends RuntimeException {
    /** Why a file is not read. */
    public enum Why {
        /** Neither DOCX, XLSX, PDF nor text, whatever its name says. */
        UNKNOWN_KIND("不是 DOCX、XLSX、PDF 或纯文本"),
        OLD_OFFICE("是 2003 版的 DOC、XLS 或 WPS 文件，请用 Word、Excel 或 WPS 打开，另存为 DOCX、XLSX"),
        RTF("是 RTF 文件，请用 Word 或 WPS 打开，另存为 DOCX"),
        OFD("是 OFD 版式文件，请用阅读器导出 PDF，或提供 DOCX、XLSX 原件"),
        OPEN_DOCUMENT("是 ODT、ODS 等 OpenDocument 文件，请另存为 DOCX、XLSX"),
        WEB_PAGE("是网页（HTML、MHT），即使扩展名是 XLS、DOC；请用 Excel 或 Word 打开，另存为 XLSX、DOCX"),
        XML("是 XML 文件（如 2003 版 XML 表格），请用 Excel 或 Word 打开，另存为 XLSX、DOCX"),
        PICTURE("是图片，没有文字；请提供 DOCX、XLSX 或有文字层的 PDF"),
        ARCHIVE("是压缩包，请解开后逐个提供"),
        ENCRYPTED("加了密码，请去掉密码后再提供"),
        NO_TEXT("没有文字层，像是扫描件；请提供 DOCX、XLSX 或由 Word、WPS 导出的 PDF"),
        BROKEN("已损坏"),
        /** It would unpack to far more than it weighs, or has too many parts. */
        BOMB("解开后远大于本身"),
        DOCTYPE("含有文档类型声明"),
        TOO_LARGE("内容超过限度"),
        TOO_SLOW("读取时间超过限度"),
        EMPTY("没有内容");

        private final String title;

        Why(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final Why why;

    public Unreadable(Why why) {
        super(why.title(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}

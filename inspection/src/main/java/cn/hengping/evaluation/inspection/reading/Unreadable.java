package cn.hengping.evaluation.inspection.reading;

/** A file that is not read, and why. It has no stack trace: nothing broke. */
public final class Unreadable extends RuntimeException {
    /** Why a file is not read. */
    public enum Why {
        /** Neither DOCX, XLSX, PDF nor text, whatever its name says. */
        UNKNOWN_KIND("不是 DOCX、XLSX、PDF 或纯文本"),
        OLD_OFFICE("是 2003 版的 DOC、XLS 或加了密码的文件，请另存为 DOCX、XLSX"),
        ENCRYPTED("加了密码"),
        NO_TEXT("没有文字层，像是扫描件"),
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

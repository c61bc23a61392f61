package cn.hengping.evaluation.inspection;

/** What a finding does to a submission. The order is from grave to slight. */
public enum Severity {
    /** Blocks. Only for what is certainly wrong. */
    ERROR("错误"),
    /** Asks for a word. */
    WARNING("警告"),
    /** Tells. */
    HINT("提示");

    private final String title;

    Severity(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** This, or the other if that is slighter. */
    public Severity atMost(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

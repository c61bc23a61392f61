package cn.hengping.report.document;

/** The narrative report (自评报告), for selected projects, and the table (自评表), for all. */
public enum DocumentKind {
    REPORT("自评报告"),
    TABLE("自评表");

    private final String title;

    DocumentKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

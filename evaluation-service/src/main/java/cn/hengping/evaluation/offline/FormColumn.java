package cn.hengping.evaluation.offline;

/** The columns of the form, in their order; what a person fills in is open. */
enum FormColumn {
    CODE("编号", 12, false),
    DIMENSION("一级指标", 10, false),
    ASPECT("二级指标", 12, false),
    NAME("三级指标", 24, false),
    TARGET("年度指标值", 24, false),
    MEASURE("计量单位", 10, false),
    WEIGHT("分值", 8, false),
    ACTUAL("实际完成值", 24, true),
    ATTAINMENT("完成程度（%）", 12, true),
    SCORE("自评得分", 10, true),
    REASON("偏差原因分析", 32, true),
    IMPROVEMENT("改进措施", 32, true),
    TOO_LOW("指标值明显偏低（是/否）", 14, true);

    private final String title;
    private final double width;
    private final boolean isOpen;

    FormColumn(String title, double width, boolean isOpen) {
        this.title = title;
        this.width = width;
        this.isOpen = isOpen;
    }

    String title() {
        return title;
    }

    double width() {
        return width;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Where this column stands in the form of this row, like H7. */
    String cell(int row) {
        return (char) ('A' + ordinal()) + Integer.toString(row);
    }
}

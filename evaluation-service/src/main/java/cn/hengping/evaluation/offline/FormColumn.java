package cn.hengping.evaluation.offline;

import cn.hengping.platform.sheet.SheetReader.Row;

/** The columns of the form, by their letters; what a person fills in is open. */
enum FormColumn {
    CODE('A', "编号", 12, false),
    DIMENSION('B', "一级指标", 10, false),
    ASPECT('C', "二级指标", 12, false),
    NAME('D', "三级指标", 24, false),
    TARGET('E', "年度指标值", 24, false),
    MEASURE('F', "计量单位", 10, false),
    WEIGHT('G', "分值", 8, false),
    ACTUAL('H', "实际完成值", 24, true),
    ATTAINMENT('I', "完成程度（%）", 12, true),
    SCORE('J', "自评得分", 10, true),
    REASON('K', "偏差原因分析", 32, true),
    IMPROVEMENT('L', "改进措施", 32, true),
    TOO_LOW('M', "指标值明显偏低（是/否）", 14, true);

    private final char letter;
    private final String title;
    private final double width;
    private final boolean isOpen;

    FormColumn(char letter, String title, double width, boolean isOpen) {
        this.letter = letter;
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

    /** What a row says in this column. */
    String in(Row row) {
        return row.cell(letter - 'A');
    }

    /** Where this column stands in the form of this row, like H7. */
    String cell(int row) {
        return letter + Integer.toString(row);
    }
}

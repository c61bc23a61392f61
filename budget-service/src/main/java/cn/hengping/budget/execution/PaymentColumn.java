package cn.hengping.budget.execution;

import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.upload.Titles;

/** The columns of a table of payments, by the titles they go under; they may stand in any order. */
public enum PaymentColumn implements Titles.Column {
    VOUCHER_NUMBER("/voucherNumber", "凭证号 支付凭证号 凭证编号"),
    PROJECT_CODE("/projectCode", "项目编码 项目代码"),
    SOURCE("/source", "资金来源"),
    ITEM_CODE("/itemCode", "经济分类科目 经济分类科目编码 科目编码"),
    AMOUNT("/amountYuan", "金额（元） 金额(元) 支付金额（元） 支付金额(元)"),
    DATE("/date", "支付日期 日期"),
    SUMMARY("/summary", "摘要 用途");

    private final String pointer;
    private final String titles;

    /** The titles are parted by blanks, which no title holds. */
    PaymentColumn(String pointer, String titles) {
        this.pointer = pointer;
        this.titles = titles;
    }

    @Override
    public List<String> titles() {
        return List.of(titles.split(" ", -1));
    }

    @Override
    public boolean isNeeded() {
        return true;
    }

    /** The column whose cell a rule's pointer means; what means no cell is about the amount. */
    static PaymentColumn at(String pointer) {
        return Arrays.stream(values())
                .filter(column -> column.pointer.equals(pointer))
                .findFirst()
                .orElse(
                        switch (pointer) {
                            case "/documentNumber" -> VOUCHER_NUMBER;
                            case "/reason" -> SUMMARY;
                            default -> AMOUNT;
                        });
    }
}

package cn.hengping.budget.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import cn.hengping.budget.execution.PaymentTable.Reading;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.budget.upload.UploadRefusal.ColumnMissing;
import cn.hengping.budget.upload.UploadRefusal.ColumnTwice;
import cn.hengping.platform.Refused;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("支付表")
class PaymentTableTest {
    private static final List<String> TITLES = List.of("凭证号", "项目编码", "资金来源", "经济分类科目", "金额（元）", "支付日期", "摘要");
    private static final PaymentTable TABLE =
            PaymentTable.titledBy(new Row(1, TITLES)).orElseThrow();

    @Test
    @DisplayName("列的次序不限，别名也认；标题之上可有题头")
    void columns_stand_in_any_order() {
        assertThat(PaymentTable.titledBy(new Row(1, List.of("2024年支付明细")))).isEmpty();
        var turned = PaymentTable.titledBy(
                        new Row(3, List.of("序号", "用途", "日期", "金额(元)", "科目编码", "资金来源", "项目代码", "支付 凭证号")))
                .orElseThrow();

        var read = turned.read(new Row(4, List.of("1", "劳务", "2024-03-01", "5", "30226", "其他资金", "P1", "V1")));

        assertThat(((Reading.Good) read).line().payment().summary()).isEqualTo("劳务");
        assertThat(turned.place(PaymentColumn.VOUCHER_NUMBER)).isEqualTo(7);
    }

    @Test
    @DisplayName("缺列、重列，指名拒绝")
    void a_missing_or_repeated_column_is_named() {
        assertThatThrownBy(() -> PaymentTable.titledBy(new Row(1, TITLES.subList(0, 6))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(new ColumnMissing("摘要")));
        assertThatThrownBy(() -> PaymentTable.titledBy(new Row(1, List.of("凭证号", "凭证编号"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(new ColumnTwice("凭证号")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12.5|12.50", "1,234,567.89|1234567.89", "-3|-3.00", "100.1000|100.10", "+7|7.00", "0.01|0.01"})
    @DisplayName("金额的写法")
    void amounts_that_are_read(String text, String yuan) {
        var read = TABLE.read(row(text, "2024-03-01"));

        assertThat(((Reading.Good) read).line().payment().amountYuan().toString())
                .isEqualTo(yuan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.345", "1,23", "12元", "1e3", "一百", "12345678901234567", "1.2.3", "=1", "--1", "٣"})
    @DisplayName("不是金额的，指出是哪一格")
    void what_is_no_amount(String text) {
        assertThat(bad(TABLE.read(row(text, "2024-03-01"))))
                .containsExactly(new RowFault(9, 4, "AmountMalformed", List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-01", "2024/3/1", "2024.3.1", "20240301", "2024年3月1日", "2024-03-01T00:00"})
    @DisplayName("日期的写法")
    void dates_that_are_read(String text) {
        var read = TABLE.read(row("1", text));

        assertThat(((Reading.Good) read).line().payment().date()).hasToString("2024-03-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-02-30", "2024-13-01", "3月1日", "24-3-1", "45352", "2024-03-01 12:00"})
    @DisplayName("不是日期的，指出是哪一格")
    void what_is_no_date(String text) {
        assertThat(bad(TABLE.read(row("1", text)))).containsExactly(new RowFault(9, 5, "DateMalformed", List.of(text)));
    }

    @Test
    @DisplayName("一行里的毛病一次说全")
    void everything_wrong_with_a_row_is_said_at_once() {
        assertThat(bad(TABLE.read(new Row(9, List.of("", "P1", "自筹", "30226", "x", "y", "z")))))
                .extracting(fault -> fault.column() + " " + fault.code())
                .containsExactly("0 CellEmpty", "2 SourceUnknown", "4 AmountMalformed", "5 DateMalformed");
    }

    private static Row row(String amount, String date) {
        return new Row(9, List.of("V1", "P1", "当年财政拨款", "30226", amount, date, "劳务"));
    }

    private static List<RowFault> bad(Reading reading) {
        return ((Reading.Bad) reading).faults();
    }
}

package cn.hengping.budget.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import cn.hengping.budget.execution.PaymentFile.Stretch;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.platform.Money;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("导入：合格的行只解析一次")
class GoodRowsTest {
    private static final PaymentTable TABLE = PaymentTable.titledBy(
                    new Row(1, List.of("凭证号", "项目编码", "资金来源", "经济分类科目", "金额（元）", "支付日期", "摘要")))
            .orElseThrow();

    private static PaymentLine line(int row, String project) {
        var payment = new Payment(
                "V-" + row,
                row % 2 == 0 ? FundSource.CARRY_OVER : FundSource.OTHER,
                "30226",
                Money.of(row + ".07"),
                LocalDate.of(2024, 2, 29),
                "劳务费𠮷第" + row + "笔");
        return new PaymentLine(row, project, payment);
    }

    private static Stretch stretch(List<PaymentLine> lines) {
        return new Stretch(
                TABLE,
                lines,
                List.of(),
                0,
                lines.isEmpty() ? 0 : lines.getLast().row());
    }

    private static List<Stretch> all(GoodRows rows) {
        var all = new ArrayList<Stretch>();
        try (var reader = rows.read()) {
            for (var next = reader.stretch(); !next.isEmpty(); next = reader.stretch()) {
                all.add(next);
            }
        }
        return all;
    }

    @Test
    @DisplayName("读出的与写入的逐行相同，次序不变，可以再读一遍")
    void rows_come_back_as_they_were() {
        var lines = IntStream.range(2, 45_002)
                .mapToObj(row -> line(row, "P" + row % 7))
                .toList();
        try (var rows = new GoodRows()) {
            rows.add(stretch(lines.subList(0, 30_000)));
            rows.add(stretch(lines.subList(30_000, 45_000)));
            assertThat(rows.end()).isTrue();

            for (var times = 0; times < 2; times++) {
                var all = all(rows);
                assertThat(all.stream().flatMap(one -> one.good().stream())).containsExactlyElementsOf(lines);
                assertThat(all).extracting(Stretch::lastRow).last().isEqualTo(45_001);
            }
        }
    }

    @Test
    @DisplayName("一段不超过台账一次能锁的项目数")
    void a_stretch_holds_no_more_projects_than_the_ledger_takes() {
        try (var rows = new GoodRows()) {
            rows.add(stretch(IntStream.range(2, 12_002)
                    .mapToObj(row -> line(row, "P" + row))
                    .toList()));
            rows.end();

            assertThat(all(rows)).extracting(Stretch::rows).containsExactly(5_000, 5_000, 2_000);
        }
    }

    @Test
    @DisplayName("没有一行合格，也有尽头")
    void no_row_at_all_is_an_end_too() {
        try (var rows = new GoodRows()) {
            rows.add(stretch(List.of()));
            assertThat(rows.end()).isTrue();

            assertThat(all(rows)).isEmpty();
        }
    }
}

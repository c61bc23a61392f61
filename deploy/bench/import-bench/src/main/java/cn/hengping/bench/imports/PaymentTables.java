package cn.hengping.bench.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Format;

/** Tables of payments of any length; one row in a hundred is bad, as in life. */
final class PaymentTables {
    static final int PROJECTS = 100;
    /** An import gives up at twenty thousand bad rows; half of that is what a person still mends. */
    private static final int MOST_BAD = 10_000;

    private PaymentTables() {}

    static String projectCode(int number) {
        return "13020724T9" + "%011d".formatted(number);
    }

    /** Vouchers begin with the prefix, so that no two runs share one. */
    static void write(Path file, int rows, String prefix) throws IOException {
        try (var table = SheetWriter.to(Files.newOutputStream(file), Format.XLSX, "支付")) {
            table.header("凭证号", "项目编码", "资金来源", "经济分类科目", "金额（元）", "支付日期", "摘要");
            for (var i = 0; i < rows; i++) {
                Object amount = i % 100 == 99 && i < MOST_BAD * 100 ? "十元" : new BigDecimal("1.25");
                table.row(
                        prefix + i,
                        projectCode(i % PROJECTS),
                        "当年财政拨款",
                        "30226",
                        amount,
                        "2024-06-01",
                        "劳务费第" + i + "笔");
            }
        }
    }
}

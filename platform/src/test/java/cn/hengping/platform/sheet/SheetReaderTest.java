package cn.hengping.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import cn.hengping.platform.Money;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("读表与写表")
class SheetReaderTest {
    private static final Limits LIMITS = new Limits(10_000_000, 10_000, 50, 1_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SheetWriter.Format.class)
    @DisplayName("写出的表，读回来一字不差：文字、金额、日期、空格、引号、换行、生僻字")
    void what_is_written_is_read_again(SheetWriter.Format format) throws IOException {
        var file = folder.resolve("table");
        try (var table = SheetWriter.to(Files.newOutputStream(file), format, "支付")) {
            table.header("凭证号", "金额", "日期", "摘要")
                    .row("20240101-0001", Money.of("12345678.90"), LocalDate.of(2024, 2, 29), "设备，\"一批\"\n第二行")
                    .row("00120", new BigDecimal("0.10"), null, "𠮷村<b>&amp;")
                    .row(7, 8L, LocalDate.of(1999, 12, 31), "");
        }

        assertThat(read(file))
                .extracting(Row::cells)
                .containsExactly(
                        List.of("凭证号", "金额", "日期", "摘要"),
                        List.of("20240101-0001", shown(format, "12345678.90"), "2024-02-29", "设备，\"一批\"\n第二行"),
                        List.of("00120", shown(format, "0.10"), "", "𠮷村<b>&amp;"),
                        List.of("7", "8", "1999-12-31", ""));
    }

    /** A workbook keeps numbers, not their zeros. */
    private static String shown(SheetWriter.Format format, String amount) {
        return format == SheetWriter.Format.CSV
                ? amount
                : new BigDecimal(amount).stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @EnumSource(SheetWriter.Format.class)
    @DisplayName("任意一千行写出再读回，逐格相同")
    void any_thousand_rows_come_back(SheetWriter.Format format) throws IOException {
        var random = new Random(20240331);
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < 1_000; i++) {
            var cells = new ArrayList<String>();
            for (var j = 0; j < 1 + random.nextInt(8); j++) {
                cells.add(text(random));
            }
            cells.add("尾");
            rows.add(cells);
        }
        var file = folder.resolve("table");
        try (var table = SheetWriter.to(Files.newOutputStream(file), format, "表")) {
            rows.forEach(table::row);
        }

        assertThat(read(file)).extracting(Row::cells).containsExactlyElementsOf(rows);
    }

    private static String text(Random random) {
        var alphabet = "预算绩效自评，。;\"'<&>\n\t ab0.1%·€𠀀";
        var points = alphabet.codePoints().toArray();
        var text = new StringBuilder("字");
        for (var i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.append("末").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    @DisplayName("CSV 不论是 UTF-8 还是国标编码，都读得对")
    void a_csv_is_read_in_either_encoding(String charset) throws IOException {
        var file = folder.resolve("table");
        Files.write(file, "项目,金额\r\n网信建设,12.50\r\n".getBytes(Charset.forName(charset)));

        assertThat(read(file)).extracting(Row::cells).containsExactly(List.of("项目", "金额"), List.of("网信建设", "12.50"));
    }

    @Test
    @DisplayName("有字节顺序标记的 CSV，标记不算内容；空行跳过，行号照旧")
    void the_mark_is_no_content_and_empty_rows_are_passed_over() throws IOException {
        var file = folder.resolve("table");
        Files.write(file, "\uFEFF甲\n\n  ,\n乙\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read(file)).containsExactly(new Row(1, List.of("甲")), new Row(4, List.of("乙")));
    }

    @Test
    @DisplayName("Excel 的共享文字、富文本、内联文字、空列、跳行都照样读出")
    void texts_of_every_kind_and_gaps() {
        var file = Workbooks.of("""
                        <row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>内联</t></is></c></row>
                        <row r="9"><c r="B9" t="str"><v>算得</v></c><c r="D9" t="b"><v>1</v></c></row>
                        """)
                .texts(
                        "<si><t>零</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh sb=\"0\" eb=\"1\"><t>注音</t></rPh></si>")
                .in(folder);

        assertThat(read(file))
                .containsExactly(new Row(2, List.of("富文本", "", "内联")), new Row(9, List.of("", "算得", "", "TRUE")));
    }

    @ParameterizedTest(name = "{0} 按样式 {1} 显示为 {2}")
    @CsvSource({
        "45351, 1, 2024-02-29",
        "45351.5, 1, 2024-02-29T12:00",
        "45351, 2, 2024-02-29",
        "45351, 0, 45351",
        "45351, 3, 45351",
        "0.30000000000000004, 0, 0.3",
        "1234567890123456789, 0, 1234567890123460000",
        "1.5E3, 0, 1500",
        "-0.10, 0, -0.1",
    })
    @DisplayName("数字按 Excel 的样子显示，日期写成 ISO")
    void numbers_and_dates_as_excel_shows_them(String raw, String style, String shown) {
        var file = Workbooks.of("<row r=\"1\"><c r=\"A1\" s=\"" + style + "\"><v>" + raw + "</v></c></row>")
                .styles("""
                        <numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d"/>
                        <numFmt numFmtId="171" formatCode="#,##0.00&quot;元/day&quot;"/></numFmts>
                        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>""")
                .in(folder);

        assertThat(read(file)).containsExactly(new Row(1, List.of(shown)));
    }

    @Test
    @DisplayName("任意写法的数字，与按十五位有效数字读出的一致；零、前导零、小数点在头尾的也是")
    void any_number_is_read_as_the_exact_way_reads_it() throws IOException {
        var random = new Random(20240401);
        var raws = new ArrayList<>(List.of("0", "00", "007", "0.0", "0.50", ".5", "5.", "-0", "-0.10", "+7", "1E2"));
        for (var i = 0; i < 500; i++) {
            var whole = Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
            raws.add(
                    random.nextBoolean() ? whole : whole + "." + random.nextInt(1_000) + "0".repeat(random.nextInt(3)));
        }
        var sheet = new StringBuilder();
        for (var i = 0; i < raws.size(); i++) {
            sheet.append("<row r=\"%1$d\"><c r=\"A%1$d\"><v>%2$s</v></c></row>".formatted(i + 1, raws.get(i)));
        }

        var read = read(Workbooks.of(sheet.toString()).in(folder));

        var exact = raws.stream()
                .map(raw -> new BigDecimal(raw)
                        .round(new java.math.MathContext(15, java.math.RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString())
                .toList();
        assertThat(read).extracting(row -> row.cell(0)).containsExactlyElementsOf(exact);
    }

    @ParameterizedTest
    @CsvSource({"0, A", "25, Z", "26, AA", "701, ZZ", "702, AAA", "16383, XFD"})
    @DisplayName("列号与字母")
    void columns_in_letters(int column, String letters) {
        assertThat(SheetReader.letters(column)).isEqualTo(letters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+A1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"})
    @DisplayName("导出的表里，用户写的字不会变成公式")
    void no_cell_becomes_a_formula(String text) throws IOException {
        var csv = folder.resolve("csv");
        try (var table = SheetWriter.to(Files.newOutputStream(csv), SheetWriter.Format.CSV, "表")) {
            table.row(text);
        }
        var workbook = folder.resolve("xlsx");
        try (var table = SheetWriter.to(Files.newOutputStream(workbook), SheetWriter.Format.XLSX, "表")) {
            table.row(text);
        }

        assertThat(Files.readString(csv)).matches("(?s)\uFEFF\"?'.*");
        assertThat(read(workbook)).containsExactly(new Row(1, List.of(text.strip())));
    }

    @ParameterizedTest
    @EnumSource(SheetWriter.Format.class)
    @DisplayName("有问题的格，行末写明问题")
    void a_marked_row_says_why(SheetWriter.Format format) throws IOException {
        var file = folder.resolve("table");
        try (var table = SheetWriter.to(Files.newOutputStream(file), format, "表")) {
            table.header("甲", "乙", "丙").row("1", new SheetWriter.Marked("x", "不是金额"));
        }

        assertThat(read(file).get(1).cells()).containsExactly("1", "x", "", "问题：不是金额");
    }

    private static List<Row> read(Path file) {
        var rows = new ArrayList<Row>();
        try (var table = SheetReader.open(file, LIMITS)) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}

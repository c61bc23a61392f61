package cn.hengping.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetRefusal.CellTooLong;
import cn.hengping.platform.sheet.SheetRefusal.NotASheet;
import cn.hengping.platform.sheet.SheetRefusal.OldOrEncryptedSheet;
import cn.hengping.platform.sheet.SheetRefusal.SheetBroken;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasDoctype;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasFormula;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasMacros;
import cn.hengping.platform.sheet.SheetRefusal.SheetTooLarge;
import cn.hengping.platform.sheet.SheetRefusal.SheetUnpacksTooLarge;
import cn.hengping.platform.sheet.SheetRefusal.TooManyColumns;
import cn.hengping.platform.sheet.SheetRefusal.TooManyRows;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("来路不明的表")
class HostileSheetTest {
    private static final Limits LIMITS = new Limits(5_000_000, 100, 20, 100);

    @TempDir
    Path folder;

    @Test
    @DisplayName("公式：别处算出的数不能作数")
    void a_formula() {
        var file = Workbooks.of("<row r=\"3\"><c r=\"B3\"><f>SUM(A1:A2)</f><v>9</v></c></row>")
                .in(folder);

        refuses(file, new SheetHasFormula(3, "B"));
        refuses(text("甲,=HYPERLINK(\"x\")\n".replace("\"", "")), new SheetHasFormula(1, "B"));
    }

    @Test
    @DisplayName("外部实体：不许借表格读本机的文件")
    void an_external_entity() {
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        var sheet = Workbooks.of("")
                .part(
                        "xl/worksheets/sheet1.xml",
                        doctype
                                + "<worksheet><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>")
                .in(folder);
        refuses(sheet, new SheetHasDoctype());

        var texts = Workbooks.of("<row/>").part("xl/sharedStrings.xml", doctype + "<sst><si><t>&e;</t></si></sst>");
        refuses(texts.in(folder), new SheetHasDoctype());
        var outline = Workbooks.of("<row/>").part("xl/workbook.xml", doctype + "<workbook/>");
        refuses(outline.in(folder), new SheetHasDoctype());
        var entity = Workbooks.of("<row><c t=\"str\"><v>&e;</v></c></row>");
        refuses(entity.in(folder), new SheetBroken(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"})
    @DisplayName("压缩炸弹：不论藏在哪一部分，展开过大即止")
    void a_zip_bomb(String part) {
        var file = Workbooks.of("<row><c t=\"str\"><v>1</v></c></row>")
                .part(part, "<x>" + " ".repeat(60_000_000) + "</x>")
                .in(folder);

        refuses(file, new SheetUnpacksTooLarge());
    }

    @Test
    @DisplayName("一段文字、一个属性大到装不下：不装，只说明")
    void one_giant_piece() {
        var words = "字".repeat(1_000);
        refuses(shared(words), new CellTooLong(4, "A", 100));
        refuses(
                Workbooks.of("<row><c t=\"str\"><v>" + words + "</v></c></row>").in(folder),
                new CellTooLong(1, "A", 100));
        var giant = "字".repeat(3_000_000);
        refuses(shared(giant), new SheetUnpacksTooLarge());
        refuses(
                Workbooks.of("<row><c t=\"str\"><v>" + giant + "</v></c></row>").in(folder),
                new SheetUnpacksTooLarge());
        refuses(Workbooks.of("<row spans=\"" + giant + "\"/>").in(folder), new SheetUnpacksTooLarge());
        refuses(
                Workbooks.of("<row><c t=\"str\"><v>" + "<b>x</b>".repeat(9) + "</v></c></row>")
                        .in(folder),
                new SheetBroken(1));
    }

    private Path shared(String text) {
        return Workbooks.of("<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c></row>")
                .texts("<si><t>" + text + "</t></si>")
                .in(folder);
    }

    @Test
    @DisplayName("一百万列：到上限即止")
    void a_million_columns() {
        refuses(
                Workbooks.of("<row r=\"1\"><c r=\"BIZARRE1\"><v>1</v></c></row>")
                        .in(folder),
                new TooManyColumns(1, 20));
        refuses(
                Workbooks.of("<row r=\"5\">" + "<c><v>1</v></c>".repeat(1_000_000) + "</row>")
                        .in(folder),
                new TooManyColumns(5, 20));
        refuses(text("a,".repeat(1_000_000)), new TooManyColumns(1, 20));
    }

    @Test
    @DisplayName("行数、文字、大小超过上限")
    void beyond_the_limits() {
        refuses(Workbooks.of("<row><c><v>1</v></c></row>".repeat(101)).in(folder), new TooManyRows(100));
        refuses(text("1\n".repeat(101)), new TooManyRows(100));
        var words = "字".repeat(101);
        refuses(text("甲\n" + words), new CellTooLong(2, "A", 100));
        refuses(
                Workbooks.of("<row><c/><c t=\"str\"><v>" + words + "</v></c></row>")
                        .in(folder),
                new CellTooLong(1, "B", 100));
        refuses(text("\"" + "x\n".repeat(2_000_000)), new SheetBroken(1));
        refuses(text("1".repeat(5_000_001)), new SheetTooLarge(5_000_000));
    }

    @Test
    @DisplayName("空字符：藏在文件深处也不放进来")
    void a_nul_far_into_the_file() {
        var lines = ("A-1," + "劳".repeat(90) + "\n").repeat(60);

        refuses(text("凭证号,摘要\n" + lines + "A-2,劳\0务\n"), new SheetBroken(62));
    }

    @Test
    @DisplayName("带宏的、旧版的、加密的、换了扩展名的")
    void other_kinds_of_file() throws IOException {
        refuses(Workbooks.of("").part("xl/vbaProject.bin", "x").in(folder), new SheetHasMacros());
        refuses(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1), new OldOrEncryptedSheet());
        refuses(text("%PDF-1.7\n"), new NotASheet());
        refuses(text("<html><table>"), new NotASheet());
        refuses(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10), new NotASheet());
        refuses(bytes('P', 'K', 3, 4, 0, 0), new NotASheet());
        refuses(bytes(), new NotASheet());
        var docx = new Workbooks().part("word/document.xml", "<document/>").in(folder);
        refuses(docx, new NotASheet());
    }

    @ParameterizedTest
    @MethodSource("broken")
    @DisplayName("残缺的工作簿：说明在哪一行，不出故障")
    void a_broken_workbook(String rows) {
        assertThatThrownBy(() -> drain(Workbooks.of(rows).in(folder)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(SheetBroken.class));
    }

    static Stream<String> broken() {
        return Stream.of(
                "<row><c t=\"s\"><v>0</v></c></row>",
                "<row><c t=\"s\"><v>-1</v></c></row>",
                "<row><c t=\"s\"><v>99999999999</v></c></row>",
                "<row><c><v>1E999999999</v></c></row>",
                "<row><c><v>abc</v></c></row>",
                "<row r=\"2\"/><row r=\"1\"/>",
                "<row r=\"x\"/>",
                "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
                "<row><c r=\"1\"/></row>",
                "<row><c><v>1</v></row>",
                "<row><c><v>1<v>");
    }

    @Test
    @DisplayName("任意损坏一个字节：要么读出，要么说明，绝不出故障")
    void any_damaged_byte() throws IOException {
        var whole = Files.readAllBytes(
                Workbooks.of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"0\"><v>1.5</v></c></row>")
                        .texts("<si><t>文字</t></si>")
                        .styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
                        .in(folder));
        var random = new Random(7);
        var file = folder.resolve("damaged");
        for (var i = 0; i < 3_000; i++) {
            var damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            try {
                drain(file);
            } catch (Refused refused) {
                assertThat(refused.refusal().getClass().getEnclosingClass()).isEqualTo(SheetRefusal.class);
            }
        }
    }

    private void refuses(Path file, Refusal refusal) {
        assertThatThrownBy(() -> drain(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static void drain(Path file) {
        try (var table = SheetReader.open(file, LIMITS)) {
            while (table.next() != null) {
                // to the end
            }
        }
    }

    private Path text(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return write(bytes);
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("upload.bin"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import cn.hengping.evaluation.inspection.reading.ReadFile;
import cn.hengping.evaluation.inspection.reading.Unreadable;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import cn.hengping.evaluation.inspection.recognition.Words;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("读文件")
class ReadingTest {
    private static final String TEXT = "一、项目概况\n本项目预算安排21.18万元，用于网络安全。\n";

    private static Why why(byte[] bytes) {
        return catchThrowableOfType(Unreadable.class, () -> ReadFile.read(bytes))
                .why();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE"})
    @DisplayName("纯文本的编码由内容判断")
    void the_encoding_of_text_is_found_out(String charset) {
        var document = ReadFile.read(TEXT.getBytes(Charset.forName(charset)));

        assertThat(document.text()).contains("本项目预算安排21.18万元");
    }

    @Test
    @DisplayName("修订：看得见的是插入的，删除的不算；域代码不算，结果算；隐藏文字不算")
    void revisions_and_fields_read_as_people_see_them() {
        var body = "<w:p><w:r><w:t>预算</w:t></w:r><w:del><w:r><w:delText>二十</w:delText></w:r></w:del>"
                + "<w:ins><w:r><w:t>21.18</w:t></w:r></w:ins><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                + "<w:r><w:instrText>REF _Ref1</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + "<w:r><w:t>万元</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>批注</w:t></w:r></w:p>";

        assertThat(ReadFile.read(Papers.docx(body)).text().strip()).isEqualTo("预算21.18万元");
    }

    @Test
    @DisplayName("文本框里的字和嵌套的表都读得到")
    void text_boxes_and_inner_tables_are_read() {
        var inner = Papers.table(java.util.List.of(java.util.List.of("内表", "值")));
        var body =
                "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
                        + "<w:tbl><w:tr><w:tc>" + Papers.paragraph("外表") + inner + "</w:tc></w:tr></w:tbl>";

        var document = ReadFile.read(Papers.docx(body));

        assertThat(document.text()).contains("框中文字", "外表", "内表");
        assertThat(document.grids()).hasSize(2);
    }

    @Test
    @DisplayName("XLSX 的百分数、日期和浮点数按显示的读")
    void numbers_read_as_they_are_shown() {
        var parts = Map.of(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" r:id=\"a\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"a\" Target=\"worksheets/s.xml\"/></Relationships>",
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
                "xl/worksheets/s.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>16.949999999999999</v></c><c r=\"B1\" s=\"1\"><v>0.9512</v></c>"
                        + "<c r=\"C1\" s=\"2\"><v>45657</v></c><c r=\"D1\"><f>SUM(A1:A1)</f><v>16.95</v></c></row></sheetData></worksheet>");

        var grid = ReadFile.read(Papers.zip(parts)).grids().getFirst();

        assertThat(grid.row(0)).extracting(Grid.Cell::plain).containsExactly("16.95", "95.12%", "2024-12-31", "16.95");
    }

    @Test
    @DisplayName("名字不作数：旧版、加密、空白、二进制文件一律说明原因")
    void what_cannot_be_read_is_refused_by_its_reason() {
        assertThat(why(new byte[0])).isEqualTo(Why.EMPTY);
        assertThat(why(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}))
                .isEqualTo(Why.OLD_OFFICE);
        assertThat(why(Papers.zip(Map.of("a.txt", "x")))).isEqualTo(Why.ARCHIVE);
        assertThat(why(Papers.zip(Map.of("OFD.xml", "<x/>")))).isEqualTo(Why.OFD);
        assertThat(why(Papers.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text"))))
                .isEqualTo(Why.OPEN_DOCUMENT);
        assertThat(why("{\\rtf1 x}".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Why.RTF);
        assertThat(why("\r\n<html><table><tr><td>分值".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Why.WEB_PAGE);
        assertThat(why("MIME-Version: 1.0\nContent-Type: multipart/related".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Why.WEB_PAGE);
        assertThat(why("<?xml version=\"1.0\"?><Workbook/>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Why.XML);
        assertThat(why(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10})).isEqualTo(Why.PICTURE);
        assertThat(why("Rar!xx".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Why.ARCHIVE);
        assertThat(why(encrypted())).isEqualTo(Why.ENCRYPTED);
        assertThat(why(new byte[] {'P', 'K', 3, 4, 9, 9, 9})).isEqualTo(Why.BROKEN);
        assertThat(why("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Why.BROKEN);
        assertThat(why(Papers.docx("<w:p><w:r><w:t>x")).name()).isEqualTo("BROKEN");
        assertThat(why(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x81})).isEqualTo(Why.UNKNOWN_KIND);
    }

    /** A DOCX with a password is an OLE file that holds a stream of this name. */
    private static byte[] encrypted() {
        var bytes = new byte[2_048];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, bytes, 0, 4);
        var name = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1_024, name.length);
        return bytes;
    }

    @Test
    @DisplayName("压缩炸弹和外部实体拒收")
    void bombs_and_entities_are_refused() {
        var bomb = Papers.docx("<w:p><w:r><w:t>" + " ".repeat(40 << 20) + "</w:t></w:r></w:p>");
        var entity = Papers.zip(Map.of(
                "word/document.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"));

        assertThat(why(bomb)).isEqualTo(Why.BOMB);
        assertThat(why(entity)).isIn(Why.DOCTYPE, Why.BROKEN);
    }

    @Test
    @DisplayName("认不出的如实说明")
    void what_is_not_recognised_is_said() {
        var inspected = new InspectFile(new Words(null)).inspect("今天天气很好。\n".getBytes(StandardCharsets.UTF_8));

        assertThat(inspected.dossier().unrecognised()).isNotEmpty();
        assertThat(inspected.findings()).isEmpty();
    }

    @Test
    @DisplayName("增补的词表与自带的一起生效")
    void a_bureau_adds_its_own_words(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        java.nio.file.Files.writeString(folder.resolve("typos.txt"), "丰难区\t丰南区\n");
        var bytes = "一、项目概况\n本项目在丰难区实施，服务居民。\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new InspectFile(new Words(folder)).inspect(bytes).findings())
                .extracting(Finding::code)
                .contains("Typo");
        assertThat(new InspectFile(new Words(null)).inspect(bytes).findings())
                .extracting(Finding::code)
                .doesNotContain("Typo");
        assertThatThrownBy(() -> new Words(folder).lines("nothing.txt")).isInstanceOf(IllegalStateException.class);
    }
}

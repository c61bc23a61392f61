package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.hengping.report.document.docx.DocxWriter;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.ofd.OfdWriter;
import cn.hengping.report.document.pdf.PdfWriter;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("三种格式说同样的话，版式文件经得起检验")
class FormatsTest {
    private static final String CONTRACT = DocumentFixture.contract();

    private static Map<String, byte[]> printed() {
        return DocumentFixture.print(CONTRACT).stream()
                .collect(Collectors.toMap(
                        file -> file.about().kind() + " " + file.about().format(), Rendered.File::content));
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    @Test
    @DisplayName("从 PDF、OFD、DOCX 取出的报告文字逐字相同，与文件模型相同")
    void the_texts_of_the_three_formats_are_equal() throws Exception {
        var files = printed();
        var evaluation = CONTRACT;
        var report = Texts.of(DocumentFixture.document("founding", evaluation));
        var table = Texts.of(DocumentFixture.document("table-national", evaluation));

        assertThat(Texts.ofDocx(file(files, "REPORT DOCX"))).isEqualTo(report);
        assertThat(Texts.ofOfd(file(files, "REPORT OFD"))).isEqualTo(report);
        assertThat(Texts.ofPdf(file(files, "REPORT PDF"))).isEqualTo(report);
        assertThat(Texts.ofDocx(file(files, "TABLE DOCX"))).isEqualTo(table);
        assertThat(Texts.ofOfd(file(files, "TABLE OFD"))).isEqualTo(table);
        assertThat(Texts.ofPdf(file(files, "TABLE PDF"))).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource({"national,0", "founding,60", "table-national,60", "table-nature,200", "table-review,120"})
    @DisplayName("每种提纲和表样、跨页的长表也一样：三种格式取出的文字完全相同")
    void the_texts_are_equal_in_every_form(String code, int lines) throws Exception {
        var json = lines == 0 ? DocumentFixture.golden() : DocumentFixture.withLines(lines);
        var outline = DocumentFixture.outline(code);
        var set = DocumentFixture.press().set(DocumentFixture.read(json), Edition.FULL, outline);
        var expected = Texts.of(DocumentFixture.document(code, json));

        assertThat(Texts.ofPdf(PdfWriter.write(set))).isEqualTo(expected);
        assertThat(Texts.ofOfd(OfdWriter.write(set))).isEqualTo(expected);
        assertThat(Texts.ofDocx(DocxWriter.write(set))).isEqualTo(expected);
    }

    @Test
    @DisplayName("只要 DOCX 时不排版，文件与一起出具的逐字节相同")
    void a_docx_alone_is_the_same_file() {
        var press = DocumentFixture.press();
        var evaluation = DocumentFixture.read(CONTRACT);
        var outline = DocumentFixture.outline("founding");

        assertThat(press.docx(evaluation, Edition.FULL, outline))
                .isEqualTo(DocxWriter.write(press.set(evaluation, Edition.FULL, outline)));
    }

    @Test
    @DisplayName("veraPDF 按 PDF/A-3u 检验，没有一条不合格；附有得分说明")
    void the_pdf_is_an_archive_file() throws Exception {
        for (var name : new String[] {"REPORT PDF", "TABLE PDF"}) {
            var content = file(printed(), name);
            assertThat(Archives.faults(content)).isEmpty();
            try (var pdf = Loader.loadPDF(content)) {
                var proof = Objects.requireNonNull(pdf.getDocumentCatalog()
                        .getNames()
                        .getEmbeddedFiles()
                        .getNames()
                        .get(ScoreProof.FILE_NAME));
                assertThat(new String(proof.getEmbeddedFile().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("266 ÷ 280 × 15 = 14.25")
                        .doesNotContain("wx-leader");
            }
        }
    }

    @Test
    @DisplayName("veraPDF 能看出坏文件：去掉颜色特性即不合格")
    void the_check_can_fail() throws Exception {
        var content = new String(file(printed(), "TABLE PDF"), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("/GTS_PDFA1", "/GTS_PDFX1")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(Archives.faults(content)).isNotEmpty();
    }

    @Test
    @DisplayName("OFD 与 PDF 页数相同；入口、资源、页面、附件都在包里，编号不重复，字体是完整的子集，总共不到 860 KB")
    void the_ofd_is_whole() throws Exception {
        var files = printed();
        var content = file(files, "REPORT OFD");
        var parts = Texts.unpacked(content);
        var pages = Texts.part(parts, "Doc_0/Document.xml").getElementsByTagName("ofd:Page");
        try (var pdf = Loader.loadPDF(file(files, "REPORT PDF"))) {
            assertThat(pages.getLength()).isEqualTo(pdf.getNumberOfPages());
        }
        var ids = new java.util.HashSet<String>();
        for (var part : parts.entrySet()) {
            if (part.getKey().endsWith(".xml")) {
                var all = Texts.xml(part.getValue()).getElementsByTagName("*");
                for (var i = 0; i < all.getLength(); i++) {
                    var id = all.item(i).getAttributes().getNamedItem("ID");
                    assertThat(id == null || ids.add(id.getNodeValue()))
                            .as(String.valueOf(id))
                            .isTrue();
                }
            }
            if (part.getKey().endsWith("font_2.ttf")) {
                var font = new TTFParser().parse(new RandomAccessReadBuffer(part.getValue()));
                assertThat(font.getUnicodeCmapLookup().getGlyphId('自')).isPositive();
                assertThat(font.getNumberOfGlyphs()).isLessThan(1_000);
                assertThat(font.getGlyph()
                                .getGlyph(font.getUnicodeCmapLookup().getGlyphId('自'))
                                .getPath()
                                .getBounds2D()
                                .getHeight())
                        .isPositive();
            }
        }
        assertThat(parts).containsKeys("OFD.xml", "Doc_0/PublicRes.xml", "Doc_0/Attachs/attachment_1.json");
        assertThat(content.length).isLessThan(860_000);
    }

    @Test
    @DisplayName("目与部首⽬、同一字形的两个字，在文字层里各是各的")
    void characters_that_share_a_glyph_keep_their_meaning() throws Exception {
        var strange = CONTRACT.replace("评价工作组织开展情况正文。", "项目目录与\u2f6c录。");
        assertThat(DocumentFixture.FONTS.font(Face.BODY).glyph('目'))
                .isEqualTo(DocumentFixture.FONTS.font(Face.BODY).glyph(0x2f6c));

        var files = DocumentFixture.print(strange);

        assertThat(Texts.ofPdf(files.get(3).content())).contains("项目目录与\u2f6c录。");
        assertThat(Texts.ofOfd(files.get(4).content())).contains("项目目录与\u2f6c录。");
    }

    @Test
    @DisplayName("核验码随内容而定：内容相同则相同，改一个字就不同；三种格式同一个码")
    void the_code_follows_from_the_content() {
        var one = DocumentFixture.print(CONTRACT);
        var again = DocumentFixture.print(CONTRACT);
        var other = DocumentFixture.print(CONTRACT.replace("教训正文。", "教训正文！"));

        assertThat(again.getLast().about().code())
                .isEqualTo(one.getLast().about().code());
        assertThat(other.getLast().about().code())
                .isNotEqualTo(one.getLast().about().code());
        assertThat(one.stream().map(file -> file.about().code()).distinct()).hasSize(2);
        assertThat(VerificationCode.read(" " + one.getFirst().about().code().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(one.getFirst().about().code());
        assertThat(VerificationCode.read("'; drop table document; --")).isEmpty();
    }
}

package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.DocumentRefusal.GlyphMissing;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.Paper;
import cn.hengping.report.document.layout.Typesetter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("自评报告与自评表")
class PressTest {
    private static final String CONTRACT = DocumentFixture.contract();

    @Test
    @DisplayName("选中撰写报告的出报告和表，未选中的只出表；各有 PDF、OFD 与 DOCX")
    void the_table_always_the_report_when_selected() {
        var all = DocumentFixture.print(CONTRACT);
        var plain = DocumentFixture.print(CONTRACT.replace("\"narrativeReport\": true", "\"narrativeReport\": false"));

        assertThat(names(all))
                .containsExactly("TABLE PDF", "TABLE OFD", "TABLE DOCX", "REPORT PDF", "REPORT OFD", "REPORT DOCX");
        assertThat(names(plain)).containsExactly("TABLE PDF", "TABLE OFD", "TABLE DOCX");
        assertThat(all.getFirst().about().fileName()).isEqualTo("2024年度网信系统建设及维护资金自评表.pdf");
    }

    private static List<String> names(List<Rendered.File> files) {
        return files.stream()
                .map(file -> file.about().kind() + " " + file.about().format())
                .toList();
    }

    @Test
    @DisplayName("同样的内容印出同样的文件，一个字节不差")
    void equal_input_gives_equal_bytes() {
        var once = DocumentFixture.print(CONTRACT);
        var again = DocumentFixture.print(CONTRACT);

        for (var i = 0; i < once.size(); i++) {
            assertThat(again.get(i).content()).isEqualTo(once.get(i).content());
        }
    }

    @Test
    @DisplayName("PDF 的文字层可以检索，逐字与正文相同，没有部首替身")
    void the_text_of_the_pdf_is_the_text_of_the_document() throws IOException {
        var evaluation = CONTRACT;
        var files = DocumentFixture.print(evaluation);

        var report = pdfText(files.get(3).content());
        var table = pdfText(files.get(0).content());
        for (var text : DocumentFixture.document("founding", evaluation).texts()) {
            assertThat(squeezed(report)).contains(squeezed(text));
        }
        for (var character : squeezed(String.join(
                        "",
                        DocumentFixture.document("table-national", evaluation).texts()))
                .codePoints()
                .toArray()) {
            assertThat(table.codePoints().anyMatch(found -> found == character))
                    .as(Character.toString(character))
                    .isTrue();
        }
        assertThat((report + table).codePoints().filter(one -> one >= 0x2e80 && one < 0x2fe0))
                .isEmpty();
    }

    @Test
    @DisplayName("DOCX 各部分都是合格的 XML，文字与正文相同，依次不差")
    void the_text_of_the_docx_is_the_text_of_the_document() throws Exception {
        var evaluation = CONTRACT;
        var files = DocumentFixture.print(evaluation);
        assertThat(Texts.ofDocx(files.get(5).content()))
                .isEqualTo(Texts.of(DocumentFixture.document("founding", evaluation)));
        assertThat(Texts.ofDocx(files.get(2).content()))
                .isEqualTo(Texts.of(DocumentFixture.document("table-national", evaluation)));
    }

    @Test
    @DisplayName("尖括号、引号、控制字符不能破坏文件")
    void hostile_text_is_only_text() throws Exception {
        var hostile = CONTRACT.replace("评价工作组织开展情况正文。", "<w:p>&amp;“引号”'单'\\u0007]]>");
        var files = DocumentFixture.print(hostile.replace("\\u0007", ""));

        assertThat(Texts.ofDocx(files.get(5).content())).contains("<w:p>&amp;“引号”'单']]>");
        assertThat(squeezed(pdfText(files.get(3).content()))).contains("<w:p>&amp;“引号”'单']]>");
    }

    @Test
    @DisplayName("字库没有的字在排版之前就指出来，不印成方框")
    void a_missing_glyph_is_found_before_printing() {
        var strange = CONTRACT.replace("评价工作组织开展情况正文。", "表情\uD83D\uDE00");

        var refused = catchThrowableOfType(Refused.class, () -> DocumentFixture.print(strange));

        assertThat(refused.refusal()).isEqualTo(new GlyphMissing("\uD83D\uDE00", "U+1F600", "表情\uD83D\uDE00"));
    }

    @Test
    @DisplayName("版心 156×225 毫米，每页 22 行、每行 28 字，文字不出版心")
    void the_grid_is_that_of_the_standard() {
        var full = new Document("格", List.of(new Document.Paragraph("测".repeat(28 * 22 * 2 - 2))));

        var pages = Typesetter.pages(full, DocumentFixture.FONTS);

        assertThat(pages).hasSize(2);
        for (var page : pages) {
            var lines = page.marks().stream()
                    .filter(Page.Run.class::isInstance)
                    .map(Page.Run.class::cast)
                    .filter(run -> run.size() == 16)
                    .toList();
            assertThat(lines).hasSize(22);
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.x()).isGreaterThanOrEqualTo(Paper.PORTRAIT.left() - 0.01);
                assertThat(line.x() + java.util.Arrays.stream(line.advances()).sum())
                        .isLessThanOrEqualTo(Paper.PORTRAIT.left() + Paper.PORTRAIT.textWidth() + 0.01);
                assertThat(line.y())
                        .isBetween(Paper.PORTRAIT.top(), Paper.PORTRAIT.top() + Paper.PORTRAIT.textHeight());
            });
            assertThat(lines.get(1).characters()).hasSize(28);
        }
    }

    @Test
    @DisplayName("行首没有句读，行末没有前引号，数字不拆开")
    void lines_break_by_the_rules() {
        for (var shift = 0; shift < 30; shift++) {
            var text = "字".repeat(shift) + "全年预算20180000.00元，执行“一千九百”（见附件）。".repeat(6);
            var pages =
                    Typesetter.pages(new Document("行", List.of(new Document.Paragraph(text))), DocumentFixture.FONTS);
            var lines = pages.stream()
                    .flatMap(page -> page.marks().stream())
                    .filter(Page.Run.class::isInstance)
                    .map(Page.Run.class::cast)
                    .filter(run -> run.size() == 16)
                    .map(run -> new String(run.characters(), 0, run.characters().length))
                    .toList();
            assertThat(lines)
                    .allSatisfy(
                            line -> assertThat(line).doesNotMatch("^[，。”）].*").doesNotMatch(".*[“（]$"));
            assertThat(lines).noneMatch(line -> line.matches(".*[0-9]$") && !line.endsWith("20180000.00"));
            assertThat(String.join("", lines)).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("标题不落单在页脚，段落的首行、末行不落单")
    void no_heading_and_no_line_stands_alone() {
        for (var filler = 0; filler < 24; filler++) {
            for (var length = 1; length < 6; length++) {
                var blocks = new java.util.ArrayList<Document.Block>();
                for (var i = 0; i < filler; i++) {
                    blocks.add(new Document.Paragraph("填"));
                }
                blocks.add(new Document.Heading(1, "题"));
                blocks.add(new Document.Heading(2, "题"));
                blocks.add(new Document.Heading(3, "题"));
                blocks.add(new Document.Paragraph("文".repeat(28 * length - 2)));

                var pages = Typesetter.pages(new Document("页", blocks), DocumentFixture.FONTS);

                var foot = pages.getFirst().marks().stream()
                        .filter(Page.Run.class::isInstance)
                        .map(Page.Run.class::cast)
                        .filter(run -> run.size() == 16)
                        .map(run -> Character.toString(run.characters()[0]))
                        .toList();
                var linesAtFoot = foot.stream().filter("文"::equals).count();
                assertThat(foot.getLast()).as(filler + " " + length).isNotEqualTo("题");
                assertThat(linesAtFoot).isNotEqualTo(length - 1L == 0 ? -1 : length - 1L);
                assertThat(linesAtFoot == 1 && length > 1).isFalse();
            }
        }
    }

    @Test
    @DisplayName("二百行的表跨页重复表头，每行完整，首尾不丢")
    void a_long_table_repeats_its_header() throws IOException {
        var rows = new java.util.ArrayList<Document.Row>();
        rows.add(Document.Row.of(Document.Cell.label("表头")));
        for (var i = 0; i < 200; i++) {
            rows.add(Document.Row.of(Document.Cell.text("第" + i + "行")));
        }
        var document = new Document("表", List.of(new Document.Table(List.of(1), 1, rows)));

        var pages = Typesetter.pages(document, DocumentFixture.FONTS);

        var text = pages.stream().map(PressTest::cells).toList();
        assertThat(pages.size()).isBetween(7, 9);
        assertThat(text).allSatisfy(page -> assertThat(page).containsOnlyOnce("表头"));
        assertThat(String.join("", text)).contains("第0行").contains("第199行");
    }

    private static String cells(Page page) {
        return page.marks().stream()
                .filter(Page.Run.class::isInstance)
                .map(Page.Run.class::cast)
                .map(run -> new String(run.characters(), 0, run.characters().length))
                .collect(Collectors.joining());
    }

    private static String pdfText(byte[] content) throws IOException {
        try (var pdf = Loader.loadPDF(content)) {
            var text = new StringBuilder();
            for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                text.append(stripper.getText(pdf).replaceAll("— ?\\d+ ?—", "").replaceAll("核验码 [0-9A-Z-]{23}", ""));
            }
            return text.toString();
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}

package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.Paper;
import cn.hengping.report.document.layout.Typesetter;
import cn.hengping.report.document.pdf.PdfWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** GB/T 9704-2012 measured in the finished file, in millimetres from the upper left corner of the page. */
@DisplayName("成品 PDF 上量出的版心与网格")
class PageMeasureTest {
    private static final double MM = 72 / 25.4;

    /** Every character of a page of the file, with its place. */
    private static List<TextPosition> positions(byte[] pdf, int page) throws IOException {
        var found = new ArrayList<TextPosition>();
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    found.add(text);
                }
            };
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            stripper.getText(document);
        }
        return found;
    }

    private static byte[] pdf(Document document) {
        return PdfWriter.write(
                Typeset.of(document, Instant.parse("2025-02-26T01:00:00Z"), DocumentFixture.FONTS, List.of()));
    }

    @Test
    @DisplayName("每页 22 行、每行 28 字；左 28、右 26 毫米，首行在 37 毫米之下，末行在 262 毫米之上，行距 28.95 磅")
    void the_grid_is_that_of_the_standard() throws IOException {
        var file = pdf(new Document("格", List.of(new Document.Paragraph("测".repeat(28 * 22 * 2 - 2)))));
        for (var page = 1; page <= 2; page++) {
            var body = positions(file, page).stream()
                    .filter(text -> text.getUnicode().equals("测"))
                    .toList();
            var lines = body.stream()
                    .collect(Collectors.groupingBy(
                            text -> Math.round(text.getYDirAdj() * 100), java.util.TreeMap::new, Collectors.toList()));
            assertThat(lines).hasSize(22);
            assertThat(lines.lastEntry().getValue()).hasSize(28);
            var full = lines.lastEntry().getValue();
            assertThat(full.getFirst().getXDirAdj() / MM).isCloseTo(28.0, within(0.05));
            assertThat((full.getLast().getXDirAdj() + 156 * MM / 28) / MM).isCloseTo(184.0, within(0.05));
            var bases = lines.keySet().stream().mapToDouble(y -> y / 100.0).toArray();
            for (var i = 1; i < bases.length; i++) {
                assertThat(bases[i] - bases[i - 1]).isCloseTo(28.95, within(0.02));
            }
            // a character of 16 pt stands with its square in the middle of its line
            assertThat((bases[0] - 16 * 0.86) / MM).isGreaterThanOrEqualTo(37.0);
            assertThat((bases[21] + 16 * 0.14) / MM).isLessThanOrEqualTo(262.0);
            assertThat((bases[0] - 16 * 0.86 - (28.95 - 16) / 2) / MM).isCloseTo(37.0, within(0.05));
        }
    }

    @Test
    @DisplayName("页码 14 磅“— 1 —”，一字线在版心下 7 毫米，单页居右、双页居左各空一字；二维码与核验码在另一侧，边长 15 毫米")
    void page_numbers_and_codes_stand_at_their_margins() throws IOException {
        var text = new Document.Paragraph("测".repeat(28 * 22 * 2 - 2));
        var document = new Document("格", List.of(text))
                .imprinted(new Document.Imprint("AAAAA-BBBBB-CCCCC-DDDDD", "http://localhost:8080/verify/X"));
        var pages = Typesetter.pages(document, DocumentFixture.FONTS);
        for (var number = 1; number <= 2; number++) {
            var isOdd = number % 2 == 1;
            var marks = pages.get(number - 1).marks();
            var numbers = marks.stream()
                    .filter(mark -> mark instanceof Page.Run run && run.text().startsWith("—"))
                    .map(Page.Run.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(numbers.text()).isEqualTo("— " + number + " —");
            assertThat(numbers.size()).isEqualTo(14);
            assertThat((numbers.y() - 0.3 * 14) / MM).isCloseTo(269.0, within(0.05));
            assertThat(isOdd ? (numbers.x() + numbers.width() + 14) / MM : (numbers.x() - 14) / MM)
                    .isCloseTo(isOdd ? 184.0 : 28.0, within(0.05));
            var code = marks.stream()
                    .filter(Page.Matrix.class::isInstance)
                    .map(Page.Matrix.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(code.module() * code.code().side() / MM).isCloseTo(15.0, within(0.01));
            assertThat(code.x() / MM).isCloseTo(isOdd ? 28.0 : 184.0 - 15, within(0.05));
            assertThat(positions(pdf(document), number).stream()
                            .map(TextPosition::getUnicode)
                            .collect(Collectors.joining()))
                    .contains("AAAAA-BBBBB-CCCCC-DDDDD");
        }
    }

    @Test
    @DisplayName("横排页 297×210，版心 225×156；没有一个字或一条线出版心")
    void nothing_stands_outside_the_text_area() {
        for (var code : List.of("national", "founding", "table-national", "table-nature", "table-review")) {
            var document = DocumentFixture.document(code, DocumentFixture.golden());
            var paper = document.paper();
            assertThat(paper.textWidth() / MM).isCloseTo(paper.isLandscape() ? 225 : 156, within(0.001));
            for (var page : Typesetter.pages(document, DocumentFixture.FONTS)) {
                page.marks().forEach(mark -> requireInside(paper, mark));
            }
        }
    }

    private static void requireInside(Paper paper, Page.Mark mark) {
        if (mark instanceof Page.Run run && !run.text().startsWith("— ")) {
            assertThat(run.x()).isGreaterThanOrEqualTo(paper.left() - 0.01);
            assertThat(run.x() + run.width())
                    .as(run.text())
                    .isLessThanOrEqualTo(paper.left() + paper.textWidth() + 0.02);
            assertThat(run.y()).isBetween(paper.top(), paper.top() + paper.textHeight() + 0.5);
        }
        if (mark instanceof Page.Rule rule) {
            assertThat(rule.y2()).isBetween(paper.top() - 0.01, paper.top() + paper.textHeight() + 0.51);
            assertThat(rule.x2()).isLessThanOrEqualTo(paper.left() + paper.textWidth() + 0.01);
        }
    }
}

package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import cn.hengping.evaluation.inspection.reading.ReadFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("跨页的表格")
class PdfPagesTest {
    private static final float[] COLUMNS = {80, 200, 320, 440};
    private static final float ROW = 24;

    @Test
    @DisplayName("页脚的页码和核验码、页眉的文字不把一张表分成两张；它们排在表后")
    void what_stands_in_the_margins_does_not_end_a_table() throws IOException {
        var document = ReadFile.read(pdf("code CV22P-Z46KB", "report", "quantity"));

        assertThat(document.grids()).hasSize(1);
        assertThat(document.text()).contains("CV22P-Z46KB", "report");
        assertThat(document.text().indexOf("CV22P"))
                .isGreaterThan(document.text().indexOf("r5c2"));
    }

    @Test
    @DisplayName("正文中的一行字把两张表分开")
    void a_line_of_text_between_two_tables_parts_them() throws IOException {
        var document = ReadFile.read(pdf("", "", "a line of text"));

        assertThat(document.grids()).hasSize(2);
    }

    /** Three rows at the end of one page, three at the top of the next; a line in the body of the second page unless it is "quantity". */
    private static byte[] pdf(String footer, String header, String body) throws IOException {
        try (var pdf = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var isOneTable = body.equals("quantity");
            page(pdf, 700, 0, footer, 60, "");
            page(pdf, isOneTable ? 720 : 600, 3, header, 815, isOneTable ? "" : body);
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void page(PDDocument pdf, float top, int first, String furniture, float at, String body)
            throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            for (var row = 0; row <= 3; row++) {
                line(content, COLUMNS[0], top - row * ROW, COLUMNS[3], top - row * ROW);
            }
            for (var column : COLUMNS) {
                line(content, column, top, column, top - 3 * ROW);
            }
            for (var row = 0; row < 3; row++) {
                for (var column = 0; column < 3; column++) {
                    write(content, COLUMNS[column] + 6, top - row * ROW - 16, "r" + (first + row) + "c" + column);
                }
            }
            write(content, 90, at, furniture);
            write(content, 90, 700, body);
        }
    }

    private static void line(PDPageContentStream content, float x1, float y1, float x2, float y2) throws IOException {
        content.moveTo(x1, y1);
        content.lineTo(x2, y2);
        content.stroke();
    }

    private static void write(PDPageContentStream content, float x, float y, String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 11);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}

package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import cn.hengping.report.document.pdf.PdfWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as pictures. A wanted change is accepted with {@code -Dhengping.accept=true}; an unwanted one leaves its picture in target/golden. */
@DisplayName("样张：逐像素与存档的页面相同")
class GoldenPagesTest {
    private static final int DPI = 48;

    @ParameterizedTest
    @CsvSource({
        "founding,0",
        "founding,1",
        "founding,4",
        "national,3",
        "table-national,0",
        "table-nature,0",
        "table-review,0"
    })
    @DisplayName("页面未变")
    void the_page_looks_as_it_did(String outline, int page) throws IOException {
        var press = DocumentFixture.press();
        var set = press.set(
                DocumentFixture.read(DocumentFixture.golden()), Edition.FULL, DocumentFixture.outline(outline));
        var now = picture(PdfWriter.write(set), page);
        var name = outline + "-" + (page + 1) + ".png";
        if (Boolean.getBoolean("hengping.accept")) {
            ImageIO.write(now, "PNG", Path.of("src/test/resources/golden", name).toFile());
        }

        var differing = differing(golden(name), now);

        if (differing > 0) {
            Files.createDirectories(Path.of("target/golden"));
            ImageIO.write(now, "PNG", Path.of("target/golden", name).toFile());
        }
        assertThat(differing).as(name).isZero();
    }

    private static BufferedImage golden(String name) throws IOException {
        try (var file = Files.newInputStream(Path.of("src/test/resources/golden", name))) {
            return Objects.requireNonNull(ImageIO.read(file));
        }
    }

    private static BufferedImage picture(byte[] pdf, int page) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
        }
    }

    private static int differing(BufferedImage one, BufferedImage other) {
        assertThat(List.of(other.getWidth(), other.getHeight())).isEqualTo(List.of(one.getWidth(), one.getHeight()));
        var differing = 0;
        for (var y = 0; y < one.getHeight(); y++) {
            for (var x = 0; x < one.getWidth(); x++) {
                differing += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return differing;
    }

    @org.junit.jupiter.api.Test
    @DisplayName("比对能看出差别：挪动一个字就不同")
    void the_comparison_can_fail() throws IOException {
        var one = new Document("一", List.of(new Document.Paragraph("样张一")));
        var other = new Document("一", List.of(new Document.Paragraph("样张二")));

        assertThat(differing(picture(pdf(one), 0), picture(pdf(other), 0))).isPositive();
    }

    private static byte[] pdf(Document document) {
        return PdfWriter.write(
                Typeset.of(document, Instant.parse("2025-02-26T01:00:00Z"), DocumentFixture.FONTS, List.of()));
    }
}

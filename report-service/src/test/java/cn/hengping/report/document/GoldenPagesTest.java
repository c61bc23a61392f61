package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as pictures. A wanted change is accepted with {@code -Dhengping.accept=true}; an unwanted one leaves in target/golden what differs. */
@DisplayName("样张：逐像素与存档的页面相同")
class GoldenPagesTest {
    private static final int DPI = 48;
    private static final Path LOOK = Path.of("target/golden");

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

        var difference = PageDifference.of(golden(name), now);

        if (difference.pixels() > 0) {
            Files.createDirectories(LOOK);
            ImageIO.write(now, "PNG", LOOK.resolve(name).toFile());
            ImageIO.write(
                    difference.picture(),
                    "PNG",
                    LOOK.resolve("difference-" + name).toFile());
        }
        assertThat(difference.pixels())
                .as(() -> name + ": " + difference.told(DPI) + "; see "
                        + LOOK.resolve("difference-" + name).toAbsolutePath())
                .isZero();
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

    @Test
    @DisplayName("比对能看出差别：换一个字就不同，差别画成图")
    void the_comparison_can_fail() throws IOException {
        var one = new Document("一", List.of(new Document.Paragraph("样张一")));
        var other = new Document("一", List.of(new Document.Paragraph("样张二")));

        var same = PageDifference.of(picture(pdf(one), 0), picture(pdf(one), 0));
        var difference = PageDifference.of(picture(pdf(one), 0), picture(pdf(other), 0));

        assertThat(same.pixels()).isZero();
        assertThat(difference.pixels()).isBetween(1, 400);
        assertThat(red(difference.picture())).isGreaterThanOrEqualTo(difference.pixels());
        assertThat(difference.told(DPI)).startsWith(difference.pixels() + " pixels differ, from ");
    }

    private static int red(BufferedImage picture) {
        var red = 0;
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                red += picture.getRGB(x, y) == Color.RED.getRGB() ? 1 : 0;
            }
        }
        return red;
    }

    private static byte[] pdf(Document document) {
        return PdfWriter.write(
                Typeset.of(document, Instant.parse("2025-02-26T01:00:00Z"), DocumentFixture.FONTS, List.of()));
    }
}

package cn.hengping.report.document.seal;

import static cn.hengping.report.document.seal.Scanner.Ink.BLACK_AND_WHITE;
import static cn.hengping.report.document.seal.Scanner.Ink.COLOUR;
import static cn.hengping.report.document.seal.Scanner.Ink.GRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.DocumentFixture;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.SealRefusal.ScanOfAnotherVersion;
import cn.hengping.report.document.seal.SealRefusal.ScanPagesDiffer;
import cn.hengping.report.document.seal.SealRefusal.ScanWithoutCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("各种扫描仪扫出来的文件，都读得出二维码")
class ScanReaderTest {
    private static final Rendered.File TABLE = DocumentFixture.pdf("table-nature");
    private static final Rendered.File REPORT = DocumentFixture.pdf("founding");

    private static final Map<String, UnaryOperator<Scanner>> LAID = new TreeMap<>(Map.of(
            "straight", scanner -> scanner,
            "1 degree", scanner -> scanner.skewed(1),
            "-2 degrees", scanner -> scanner.skewed(-2),
            "3 degrees", scanner -> scanner.skewed(3),
            "5 mm off", scanner -> scanner.shifted(5),
            "noisy", scanner -> scanner.noisy(20),
            "shrunk to the margins", scanner -> scanner.scaled(0.92),
            "all of it",
                    scanner -> scanner.skewed(-1.5)
                            .shifted(-4)
                            .noisy(12)
                            .scaled(0.95)
                            .quality(0.6f)));

    /**
     * Every two of resolution, ink, direction and way to lie meet at least once (pairwise): 32 scans for what {@code -Dhengping.scans=all}
     * shows with 288.
     */
    static Stream<Arguments> scanners() {
        var dpis = List.of(150, 200, 300);
        var inks = Scanner.Ink.values();
        var laid = List.copyOf(LAID.keySet());
        var scanners = new ArrayList<Arguments>();
        for (var way = 0; way < laid.size(); way++) {
            for (var quarters = 0; quarters < 4; quarters++) {
                for (var other = 0; other < dpis.size() * inks.length; other++) {
                    var isChosen = other == (way + quarters) % 3 + 3 * ((way + 2 * quarters) % 3);
                    if (isChosen || "all".equals(System.getProperty("hengping.scans"))) {
                        scanners.add(Arguments.of(dpis.get(other % 3), inks[other / 3], quarters, laid.get(way)));
                    }
                }
            }
        }
        return scanners.stream();
    }

    @Test
    @DisplayName("每两样都碰过面：分辨率、颜色、送纸方向、摆放")
    void every_two_of_them_meet() {
        var met = new HashSet<List<Object>>();
        scanners().map(Arguments::get).forEach(scanner -> {
            for (var one = 0; one < scanner.length; one++) {
                for (var other = one + 1; other < scanner.length; other++) {
                    met.add(List.of(one, scanner[one], other, scanner[other]));
                }
            }
        });

        assertThat(met).hasSize(3 * 3 + 3 * 4 + 3 * 8 + 3 * 4 + 3 * 8 + 4 * 8);
    }

    @ParameterizedTest(name = "{0} dpi {1} turned {2} quarters, {3}")
    @MethodSource("scanners")
    @DisplayName("分辨率、颜色、送纸方向、摆放")
    void the_code_is_read(int dpi, Scanner.Ink ink, int quarters, String laid) throws IOException {
        var scanner = Objects.requireNonNull(LAID.get(laid))
                .apply(Scanner.of(dpi, ink).turned(quarters));
        var scan = scanner.pdf(TABLE.content(), quarters / 2);

        assertIsRead(scan, TABLE, 1);
    }

    private static void assertIsRead(byte[] scan, Rendered.File printed, int pages) {
        assertThatCode(() -> ScanReader.require(scan, printed.about().code(), pages))
                .doesNotThrowAnyException();
    }

    private static Refusal refusal(byte[] scan, Rendered.File printed, int pages) {
        return catchThrowableOfType(
                        Refused.class,
                        () -> ScanReader.require(scan, printed.about().code(), pages))
                .refusal();
    }

    @Test
    @DisplayName("文件格式：PDF（JPEG、无损、传真，带或不带旋转）、TIFF（传真、LZW）、PNG、JPEG")
    void every_kind_of_file_is_read() throws IOException {
        var gray = Scanner.of(200, GRAY);
        var bits = Scanner.of(200, BLACK_AND_WHITE);
        var table = TABLE.content();
        var files = Map.of(
                "lossless", gray.losslessPdf(table, 0),
                "says how to turn", gray.turned(1).pdfThatSaysHowToTurn(table, 1),
                "fax says how to turn", bits.turned(3).pdfThatSaysHowToTurn(table, 0),
                "upside down", gray.turned(2).pdfThatSaysHowToTurn(table, 1),
                "LZW TIFF", gray.skewed(1).tiff("LZW", table, 1),
                "colour TIFF", Scanner.of(150, COLOUR).tiff("JPEG", table, 0));

        files.forEach((name, scan) -> assertThatCode(
                        () -> ScanReader.require(scan, TABLE.about().code(), 1))
                .as(name)
                .doesNotThrowAnyException());
        assertIsRead(bits.tiff("CCITT T.6", table, 0, 1), TABLE, 2);
        assertIsRead(gray.turned(1).picture("PNG", table, 0), TABLE, 1);
        assertIsRead(bits.picture("PNG", table, 1), TABLE, 1);
        assertIsRead(gray.noisy(10).picture("JPEG", table, 0), TABLE, 1);
        assertIsRead(Scanner.of(150, GRAY).skewed(-1).pdf(REPORT.content(), 0, 1, 2, 3, 4, 5, 6, 7), REPORT, 8);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("scripts")
    @DisplayName("脚本拼成的 PDF：图像的颜色与文件所说不符、页面以像素为单位、横页放在竖页上，仍读得出")
    void a_picture_is_believed_more_than_the_file_around_it(String entries, String box, String drawing)
            throws IOException {
        var colour = Scanner.of(200, COLOUR);
        var jpegs = List.of(colour.picture("JPEG", TABLE.content(), 0), colour.picture("JPEG", TABLE.content(), 1));

        assertIsRead(PlainPdf.of(jpegs, entries, box, drawing), TABLE, 2);
    }

    static Stream<Arguments> scripts() {
        var gray = "/Width 2339 /Height 1654 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
        var mixed = "/Width 1654 /Height 2339 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/DCTDecode]";
        return Stream.of(
                Arguments.of(gray, "[0 0 842 595]", "q 842 0 0 595 0 0 cm /I Do Q"),
                Arguments.of(mixed, "[0 0 842 595]", "q 842 0 0 595 0 0 cm /I Do Q"),
                Arguments.of(gray, "[0 0 2339 1654]", "q 2339 0 0 1654 0 0 cm /I Do Q"),
                Arguments.of(gray, "[0 0 595 842]", "q 595 0 0 421 0 210 cm /I Do Q"),
                Arguments.of(gray, "[0 0 595 842]", "q 0 842 -595 0 595 0 cm /I Do Q"));
    }

    @Test
    @DisplayName("扫描仪把一页切成横条的，拼起来读")
    void strips_are_put_together() throws IOException {
        assertIsRead(Scanner.of(200, GRAY).pdfOfStrips(TABLE.content(), 64, 0), TABLE, 1);
        assertIsRead(Scanner.of(300, BLACK_AND_WHITE).pdfOfStrips(TABLE.content(), 128, 1), TABLE, 1);
    }

    @Test
    @DisplayName("红色印章盖在二维码上，仍读得出")
    void a_red_seal_over_the_code_hides_nothing() throws IOException {
        assertIsRead(Scanner.of(200, COLOUR).pdfWithRedSealOverTheCode(TABLE.content(), 0, 1), TABLE, 2);
    }

    @Test
    @DisplayName("另一版本、缺页、多页按名称拒绝；没有码的页逐页指出")
    void what_is_not_the_document_is_refused_by_page() throws IOException {
        var scanner = Scanner.of(200, GRAY);
        var scan = scanner.pdf(TABLE.content(), 0, 1);

        assertThat(refusal(scanner.pdf(REPORT.content(), 0, 1), TABLE, 2)).isInstanceOf(ScanOfAnotherVersion.class);
        assertThat(refusal(scan, TABLE, 3)).isEqualTo(new ScanPagesDiffer(2, 3));
        assertThat(refusal(scan, TABLE, 1)).isEqualTo(new ScanPagesDiffer(2, 1));
        assertThat(refusal(Scanner.of(200, BLACK_AND_WHITE).tiff("CCITT T.6", TABLE.content(), 0), TABLE, 2))
                .isEqualTo(new ScanPagesDiffer(1, 2));
        assertThat(refusal(scanner.pdfWithCodesCutOff(TABLE.content(), 0, 1), TABLE, 2))
                .isEqualTo(new ScanWithoutCode(List.of(1, 2)));
        assertThat(refusal(scanner.pdfOfOneWithItsCodeCutOff(TABLE.content()), TABLE, 2))
                .isEqualTo(new ScanWithoutCode(List.of(2)));
    }
}

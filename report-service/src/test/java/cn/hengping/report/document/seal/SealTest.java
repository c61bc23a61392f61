package cn.hengping.report.document.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.DocumentFixture;
import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.SealRefusal.NoSeal;
import cn.hengping.report.document.seal.SealRefusal.ScanOfAnotherVersion;
import cn.hengping.report.document.seal.SealRefusal.ScanPagesDiffer;
import cn.hengping.report.document.seal.SealRefusal.ScanUnreadable;
import cn.hengping.report.document.seal.SealRefusal.ScanWithoutCode;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.container.DigitalValidateContainer;

@DisplayName("电子签章与盖章扫描件")
class SealTest {
    private static final Instant AT = Instant.parse("2025-02-27T01:00:00Z");
    private static final List<Rendered.File> FILES = DocumentFixture.print(DocumentFixture.golden());

    private static final int NAME_FROM = 4;
    private static final int NAME_TO = 15;
    private static final int FORM = 25;

    @TempDir
    static Path folder;

    private static SoftKey rsa() {
        return SoftKey.in(folder, SoftKey.Algorithm.RSA, "演示印章", AT);
    }

    private static SoftKey sm2() {
        return SoftKey.in(folder, SoftKey.Algorithm.SM2, "演示印章", AT);
    }

    private static Rendered.File file(DocumentFormat format) {
        return FILES.stream()
                .filter(file -> file.about().format() == format)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @BeforeAll
    static void bouncyCastle() {
        java.security.Security.addProvider(new BouncyCastleProvider());
    }

    @Test
    @DisplayName("软件密钥首次使用时生成，仅所有者可读，再次启动仍是同一把")
    void a_soft_key_is_made_once() throws IOException {
        var first = rsa().certificate();

        assertThat(rsa().certificate()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("RSA.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("PDF 签章由 DSS 自己的验证器验证；签章前的字节原样保留")
    void a_sealed_pdf_is_checked_by_dss() {
        var printed = file(DocumentFormat.PDF).content();
        var signed = PdfSeal.sign(printed, rsa(), AT);

        assertThat(signed).startsWith(printed);
        assertThat(isIntact(signed)).isTrue();
    }

    @Test
    @DisplayName("PDF 签章后任何一处改动一位、在末尾添加内容，DSS 都验不过；签名没有多余的空位可写")
    void any_altered_byte_of_a_sealed_pdf_is_found() {
        var printed = file(DocumentFormat.PDF).content();
        var signed = PdfSeal.sign(printed, rsa(), AT);
        var step = 997;
        var unseen = new ArrayList<Integer>();
        for (var at = 0; at < signed.length; at += at < printed.length ? step : 31) {
            var altered = signed.clone();
            altered[at] ^= 1;
            if (isIntact(altered) && !isUnsigned(signed, at)) {
                unseen.add(at);
            }
        }
        var container = container(signed);
        for (var at = container; at < container + 2 * 80; at++) {
            var altered = signed.clone();
            altered[at] ^= 1;
            if (isIntact(altered) && !isUnsigned(signed, at)) {
                unseen.add(at - container);
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(isIntact(Arrays.copyOf(signed, signed.length + 40))).isFalse();
        assertThat(isIntact(Arrays.copyOf(signed, signed.length - 40))).isFalse();
    }

    /**
     * The name of the container's kind (its outer object identifier, bytes 4 to 14) and the number of its form (byte 25) are signed
     * by nobody and say nothing of the document: DSS does not look at them. Everything else it must find.
     */
    private static boolean isUnsigned(byte[] signed, int at) {
        var from = container(signed);
        var isName = at >= from + 2 * NAME_FROM && at < from + 2 * NAME_TO;
        return isName || at == from + 2 * FORM || at == from + 2 * FORM + 1;
    }

    /** Where the container begins, two characters a byte. */
    private static int container(byte[] signed) {
        var mark = "/Contents <";
        return new String(signed, StandardCharsets.ISO_8859_1).lastIndexOf(mark) + mark.length();
    }

    /** What DSS says: intact, by the certificate inside, and every byte of the file covered. */
    private static boolean isIntact(byte[] pdf) {
        try {
            var analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(pdf));
            analyzer.setCertificateVerifier(new CommonCertificateVerifier());
            var signatures = analyzer.getSignatures();
            if (signatures.size() != 1) {
                return false;
            }
            var signature = (PAdESSignature) signatures.getFirst();
            signature.checkSignatureIntegrity();
            return signature.getSignatureCryptographicVerification().isSignatureIntact()
                    && signature.getSignatureCryptographicVerification().isReferenceDataIntact()
                    && signature.getPdfRevision().areAllOriginalBytesCovered()
                    && signature.getSigningCertificateToken().getCertificate().equals(rsa().certificate());
        } catch (RuntimeException _) {
            return false;
        }
    }

    @Test
    @DisplayName("OFD 签名（SM2/SM3）由 ofdrw 自己的验证器验证；改动任何一部分即不通过")
    void a_signed_ofd_is_checked_by_ofdrw() throws Exception {
        var device = sm2();
        var signed = OfdSeal.sign(file(DocumentFormat.OFD).content(), device, AT);

        assertThatCode(() -> check(signed, device)).doesNotThrowAnyException();
        for (var part :
                List.of("Doc_0/Pages/Page_1/Content.xml", "Doc_0/Document.xml", "OFD.xml", "Doc_0/Res/font_2.ttf")) {
            assertThatThrownBy(() -> check(altered(signed, part), device))
                    .as(part)
                    .isNotNull();
        }
        var length = signed.length;
        for (var at = 0; at < length; at += 1_499) {
            var flipped = signed.clone();
            flipped[at] ^= 1;
            var isFound = isRefused(flipped, device);
            // what no part says, a date in the package's list for example, is not signed, and changes nothing that is
            // shown
            assertThat(isFound || saysTheSame(flipped, signed))
                    .as("offset " + at)
                    .isTrue();
        }
        var other = SoftKey.in(folder.resolve("other"), SoftKey.Algorithm.SM2, "别的印章", AT);
        assertThatThrownBy(() -> check(signed, other)).isNotNull();
    }

    /** The library has marked its plain validator as old, and still checks by it what GB/T 33190 describes. */
    @SuppressWarnings("deprecation")
    private static void check(byte[] ofd, SealDevice device) throws Exception {
        try (var reader = new OFDReader(new ByteArrayInputStream(ofd));
                var validator = new OFDValidator(reader)) {
            validator.setValidator(new DigitalValidateContainer(device.certificate()));
            validator.exeValidate();
        }
    }

    private static boolean isRefused(byte[] ofd, SealDevice device) {
        try {
            check(ofd, device);
            return false;
        } catch (Exception _) {
            return true;
        }
    }

    private static boolean saysTheSame(byte[] one, byte[] other) throws IOException {
        return Arrays.deepEquals(contents(one), contents(other));
    }

    private static Object[] contents(byte[] zip) throws IOException {
        var contents = new ArrayList<Object>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.add(entry.getName());
                contents.add(in.readAllBytes());
            }
        }
        return contents.toArray();
    }

    private static byte[] altered(byte[] zip, String part) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8);
                var to = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = in.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(content);
                if (entry.getName().equals(part)) {
                    to.write('\n');
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("没有配置印章时按名称拒绝；DOCX 不签章")
    void without_a_seal_nothing_is_sealed() {
        var none = new Seals(Optional.empty());

        assertThat(catchThrowableOfType(Refused.class, () -> none.seal(DocumentFormat.PDF, new byte[0], AT))
                        .refusal())
                .isEqualTo(new NoSeal());
    }

    @Test
    @DisplayName("扫描件逐页读出二维码：同一版本接受；另一版本、缺页、无码、不是图像的拒绝")
    void a_scan_belongs_to_the_version_that_was_printed() throws IOException {
        var file = file(DocumentFormat.PDF);
        var about = file.about();
        var scan = scanned(file.content(), about.pages(), 200);

        assertThatCode(() -> ScanReader.require(scan, about.code(), about.pages()))
                .doesNotThrowAnyException();
        assertThat(refusal(scan, "00000-00000-00000-00000", about.pages())).isInstanceOf(ScanOfAnotherVersion.class);
        assertThat(refusal(scanned(file.content(), about.pages() - 1, 200), about.code(), about.pages()))
                .isEqualTo(new ScanPagesDiffer(about.pages() - 1, about.pages()));
        assertThat(refusal(blank(about.pages()), about.code(), about.pages())).isInstanceOf(ScanWithoutCode.class);
        assertThat(refusal("%PDF-1.4 rubbish".getBytes(StandardCharsets.UTF_8), about.code(), 1))
                .isInstanceOf(ScanUnreadable.class);
        assertThat(refusal(new byte[] {1, 2, 3}, about.code(), 1)).isInstanceOf(ScanUnreadable.class);
        var table = FILES.getFirst();
        assertThatCode(() -> ScanReader.require(
                        picture(table.content()), table.about().code(), 1))
                .doesNotThrowAnyException();
    }

    private static cn.hengping.platform.Refusal refusal(byte[] scan, String code, int pages) {
        return catchThrowableOfType(Refused.class, () -> ScanReader.require(scan, code, pages))
                .refusal();
    }

    /** Pages as a scanner makes them: pictures, a little askew. */
    private static byte[] scanned(byte[] pdf, int pages, int dpi) throws IOException {
        try (var printed = Loader.loadPDF(pdf);
                var scan = new PDDocument()) {
            var renderer = new PDFRenderer(printed);
            for (var i = 0; i < pages; i++) {
                var picture = askew(renderer.renderImageWithDPI(i, dpi, ImageType.GRAY));
                var page = new PDPage(PDRectangle.A4);
                scan.addPage(page);
                try (var content = new PDPageContentStream(scan, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(scan, picture),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            return bytes(scan);
        }
    }

    private static BufferedImage askew(BufferedImage picture) {
        var turned = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = turned.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        graphics.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(1), picture.getWidth() / 2.0, picture.getHeight() / 2.0);
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return turned;
    }

    private static byte[] blank(int pages) throws IOException {
        try (var scan = new PDDocument()) {
            for (var i = 0; i < pages; i++) {
                scan.addPage(new PDPage(PDRectangle.A4));
            }
            return bytes(scan);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] picture(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 200), "PNG", out);
            return out.toByteArray();
        }
    }
}

package cn.hengping.report.document.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import cn.hengping.platform.Ids;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.Archives;
import cn.hengping.report.document.DocumentFixture;
import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.SealRefusal.NoSeal;
import cn.hengping.report.document.seal.SealRefusal.ScanOfAnotherVersion;
import cn.hengping.report.document.seal.SealRefusal.ScanPagesDiffer;
import cn.hengping.report.document.seal.SealRefusal.ScanUnreadable;
import cn.hengping.report.document.seal.SealRefusal.ScanWithoutCode;
import cn.hengping.report.document.seal.stamp.Stamp;
import cn.hengping.report.document.seal.time.SoftAuthority;
import cn.hengping.report.verification.SealBroken;
import cn.hengping.report.verification.SealCheck;
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

@DisplayName("电子签章与盖章扫描件")
class SealTest {
    private static final Instant AT = Instant.parse("2025-02-27T01:00:00Z");
    private static final List<Rendered.File> FILES = DocumentFixture.print(DocumentFixture.golden());

    private static final String OFFICE = FILES.getFirst().about().unitName();
    private static final Random RANDOM = new Random(1);
    private static final OfdrwValidator OFDRW = new OfdrwValidator();
    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);

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

    private static SoftAuthority time() {
        var key = SoftKey.in(folder, SoftKey.Algorithm.TIME, "演示时间戳", AT);
        return new SoftAuthority(key.contentSigner(), key.certificate(), new Ids(CLOCK, RANDOM::nextLong)::next);
    }

    private static SealOrder order(byte[] file) {
        return new SealOrder(file, OFFICE, Stamp.of(OFFICE, "演示印章", DocumentFixture.FONTS), AT);
    }

    private static byte[] sealedPdf(byte[] printed) {
        return PdfSeal.sign(order(printed), rsa(), time());
    }

    private static byte[] sealedOfd(byte[] printed) {
        return OfdSeal.sign(order(printed), sm2(), time());
    }

    private static boolean holds(byte[] file) {
        try {
            SealCheck.require(file);
            return true;
        } catch (SealBroken _) {
            return false;
        }
    }

    @Test
    @DisplayName("PDF 签章由 DSS 自己的验证器验证，由本系统逐字节验证；签章前的字节原样保留；时间戳写明何时、谁作证")
    void a_sealed_pdf_is_checked_by_dss() {
        var printed = file(DocumentFormat.PDF).content();
        var signed = sealedPdf(printed);

        assertThat(signed).startsWith(printed);
        assertThat(isIntact(signed)).isTrue();
        var found = SealCheck.require(signed);
        assertThat(found.signer()).contains("演示印章");
        assertThat(found.claimedAt()).isEqualTo(AT);
        assertThat(found.stamp()).isNotNull();
        assertThat(found.stamp().at()).isEqualTo(AT);
        assertThat(found.stamp().authority()).contains("演示时间戳");
    }

    @Test
    @DisplayName("签章之后仍是 PDF/A-3u（veraPDF），印章是签名域自己的外观")
    void a_sealed_pdf_is_still_an_archive_file() throws Exception {
        var signed = sealedPdf(file(DocumentFormat.PDF).content());

        assertThat(Archives.faults(signed)).isEmpty();
        try (var pdf = Loader.loadPDF(signed)) {
            var field = pdf.getSignatureFields().getFirst();
            assertThat(field.getWidgets().getFirst().getRectangle().getWidth() / (72 / 25.4))
                    .isCloseTo(42, within(0.1));
        }
    }

    @Test
    @DisplayName("PDF 签章后任何一个字节改动，都看得出来：签名容器与目录密一些，其余疏一些")
    void any_altered_byte_of_a_sealed_pdf_is_found() {
        var printed = file(DocumentFormat.PDF).content();
        var signed = sealedPdf(printed);
        var from = container(signed);
        assertThat(holds(signed)).isTrue();
        var unseen = new ArrayList<Integer>();
        for (var at = 0; at < signed.length; at += at < from - 20 ? 997 : 7) {
            var altered = signed.clone();
            // the same byte by the other case of its letter, or another byte
            altered[at] ^= (byte) (Character.isLetter(signed[at]) && at % 4 == 0 ? 0x20 : 1);
            if (holds(altered)) {
                unseen.add(at - from);
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(isIntact(Arrays.copyOf(signed, signed.length + 40))).isFalse();
        assertThat(holds(Arrays.copyOf(signed, signed.length + 40))).isFalse();
        assertThat(holds(Arrays.copyOf(signed, signed.length - 40))).isFalse();
        assertThat(holds(printed)).isFalse();
    }

    @Test
    @DisplayName("别的文件的签章搬过来、去掉时间戳、换上别人的证书，都看得出来")
    void a_seal_of_another_file_is_found() {
        var one = sealedPdf(file(DocumentFormat.PDF).content());
        var other = sealedPdf(FILES.getFirst().content());
        var moved = new String(one, StandardCharsets.ISO_8859_1);
        var replayed = moved.substring(0, container(one))
                + new String(other, StandardCharsets.ISO_8859_1)
                        .substring(container(other), container(other) + digits(other))
                + moved.substring(container(one) + digits(one));

        assertThat(digits(one)).isEqualTo(digits(other));
        assertThat(holds(one) && holds(other)).isTrue();
        assertThat(holds(replayed.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
    }

    private static int digits(byte[] signed) {
        return new String(signed, StandardCharsets.ISO_8859_1).indexOf('>', container(signed)) - container(signed);
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
    @DisplayName("OFD 电子签章（GB/T 38540，SM2/SM3）由 ofdrw 自己的验证器验证；改动任何一部分即不通过")
    void a_sealed_ofd_is_checked_by_ofdrw() throws Exception {
        var signed = sealedOfd(file(DocumentFormat.OFD).content());

        assertThatCode(() -> check(signed)).doesNotThrowAnyException();
        for (var part :
                List.of("Doc_0/Pages/Page_1/Content.xml", "Doc_0/Document.xml", "OFD.xml", "Doc_0/Res/font_2.ttf")) {
            assertThatThrownBy(() -> check(altered(signed, part))).as(part).isNotNull();
        }
        for (var at = 0; at < signed.length; at += 1_499) {
            var flipped = signed.clone();
            flipped[at] ^= 1;
            // what no part says, a date in the package's list or a checksum, that library does not look at; ours does
            assertThat(isRefused(flipped) || !holds(flipped)).as("offset " + at).isTrue();
        }
    }

    @Test
    @DisplayName("OFD 签章后任何一个字节改动，都看得出来：签章值与目录密一些，其余疏一些；时间戳写明何时、谁作证")
    void any_altered_byte_of_a_sealed_ofd_is_found() throws IOException {
        var signed = sealedOfd(file(DocumentFormat.OFD).content());
        var found = SealCheck.require(signed);
        var value = new String(signed, StandardCharsets.ISO_8859_1).indexOf("Doc_0/Signs/Sign_0/SignedValue.dat") - 40;
        var unseen = new ArrayList<Integer>();
        for (var at = 0; at < signed.length; at += at < value ? 997 : 7) {
            var altered = signed.clone();
            altered[at] ^= (byte) (1 << at % 8);
            if (holds(altered)) {
                unseen.add(at);
            }
        }

        assertThat(unseen).isEmpty();
        assertThat(found.claimedAt()).isEqualTo(AT);
        assertThat(found.stamp()).isNotNull();
        assertThat(found.stamp().at()).isEqualTo(AT);
        assertThat(holds(Arrays.copyOf(signed, signed.length + 1))).isFalse();
        assertThat(holds(altered(signed, "Doc_0/Pages/Page_1/Content.xml"))).isFalse();
    }

    private static void check(byte[] ofd) throws Exception {
        OFDRW.check(ofd);
    }

    private static boolean isRefused(byte[] ofd) {
        try {
            check(ofd);
            return false;
        } catch (Exception _) {
            return true;
        }
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
        var none = new Seals(Optional.empty(), DocumentFixture.FONTS);

        assertThat(catchThrowableOfType(Refused.class, () -> none.seal(DocumentFormat.PDF, new byte[0], OFFICE, AT))
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

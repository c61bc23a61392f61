package cn.hengping.report.document.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.seal.SealRefusal.ScanNotPlain;
import cn.hengping.report.document.seal.SealRefusal.ScanPackedUnusually;
import cn.hengping.report.document.seal.SealRefusal.ScanPictureTooLarge;
import cn.hengping.report.document.seal.SealRefusal.ScanTooIntricate;
import cn.hengping.report.document.seal.SealRefusal.ScanUnpacksTooLarge;
import cn.hengping.report.document.seal.SealRefusal.ScanUnreadable;
import cn.hengping.report.document.seal.SealRefusal.ScanWithoutCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("恶意的扫描件：按名称拒绝，内存与时间有限")
class HostileScanTest {
    private static final String CODE = "00000-00000-00000-00000";
    private static final long MOST_MEMORY = 256L << 20;
    private static final Duration MOST_TIME = Duration.ofSeconds(20);
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Why it was refused, and that neither more memory nor more time was taken than a scan is worth. */
    private static Refusal refusal(byte[] scan) {
        var thread = Thread.currentThread().threadId();
        var memory = THREADS.getThreadAllocatedBytes(thread);
        var time = THREADS.getCurrentThreadCpuTime();
        var refused = catchThrowableOfType(Refused.class, () -> ScanReader.require(scan, CODE, 1));
        assertThat(THREADS.getThreadAllocatedBytes(thread) - memory).isLessThan(MOST_MEMORY);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time)).isLessThan(MOST_TIME);
        return refused.refusal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @DisplayName("流的解压炸弹：内容流、图像、对象流")
    void bombs_in_streams_are_refused() {
        var bomb = PlainPdf.zeros(2L << 30);
        var picture =
                "/Type /XObject /Subtype /Image /Width 2000 /Height 2000 /ColorSpace /DeviceGray /BitsPerComponent 8";
        var tooLarge = new ScanUnpacksTooLarge(PdfGuard.MOST_UNPACKED);

        assertThat(refusal(PlainPdf.page("", "", "/Filter /FlateDecode", bomb))).isEqualTo(tooLarge);
        assertThat(refusal(PlainPdf.page("", "", "/F#6clter /Fl#61teDecode", bomb)))
                .isEqualTo(tooLarge);
        assertThat(refusal(PlainPdf.page("", "", picture + " /Filter [/FlateDecode]", bomb)))
                .isEqualTo(tooLarge);
        assertThat(refusal(PlainPdf.page("", "", "/Type /ObjStm /N 1 /First 10 /Filter /FlateDecode", bomb)))
                .isInstanceOf(ScanUnpacksTooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[/FlateDecode /FlateDecode]",
                "[/Fl /FlateDecode]",
                "[/ASCIIHexDecode /FlateDecode]",
                "[/A85 /Fl]",
                "/LZWDecode",
                "/RunLengthDecode",
                "/Run#4cengthDecode",
                "9 0 R",
                "[/Crypt /FlateDecode]"
            })
    @DisplayName("套叠或少见的压缩方式，不解压即拒绝")
    void packing_within_packing_is_refused(String filter) {
        assertThat(refusal(PlainPdf.page("", "", "/Filter " + filter, PlainPdf.zeros(1 << 20))))
                .isInstanceOf(ScanPackedUnusually.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
                "/OpenAction << /S /J#61vaScript /JS (x) >>",
                "/OpenAction << /S /Launch /F (cmd.exe) >>",
                "/AcroForm << /XFA 9 0 R >>",
                "/AA << /WC << /S /SubmitForm /F (http://example.org) >> >>"
            })
    @DisplayName("带有脚本、启动程序、表单的 PDF")
    void programs_are_refused(String entries) {
        assertThat(refusal(PlainPdf.page(entries, "", "", ascii("0 0 1 1 re f"))))
                .isInstanceOf(ScanNotPlain.class);
    }

    @Test
    @DisplayName("脚本藏在压缩的对象流里，同样拒绝；加密的 PDF 拒绝")
    void hidden_programs_are_refused() throws IOException {
        var hidden = new ByteArrayOutputStream();
        try (var to = new java.util.zip.DeflaterOutputStream(hidden)) {
            to.write(ascii("9 0 << /S /JavaScript /JS (x) >>"));
        }
        assertThat(refusal(PlainPdf.page(
                        "", "", "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", hidden.toByteArray())))
                .isEqualTo(new ScanNotPlain("JavaScript"));
        var encrypted = new PlainPdf();
        encrypted.object("<< /Type /Catalog >>");
        assertThat(refusal(encrypted.file("/Encrypt << /Filter /Standard /V 1 /R 2 >>")))
                .isEqualTo(new ScanNotPlain("Encrypt"));
    }

    @Test
    @DisplayName("图像自称极大，或传真参数极大")
    void huge_pictures_are_refused() throws IOException {
        var gray = " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
        var small = PlainPdf.zeros(100);
        assertThat(refusal(picture("/Width 60000 /Height 60000" + gray, small)))
                .isInstanceOf(ScanPictureTooLarge.class);
        assertThat(refusal(picture("/Width 2000000000 /Height 2000000000" + gray, small)))
                .isInstanceOf(ScanPictureTooLarge.class);
        assertThat(refusal(picture(
                        "/Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
                                + " /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
                        small)))
                .isInstanceOf(ScanPictureTooLarge.class);
        assertThat(refusal(picture(
                        "/Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                        jpegOf(60_000, 60_000))))
                .isInstanceOf(ScanPictureTooLarge.class);
        assertThat(refusal(picture(
                        "/Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
                        small)))
                .isEqualTo(new ScanPackedUnusually(1, "JBIG2Decode"));
        assertThat(refusal(jpegOf(60_000, 60_000))).isInstanceOf(ScanPictureTooLarge.class);
        assertThat(refusal(pngOf(100_000, 100_000))).isInstanceOf(ScanPictureTooLarge.class);
    }

    private static byte[] picture(String entries, byte[] content) {
        return PlainPdf.of(java.util.List.of(content), entries, "[0 0 595 842]", "q 595 0 0 842 0 0 cm /I Do Q");
    }

    /** A small JPEG that says it is this large. */
    private static byte[] jpegOf(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "JPEG", out);
        var jpeg = ByteBuffer.wrap(out.toByteArray());
        for (var at = 0; at < jpeg.limit() - 9; at++) {
            if (jpeg.getShort(at) == (short) 0xffc0) {
                jpeg.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
            }
        }
        return jpeg.array();
    }

    private static byte[] pngOf(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "PNG", out);
        var png = ByteBuffer.wrap(out.toByteArray()).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt(29, (int) crc.getValue()).array();
    }

    @Test
    @DisplayName("百万条绘图指令、自我嵌套的图形、页内图像、巨大的页面")
    void intricate_pages_cost_little() {
        assertThat(refusal(PlainPdf.page("", "", "", ascii("0 0 1 1 re f ".repeat(300_000)))))
                .isInstanceOf(ScanTooIntricate.class);
        var itself = new PlainPdf();
        itself.object("<< /Type /Catalog /Pages 2 0 R >>");
        itself.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        itself.object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000 1000000] /Resources << /XObject << /A 5 0 R >>"
                        + " >> /Contents 4 0 R >>");
        itself.stream("", ascii("/A Do ".repeat(1_000)));
        itself.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /A 5 0 R >> >>",
                ascii("/A Do /A Do"));
        assertThat(refusal(itself.file(""))).isInstanceOf(ScanTooIntricate.class);
        assertThat(refusal(PlainPdf.page(
                        "", "", "", ascii("q 500 0 0 500 0 0 cm BI /W 60000 /H 60000 /BPC 8 /CS /G ID xxxx EI Q"))))
                .isEqualTo(new ScanWithoutCode(java.util.List.of(1)));
    }

    @Test
    @DisplayName("损坏的文件：每处截断、每处翻转都是有名称的拒绝")
    void broken_files_are_refused() throws IOException {
        var scan = PlainPdf.of(
                java.util.List.of(jpegOf(8, 8)),
                "/Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                "[0 0 595 842]",
                "q 595 0 0 842 0 0 cm /I Do Q");
        for (var length = 0; length < scan.length; length += 61) {
            assertThat(refusal(java.util.Arrays.copyOf(scan, length))).isNotNull();
        }
        for (var at = 0; at < scan.length; at += 37) {
            var flipped = scan.clone();
            flipped[at] ^= 0x15;
            assertThat(refusal(flipped)).isNotNull();
        }
        assertThat(refusal(ascii("<svg/>"))).isInstanceOf(ScanUnreadable.class);
        assertThat(refusal(ascii("GIF89a"))).isInstanceOf(ScanUnreadable.class);
    }
}

package cn.hengping.report.document.seal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import cn.hengping.report.document.seal.SealRefusal.ScanOfAnotherVersion;
import cn.hengping.report.document.seal.SealRefusal.ScanPagesDiffer;
import cn.hengping.report.document.seal.SealRefusal.ScanUnreadable;
import cn.hengping.report.document.seal.SealRefusal.ScanWithoutCode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Looks at a scan page by page, and reads the codes that were printed on it. */
final class ScanReader {
    private static final int DPI = 300;
    private static final int MOST_PICTURES = 2;
    /** A4 at 100 dots to the inch. */
    private static final int LEAST_WIDTH = 820;
    /** A3 at 300 dpi, with room. */
    private static final long MOST_PIXELS = 20_000_000;

    private static final double POINTS_OF_AN_INCH = 72;
    private static final Pattern ADDRESS = Pattern.compile(".*/verify/([0-9A-Z]{20})");
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private ScanReader() {}

    /** Refuses a scan unless each of its pages carries this code, and there are as many as were printed. */
    static void require(byte[] scan, String code, int pages) {
        var expected = code.replace("-", "");
        var found = codes(scan, pages);
        var without = new ArrayList<Integer>();
        for (var i = 0; i < found.size(); i++) {
            var codes = found.get(i);
            if (codes.isEmpty()) {
                without.add(i + 1);
            } else if (!codes.contains(expected)) {
                throw new ScanOfAnotherVersion(i + 1, String.join("、", codes), expected).asError();
            }
        }
        if (found.size() != pages) {
            throw new ScanPagesDiffer(found.size(), pages).asError();
        }
        if (!without.isEmpty()) {
            throw new ScanWithoutCode(without).asError();
        }
    }

    /** The codes of each page; a scan with far more pages than were printed is not looked at to its end. */
    private static List<List<String>> codes(byte[] scan, int pages) {
        try {
            if (isPdf(scan)) {
                return codesOfPdf(scan, pages);
            }
            return List.of(codes(picture(scan)));
        } catch (IOException e) {
            throw new ScanUnreadable(String.valueOf(e.getMessage())).asError();
        }
    }

    private static boolean isPdf(byte[] scan) {
        return scan.length > 4 && scan[0] == '%' && scan[1] == 'P' && scan[2] == 'D' && scan[3] == 'F';
    }

    private static List<List<String>> codesOfPdf(byte[] scan, int pages) throws IOException {
        try (var document = Loader.loadPDF(scan)) {
            if (document.getNumberOfPages() != pages) {
                throw new ScanPagesDiffer(document.getNumberOfPages(), pages).asError();
            }
            var renderer = new PDFRenderer(document);
            var codes = new ArrayList<List<String>>();
            for (var page = 0; page < pages; page++) {
                requireSmall(document, page);
                codes.add(codesOfPage(document, renderer, page));
            }
            return codes;
        }
    }

    /** As the scanner saw it first: a picture that is drawn at another size than its own loses edges that the code needs. */
    private static List<String> codesOfPage(PDDocument document, PDFRenderer renderer, int page) throws IOException {
        for (var picture : pictures(document.getPage(page))) {
            var codes = codes(picture.getImage());
            if (!codes.isEmpty()) {
                return codes;
            }
        }
        for (var dpi : new int[] {DPI, DPI * 2 / 3}) {
            var codes = codes(renderer.renderImageWithDPI(page, dpi, ImageType.GRAY));
            if (!codes.isEmpty()) {
                return codes;
            }
        }
        return List.of();
    }

    /** The pictures of a page that may be the scan of it. */
    private static List<PDImageXObject> pictures(PDPage page) throws IOException {
        var pictures = new ArrayList<PDImageXObject>();
        var resources = page.getResources();
        if (resources != null) {
            for (var name : resources.getXObjectNames()) {
                if (pictures.size() < MOST_PICTURES
                        && resources.isImageXObject(name)
                        && resources.getXObject(name) instanceof PDImageXObject picture
                        && picture.getWidth() >= LEAST_WIDTH
                        && (long) picture.getWidth() * picture.getHeight() <= MOST_PIXELS) {
                    pictures.add(picture);
                }
            }
        }
        return pictures;
    }

    private static void requireSmall(PDDocument document, int page) {
        var box = document.getPage(page).getCropBox();
        var pixels = box.getWidth() / POINTS_OF_AN_INCH * DPI * (box.getHeight() / POINTS_OF_AN_INCH * DPI);
        if (pixels > MOST_PIXELS) {
            throw new ScanUnreadable("page " + (page + 1) + " is larger than A3").asError();
        }
    }

    private static BufferedImage picture(byte[] scan) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(scan))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ScanUnreadable("neither PDF nor PNG nor JPEG").asError();
            }
            var reader = readers.next();
            try {
                reader.setInput(in);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > 4 * MOST_PIXELS) {
                    throw new ScanUnreadable("picture too large").asError();
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** The codes of ours where they were printed: close to the corners first, then further in; below, or above when upside down. */
    private static List<String> codes(BufferedImage picture) {
        var codes = codes(picture, picture.getWidth() * 2 / 5, picture.getHeight() / 7);
        return codes.isEmpty() ? codes(picture, picture.getWidth() / 2, picture.getHeight() / 3) : codes;
    }

    private static List<String> codes(BufferedImage picture, int width, int height) {
        var codes = new ArrayList<String>();
        for (var y : new int[] {picture.getHeight() - height, 0}) {
            for (var x : new int[] {0, picture.getWidth() - width}) {
                var code = width > 0 && height > 0 ? code(picture, x, y, width, height) : "";
                if (!code.isEmpty() && !codes.contains(code)) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    /** The code in this part of a page, or nothing; looked for as it is, and at half the size, where specks are gone. */
    private static String code(BufferedImage picture, int x, int y, int width, int height) {
        var pixels = picture.getRGB(x, y, width, height, null, 0, width);
        var code = code(pixels, width, height);
        return code.isEmpty() ? code(halved(pixels, width, height), width / 2, height / 2) : code;
    }

    /** Each dot the mean of four. */
    private static int[] halved(int[] pixels, int width, int height) {
        var half = new int[(width / 2) * (height / 2)];
        for (var y = 0; y < height / 2; y++) {
            for (var x = 0; x < width / 2; x++) {
                var at = 2 * y * width + 2 * x;
                var gray = ((pixels[at] & 0xff)
                                + (pixels[at + 1] & 0xff)
                                + (pixels[at + width] & 0xff)
                                + (pixels[at + width + 1] & 0xff))
                        / 4;
                half[y * (width / 2) + x] = gray << 16 | gray << 8 | gray;
            }
        }
        return half;
    }

    private static String code(int[] pixels, int width, int height) {
        var source = new RGBLuminanceSource(width, height, pixels);
        for (var binarizer : List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
            try {
                var address = ADDRESS.matcher(new QRCodeReader()
                        .decode(new BinaryBitmap(binarizer), HINTS)
                        .getText());
                if (address.matches()) {
                    return address.group(1);
                }
            } catch (ReaderException _) {
                // not readable this way; the other may do
            }
        }
        return "";
    }
}

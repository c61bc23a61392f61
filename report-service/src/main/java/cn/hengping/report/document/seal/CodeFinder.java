package cn.hengping.report.document.seal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/**
 * Finds the code of ours on a picture of a page, however the page was fed to the scanner: close to the four corners first, then
 * further in, then anywhere; as it is, at half the size, at twice the size. What is tried is always the same, so that a page without
 * a code costs a bounded time.
 */
final class CodeFinder {
    private static final Pattern ADDRESS = Pattern.compile(".*/verify/([0-9A-Z]{20})");
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);
    /** Of a page's shorter side: the code's corner, whichever way the page lies, with room for a page that was shifted. */
    private static final double[] CORNERS = {0.36, 0.5};
    /** A4 at 170 dots to the inch: below, two dots or less make a module. */
    private static final int FEW_DOTS = 1400;
    /** A4 at 130 dots to the inch: above, half of them still show the code. */
    private static final int MANY_DOTS = 1075;

    private CodeFinder() {}

    static Optional<String> find(Gray page) {
        for (var share : CORNERS) {
            var side = (int) (page.shorterSide() * share);
            for (var top : new int[] {page.height() - side, 0}) {
                for (var left : new int[] {0, page.width() - side}) {
                    var found = sizes(page, page.part(left, top, side, side));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return sizes(page, page);
    }

    private static Optional<String> sizes(Gray page, Gray part) {
        var found = read(part);
        if (found.isEmpty() && page.shorterSide() >= MANY_DOTS) {
            found = read(part.halved());
        }
        if (found.isEmpty() && page.shorterSide() < FEW_DOTS) {
            found = read(part.doubled());
        }
        return found;
    }

    private static Optional<String> read(Gray part) {
        if (part.shorterSide() == 0) {
            return Optional.empty();
        }
        var source = new PlanarYUVLuminanceSource(
                part.dots(), part.width(), part.height(), 0, 0, part.width(), part.height(), false);
        for (var binarizer : List.<Binarizer>of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
            try {
                var address = ADDRESS.matcher(new QRCodeReader()
                        .decode(new BinaryBitmap(binarizer), HINTS)
                        .getText());
                if (address.matches()) {
                    return Optional.of(address.group(1));
                }
            } catch (ReaderException _) {
                // not readable this way; another may do
            }
        }
        return Optional.empty();
    }
}

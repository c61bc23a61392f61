package cn.hengping.report.document.layout;

import java.util.BitSet;
import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/** A square of dark and light modules (二维码), line by line from its upper left corner. */
public final class QrCode {
    /** How wide the code of a document is printed. */
    static final double WIDTH = 15 * Paper.MM;

    /** One mask for all: weighing all eight took half the time of a DOCX, and every reader is told which one it is. */
    private static final Map<EncodeHintType, ?> MASKED = Map.of(EncodeHintType.QR_MASK_PATTERN, 4);

    private final int side;
    private final BitSet dark;

    private QrCode(int side, BitSet dark) {
        this.side = side;
        this.dark = dark;
    }

    /** The code that leads to this address. */
    public static QrCode of(String url) {
        try {
            var matrix = Encoder.encode(url, ErrorCorrectionLevel.M, MASKED).getMatrix();
            var side = matrix.getWidth();
            var dark = new BitSet(side * side);
            for (var y = 0; y < side; y++) {
                for (var x = 0; x < side; x++) {
                    dark.set(y * side + x, matrix.get(x, y) == 1);
                }
            }
            return new QrCode(side, dark);
        } catch (WriterException e) {
            throw new IllegalStateException("verification address too long: " + url, e);
        }
    }

    /** How many modules stand along a side. */
    public int side() {
        return side;
    }

    public boolean isDark(int line, int module) {
        return dark.get(line * side + module);
    }

    /** Calls back for every unbroken run of dark modules: its line, its first module, and how many there are. */
    public void eachDark(Dark drawn) {
        for (var line = 0; line < side; line++) {
            var end = (line + 1) * side;
            var from = dark.nextSetBit(line * side);
            while (from >= 0 && from < end) {
                var to = Math.min(dark.nextClearBit(from), end);
                drawn.at(line, from - line * side, to - from);
                from = dark.nextSetBit(to);
            }
        }
    }

    /** A run of dark modules. */
    public interface Dark {
        void at(int line, int from, int length);
    }
}

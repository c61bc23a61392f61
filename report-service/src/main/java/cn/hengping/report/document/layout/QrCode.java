package cn.hengping.report.document.layout;

import java.util.BitSet;

/** A square of dark and light modules (二维码), line by line from its upper left corner. */
public final class QrCode {
    /** How wide the code of a document is printed. */
    static final double WIDTH = 15 * Paper.MM;

    private final int side;
    private final BitSet dark;

    private QrCode(int side, BitSet dark) {
        this.side = side;
        this.dark = dark;
    }

    /** The code that leads to this address. */
    public static QrCode of(String url) {
        var lines = QrMasks.best(url);
        var side = lines.length;
        var dark = new BitSet(side * side);
        for (var y = 0; y < side; y++) {
            for (var rest = lines[y]; rest != 0; rest &= rest - 1) {
                dark.set(y * side + Long.numberOfTrailingZeros(rest));
            }
        }
        return new QrCode(side, dark);
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

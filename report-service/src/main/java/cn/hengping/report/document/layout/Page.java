package cn.hengping.report.document.layout;

import java.util.BitSet;
import java.util.List;

/** A page that is set: marks at places, from the upper left corner, in points. */
public record Page(Paper paper, List<Mark> marks) {
    public Page {
        marks = List.copyOf(marks);
    }

    /** Something drawn on a page. */
    public sealed interface Mark {}

    /**
     * A run of characters on a base line.
     *
     * @param advances from each character to the next
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn once and thrown away: no copies, no comparisons
    public record Run(Face face, double size, double x, double y, int[] characters, double[] advances) implements Mark {
        public String text() {
            return new String(characters, 0, characters.length);
        }

        public double width() {
            var width = 0.0;
            for (var advance : advances) {
                width += advance;
            }
            return width;
        }
    }

    /** A thin straight line. */
    public record Rule(double x1, double y1, double x2, double y2) implements Mark {}

    /**
     * A square of dark and light modules (二维码), line by line from its upper left corner.
     *
     * @param module the side of a module in points
     * @param side modules along a side
     */
    public record Matrix(double x, double y, double module, int side, BitSet dark) implements Mark {
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
    }

    /** A run of dark modules. */
    public interface Dark {
        void at(int line, int from, int length);
    }
}

package cn.hengping.report.document.layout;

import java.util.List;

/**
 * A page that is set: marks at places, from the upper left corner, in points.
 *
 * @param said how many of the marks, from the first on, are what the document says; the rest is there on every page: its number, its
 *     code, the titles of a table that goes on
 */
public record Page(Paper paper, List<Mark> marks, int said) {
    public Page {
        marks = List.copyOf(marks);
    }

    /** What the document says on this page. */
    public List<Mark> body() {
        return marks.subList(0, said);
    }

    /** What is there on every page. */
    public List<Mark> furniture() {
        return marks.subList(said, marks.size());
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
     * The document's QR code (二维码), the same on all of its pages.
     *
     * @param module the side of a module in points
     */
    public record Matrix(double x, double y, double module, QrCode code) implements Mark {}
}

package cn.hengping.report.document.layout;

import java.util.List;

/** A page that is set: marks at places, from the upper left corner, in points. */
public record Page(List<Mark> marks) {
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
    public record Run(Face face, double size, double x, double y, int[] characters, double[] advances)
            implements Mark {}

    /** A thin straight line. */
    public record Rule(double x1, double y1, double x2, double y2) implements Mark {}
}

package cn.hengping.report.document.layout;

/**
 * The page of GB/T 9704-2012 in points: A4, margins 37, 28, 26, 35 mm, a text area of 156 × 225 mm; wide tables lie on the same
 * page turned by a quarter.
 */
public record Paper(double width, double height, double top, double left, double textWidth, double textHeight) {
    public static final double MM = 72 / 25.4;

    public static final Paper PORTRAIT = new Paper(210 * MM, 297 * MM, 37 * MM, 28 * MM, 156 * MM, 225 * MM);
    public static final Paper LANDSCAPE = new Paper(297 * MM, 210 * MM, 28 * MM, 37 * MM, 225 * MM, 156 * MM);

    /** The line pitch at which 22 lines stand on a page; at 29 only 21 do. */
    static final double LINE = 28.95;

    static final double PAGE_NUMBER_SIZE = 14;

    /** How high a dash stands over its base line, as a share of its size. */
    private static final double DASH = 0.3;

    /** The dashes beside the page number stand 7 mm below the text area (GB/T 9704-2012, 7.5). */
    double pageNumberBase() {
        return top + textHeight + 7 * MM + DASH * PAGE_NUMBER_SIZE;
    }

    double right() {
        return left + textWidth;
    }

    public boolean isLandscape() {
        return width > height;
    }
}

package cn.hengping.report.document.layout;

/** The page of GB/T 9704-2012 in points: A4, margins 37, 28, 26, 35 mm, a text area of 156 × 225 mm. */
public final class Paper {
    private static final double MM = 72 / 25.4;

    public static final double WIDTH = 210 * MM;
    public static final double HEIGHT = 297 * MM;
    public static final double TOP = 37 * MM;
    public static final double LEFT = 28 * MM;
    public static final double TEXT_WIDTH = 156 * MM;
    public static final double TEXT_HEIGHT = 225 * MM;
    /** The line pitch at which 22 lines stand on a page; at 29 only 21 do. */
    static final double LINE = 28.95;

    static final double PAGE_NUMBER_SIZE = 14;
    /** The page number stands 7 mm below the text area. */
    static final double PAGE_NUMBER_BASE = TOP + TEXT_HEIGHT + 7 * MM + PAGE_NUMBER_SIZE;

    private Paper() {}
}

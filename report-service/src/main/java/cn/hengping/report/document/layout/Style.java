package cn.hengping.report.document.layout;

/**
 * How a text is set, in points.
 *
 * @param pitch the advance of a full-width character; the grid makes it a little less than the size
 * @param line from one base line to the next
 */
record Style(Face face, double size, double pitch, double line) {
    /** Body text: 28 characters a line, 22 lines a page (GB/T 9704-2012, 5.2.3). */
    private static final double GRID = Paper.PORTRAIT.textWidth() / 28;

    static final Style BODY = new Style(Face.BODY, 16, GRID, Paper.LINE);
    static final Style HEI = new Style(Face.HEI, 16, GRID, Paper.LINE);
    static final Style KAI = new Style(Face.KAI, 16, GRID, Paper.LINE);
    static final Style TITLE = new Style(Face.TITLE, 22, 22, 36);
    static final Style CELL = new Style(Face.BODY, 10.5, 10.5, 15);
    static final Style CELL_STRONG = new Style(Face.HEI, 10.5, 10.5, 15);
    static final Style NOTE = new Style(Face.BODY, 9, 9, 13);
    static final Style PAGE_NUMBER = new Style(Face.BODY, 14, 14, 14);
    static final Style IMPRINT = new Style(Face.BODY, 7, 7, 9);

    /** Smaller is not read any more. */
    private static final double LEAST = 5;

    double advance(Metrics metrics, int character) {
        return metrics.advance(face, character) * pitch;
    }

    /** From the top of a line to its base line: a full-width character sits in the middle of its pitch. */
    double base() {
        return (line - size) / 2 + size * 0.86;
    }

    /** The same in half points smaller, so that a figure that is wider than its cell is not torn. */
    Style fitting(String text, Metrics metrics, double room) {
        if (!LineBreaker.isWhole(text)) {
            return this;
        }
        var width = text.codePoints()
                .mapToDouble(character -> advance(metrics, character))
                .sum();
        var fitting = Math.floor(2 * size * room / Math.max(width, 1)) / 2;
        return width <= room || fitting < LEAST ? this : new Style(face, fitting, fitting, line);
    }
}

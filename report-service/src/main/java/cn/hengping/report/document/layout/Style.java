package cn.hengping.report.document.layout;

/**
 * How a text is set, in points.
 *
 * @param pitch the advance of a full-width character; the grid makes it a little less than the size
 * @param line from one base line to the next
 */
record Style(Face face, double size, double pitch, double line) {
    /** Body text: 28 characters a line, 22 lines a page (GB/T 9704-2012, 5.2.3). */
    static final Style BODY = new Style(Face.BODY, 16, Paper.TEXT_WIDTH / 28, Paper.LINE);

    static final Style HEI = new Style(Face.HEI, 16, Paper.TEXT_WIDTH / 28, Paper.LINE);
    static final Style KAI = new Style(Face.KAI, 16, Paper.TEXT_WIDTH / 28, Paper.LINE);
    static final Style TITLE = new Style(Face.TITLE, 22, 22, 36);
    static final Style CELL = new Style(Face.BODY, 10.5, 10.5, 15);
    static final Style CELL_STRONG = new Style(Face.HEI, 10.5, 10.5, 15);
    static final Style NOTE = new Style(Face.BODY, 9, 9, 13);

    double advance(Metrics metrics, int character) {
        return metrics.advance(face, character) * (pitch / size) * size;
    }
}

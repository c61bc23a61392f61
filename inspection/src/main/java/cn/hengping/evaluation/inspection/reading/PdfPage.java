package cn.hengping.evaluation.inspection.reading;

import java.util.List;

/** The characters and drawn lines of a page, in points from its upper left corner as it is shown. */
record PdfPage(List<Glyph> glyphs, List<Stroke> strokes) {
    /** A character: its left edge, baseline, width and height. */
    record Glyph(String text, float x, float y, float width, float height) {
        float middleX() {
            return x + width / 2;
        }

        float middleY() {
            return y - height / 2;
        }
    }

    /** A straight line, level or upright. */
    record Stroke(float x1, float y1, float x2, float y2) {
        private static final float STRAIGHT = 1.5f;

        boolean isLevel() {
            return y2 - y1 <= STRAIGHT && x2 - x1 > STRAIGHT;
        }

        boolean isUpright() {
            return x2 - x1 <= STRAIGHT && y2 - y1 > STRAIGHT;
        }
    }
}

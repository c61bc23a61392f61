package cn.hengping.evaluation.inspection.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The characters and drawn lines of a page, in points from its upper left corner as it is shown. */
record PdfPage(List<Glyph> glyphs, List<Stroke> strokes) {
    private static final int MOST_GLYPHS = 60_000;

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

    static PdfPage read(PDDocument pdf, int number, Deadline deadline) throws IOException {
        var glyphs = new ArrayList<Glyph>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition at) {
                deadline.check();
                if (glyphs.size() < MOST_GLYPHS && !at.getUnicode().isBlank()) {
                    var height = Math.max(at.getHeight(), at.getFontSizeInPt() * 0.6f);
                    glyphs.add(new Glyph(at.getUnicode(), at.getX(), at.getY(), at.getWidth(), height));
                }
            }
        };
        stripper.setStartPage(number + 1);
        stripper.setEndPage(number + 1);
        stripper.getText(pdf);
        var drawn = new PdfStrokes(pdf.getPage(number), deadline);
        drawn.processPage(pdf.getPage(number));
        return new PdfPage(distinct(glyphs), drawn.strokes());
    }

    /** Bold is often the same character twice, a hair apart. */
    private static List<Glyph> distinct(List<Glyph> glyphs) {
        var kept = new ArrayList<Glyph>();
        for (var glyph : glyphs) {
            var isTwice = false;
            for (var i = Math.max(0, kept.size() - 3); i < kept.size() && !isTwice; i++) {
                var other = kept.get(i);
                isTwice = other.text().equals(glyph.text())
                        && Math.abs(other.x() - glyph.x()) < glyph.width() * 0.2f
                        && Math.abs(other.y() - glyph.y()) < 1;
            }
            if (!isTwice) {
                kept.add(glyph);
            }
        }
        return kept;
    }
}

package cn.hengping.evaluation.inspection.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.reading.PdfPage.Glyph;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the characters and lines off the pages of a PDF. */
final class PdfPages {
    private static final int MOST_GLYPHS = 60_000;

    private PdfPages() {}

    static PdfPage read(PDDocument pdf, int number, Deadline deadline) throws IOException {
        var glyphs = new ArrayList<Glyph>();
        var stripper = new PDFTextStripper() {
            // a form that draws itself twice is drawn without end, and need not have a single character
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                deadline.check(operator.getName());
                super.processOperator(operator, operands);
            }

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

package cn.hengping.report.document.seal.stamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.seal.stamp.StampPlace.Line;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** The lines of a PDF of ours: what it draws in one piece, without what stands on every page. */
public final class PdfLines extends PDFTextStripper {
    private static final double MM = 72 / 25.4;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable TextPosition first;
    private @Nullable TextPosition last;
    private boolean isFurniture;

    private PdfLines() {
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
    }

    /** What a seal has to know of a file before it is put on. */
    public record Found(List<Line> lines, StampPlace.Sheet sheet) {}

    public static Found in(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var reader = new PdfLines();
            reader.getText(document);
            PDRectangle box = document.getPage(0).getMediaBox();
            return new Found(reader.lines, new StampPlace.Sheet(box.getWidth() / MM, box.getHeight() / MM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        isFurniture = tag.getName().equals("Artifact");
    }

    @Override
    public void endMarkedContentSequence() {
        isFurniture = false;
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (!isFurniture) {
            if (text.isEmpty()) {
                first = position;
            }
            text.append(position.getUnicode());
            last = position;
        }
    }

    @Override
    public void endText() throws IOException {
        super.endText();
        if (first != null && last != null && !text.isEmpty()) {
            lines.add(new Line(
                    getCurrentPageNo() - 1,
                    text.toString(),
                    first.getXDirAdj() / MM,
                    (last.getXDirAdj() + last.getWidthDirAdj()) / MM,
                    last.getYDirAdj() / MM));
        }
        text.setLength(0);
    }
}

package cn.hengping.report.document.seal;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import cn.hengping.report.document.seal.SealRefusal.ScanTooIntricate;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/**
 * Looks at a page of a scanned PDF: at each of its pictures as the scanner saw it, and at all of them together where they lie, for some
 * scanners cut a page into strips. Only pictures and filled shapes are drawn: no letters, patterns, masks or groups, so that memory
 * and time stay bounded whatever the file says.
 */
final class PageSight extends PDFGraphicsStreamEngine {
    /** A4 at 300 dots to the inch. */
    private static final double DOTS = 8_700_000;

    private static final int LEAST_SIDE = 400;
    private static final int MOST_OPERATORS = 100_000;
    private static final int MOST_PICTURES = 200;
    private static final int MOST_DEPTH = 6;
    private static final double POINTS_TO_DOTS = 300 / 72.0;
    private static final List<String> SKIPPED = List.of("BI", "Tj", "TJ", "'", "\"", "gs", "sh");

    private final int number;
    private final AffineTransform place;
    private final Collage collage;
    private GeneralPath path = new GeneralPath();
    private Optional<String> found = Optional.empty();
    private int operators;
    private int depth;
    private int pictures;
    private long dots;

    private PageSight(PDPage page, int number) {
        super(page);
        this.number = number;
        var box = page.getCropBox();
        var scale =
                Math.min(POINTS_TO_DOTS, Math.sqrt(DOTS / Math.max(1.0, (double) box.getWidth() * box.getHeight())));
        collage = new Collage((int) Math.max(1, box.getWidth() * scale), (int) Math.max(1, box.getHeight() * scale));
        place = new AffineTransform(scale, 0, 0, -scale, -box.getLowerLeftX() * scale, box.getUpperRightY() * scale);
    }

    /** The code on this page of a scan, if there is one. */
    static Optional<String> code(PDPage page, int number) throws IOException {
        var sight = new PageSight(page, number);
        sight.processPage(page);
        return sight.found.or(() -> sight.collage.seen().flatMap(CodeFinder::find));
    }

    /** Pictures that stand in the midst of the operators, and what only letters and masks need, are left out. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS) {
            throw new ScanTooIntricate(number).asError();
        }
        if (found.isEmpty() && !SKIPPED.contains(operator.getName())) {
            super.processOperator(operator, operands);
        }
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (++depth > MOST_DEPTH) {
            throw new ScanTooIntricate(number).asError();
        }
        super.showForm(form);
        depth--;
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        showForm(group);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
        dots += (long) image.getWidth() * image.getHeight();
        if (++pictures > MOST_PICTURES) {
            throw new ScanTooIntricate(number).asError();
        }
        Pictures.require(dots, number);
        var picture = Pictures.of(image, number);
        if (Math.min(picture.getWidth(), picture.getHeight()) >= LEAST_SIDE) {
            found = CodeFinder.find(Gray.of(picture));
        }
        if (found.isPresent()) {
            return;
        }
        var unit = new AffineTransform(1.0 / picture.getWidth(), 0, 0, -1.0 / picture.getHeight(), 0, 1);
        unit.preConcatenate(position());
        collage.draw(pen -> pen.drawImage(picture, unit, null));
    }

    private AffineTransform position() {
        var position = new AffineTransform(place);
        position.concatenate(getGraphicsState().getCurrentTransformationMatrix().createAffineTransform());
        return position;
    }

    @Override
    public void fillPath(int rule) throws IOException {
        if (!(getGraphicsState().getNonStrokingColorSpace() instanceof PDPattern)) {
            path.setWindingRule(rule);
            var colour = new Color(getGraphicsState().getNonStrokingColor().toRGB());
            var shape = place.createTransformedShape(path);
            collage.draw(pen -> {
                pen.setColor(colour);
                pen.fill(shape);
            });
        }
        endPath();
    }

    @Override
    public void fillAndStrokePath(int rule) throws IOException {
        fillPath(rule);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        moveTo((float) p0.getX(), (float) p0.getY());
        lineTo((float) p1.getX(), (float) p1.getY());
        lineTo((float) p2.getX(), (float) p2.getY());
        lineTo((float) p3.getX(), (float) p3.getY());
        closePath();
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        }
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        lineTo(x3, y3); // no code is round
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
    }

    @Override
    public void endPath() {
        path = new GeneralPath();
    }

    @Override
    public void strokePath() {
        endPath();
    }

    @Override
    public void clip(int rule) {}

    @Override
    public void shadingFill(COSName shading) {}
}

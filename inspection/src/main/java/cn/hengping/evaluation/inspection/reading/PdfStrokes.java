package cn.hengping.evaluation.inspection.reading;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.reading.PdfPage.Stroke;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/** Collects the level and upright lines that a page draws, as lines, thin boxes, or edges of boxes. */
final class PdfStrokes extends PDFGraphicsStreamEngine {
    private static final int MOST = 20_000;
    private static final float THIN = 2.5f;

    private final PDPage page;
    private final Deadline deadline;
    private final List<Stroke> strokes = new ArrayList<>();
    private final List<float[]> lines = new ArrayList<>();
    private final List<float[]> boxes = new ArrayList<>();
    private Point2D.Float at = new Point2D.Float();
    private Point2D.Float start = new Point2D.Float();

    PdfStrokes(PDPage page, Deadline deadline) {
        super(page);
        this.page = page;
        this.deadline = deadline;
    }

    List<Stroke> strokes() {
        return strokes;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.check(operator.getName());
        super.processOperator(operator, operands);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        boxes.add(new float[] {(float) p0.getX(), (float) p0.getY(), (float) p2.getX(), (float) p2.getY()});
    }

    @Override
    public void moveTo(float x, float y) {
        at = new Point2D.Float(x, y);
        start = at;
    }

    @Override
    public void lineTo(float x, float y) {
        lines.add(new float[] {at.x, at.y, x, y});
        at = new Point2D.Float(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        at = new Point2D.Float(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return at;
    }

    @Override
    public void closePath() {
        lines.add(new float[] {at.x, at.y, start.x, start.y});
        at = start;
    }

    @Override
    public void strokePath() {
        lines.forEach(line -> stroke(line[0], line[1], line[2], line[3]));
        for (var box : boxes) {
            stroke(box[0], box[1], box[2], box[1]);
            stroke(box[0], box[3], box[2], box[3]);
            stroke(box[0], box[1], box[0], box[3]);
            stroke(box[2], box[1], box[2], box[3]);
        }
        endPath();
    }

    /** A thin filled box is how some writers draw a line; a broad one is a background. */
    @Override
    public void fillPath(int windingRule) {
        var all = new ArrayList<>(boxes);
        if (lines.size() >= 3 && lines.size() <= 5) {
            all.add(bounds());
        }
        for (var box : all) {
            var width = Math.abs(box[2] - box[0]);
            var height = Math.abs(box[3] - box[1]);
            if (height <= THIN && width > THIN) {
                var y = (box[1] + box[3]) / 2;
                stroke(box[0], y, box[2], y);
            } else if (width <= THIN && height > THIN) {
                var x = (box[0] + box[2]) / 2;
                stroke(x, box[1], x, box[3]);
            }
        }
        endPath();
    }

    private float[] bounds() {
        var bounds = lines.getFirst().clone();
        for (var line : lines) {
            bounds[0] = Math.min(bounds[0], Math.min(line[0], line[2]));
            bounds[1] = Math.min(bounds[1], Math.min(line[1], line[3]));
            bounds[2] = Math.max(bounds[2], Math.max(line[0], line[2]));
            bounds[3] = Math.max(bounds[3], Math.max(line[1], line[3]));
        }
        return bounds;
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    private void stroke(float x1, float y1, float x2, float y2) {
        var from = shown(x1, y1);
        var to = shown(x2, y2);
        var stroke = new Stroke(
                Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y));
        if (strokes.size() < MOST && (stroke.isLevel() || stroke.isUpright())) {
            strokes.add(stroke);
        }
    }

    /** From the page's own coordinates, which rise, to those of the page as it is turned and shown, which fall. */
    private Point2D.Float shown(float x, float y) {
        var box = page.getCropBox();
        var left = x - box.getLowerLeftX();
        var low = y - box.getLowerLeftY();
        return switch (Math.floorMod(page.getRotation(), 360)) {
            case 90 -> new Point2D.Float(low, left);
            case 180 -> new Point2D.Float(box.getWidth() - left, low);
            case 270 -> new Point2D.Float(box.getHeight() - low, box.getWidth() - left);
            default -> new Point2D.Float(left, box.getHeight() - low);
        };
    }

    @Override
    public void endPath() {
        lines.clear();
        boxes.clear();
    }

    @Override
    public void drawImage(PDImage image) {
        // pictures are not looked at
    }

    @Override
    public void clip(int windingRule) {
        // what is cut off is of no account here
    }

    @Override
    public void shadingFill(COSName name) {
        // shades are no lines
    }
}

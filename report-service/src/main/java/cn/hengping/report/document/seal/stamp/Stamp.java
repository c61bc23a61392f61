package cn.hengping.report.document.seal.stamp;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import cn.hengping.report.document.archive.Digits;
import cn.hengping.report.document.font.Fonts;

/**
 * The round red seal of an office (公章): a ring, the name along its upper arc, a star, and below it in a straight line which seal it is.
 * Drawn, not photographed, so that it is sharp at any size. Lengths are millimetres, from the upper left corner.
 */
public final class Stamp {
    /** What the State Council's rules give the seals of offices below the ministries. */
    public static final double WIDTH = 42;

    private static final double RING = 1.2;
    private static final double STAR = 7;
    private static final Color RED = new Color(0xd7, 0x00, 0x0f);
    private static final int LEVELS = 16;
    private static final double DOTS_PER_MM = 300 / 25.4;

    private final Path2D.Double shape = new Path2D.Double(Path2D.WIND_NON_ZERO);

    private Stamp(String name, String kind, Fonts fonts) {
        var middle = RING / 2;
        shape.append(
                new BasicStroke((float) RING)
                        .createStrokedShape(new Ellipse2D.Double(middle, middle, WIDTH - RING, WIDTH - RING)),
                false);
        var letters = new StampLetters(name + kind, fonts);
        letters.onArc(name, shape);
        letters.straight(kind, shape);
        shape.append(star(), false);
    }

    /** The seal of this office, and which of its seals it is. */
    public static Stamp of(String name, String kind, Fonts fonts) {
        return new Stamp(name, kind, fonts);
    }

    private static Path2D star() {
        var star = new Path2D.Double();
        for (var i = 0; i < 10; i++) {
            var radius = i % 2 == 0 ? STAR : STAR * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
            var angle = Math.toRadians(36 * i);
            var x = WIDTH / 2 + radius * Math.sin(angle);
            var y = WIDTH / 2 - radius * Math.cos(angle);
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }

    /** As PDF draws it, a millimetre to a unit, from the lower left corner. */
    public String pdf() {
        var drawing = new StringBuilder();
        var flipped = new AffineTransform(1, 0, 0, -1, 0, WIDTH);
        var last = new double[2];
        var next = new double[6];
        for (var path = shape.getPathIterator(flipped); !path.isDone(); path.next()) {
            switch (path.currentSegment(next)) {
                case PathIterator.SEG_MOVETO -> numbers(drawing, " m\n", next[0], next[1]);
                case PathIterator.SEG_LINETO -> numbers(drawing, " l\n", next[0], next[1]);
                case PathIterator.SEG_QUADTO -> {
                    raise(last, next);
                    numbers(drawing, " c\n", next);
                }
                case PathIterator.SEG_CUBICTO -> numbers(drawing, " c\n", next);
                default -> drawing.append("h\n");
            }
            keep(last, next, path.currentSegment(new double[6]));
        }
        return drawing.append("f\n").toString();
    }

    /** A curve of one handle, as letters have, as one of two, as PDF has. */
    private static void raise(double[] from, double[] curve) {
        for (var i = 0; i < 2; i++) {
            var handle = curve[i];
            var to = curve[2 + i];
            curve[i] = from[i] + (handle - from[i]) * 2 / 3;
            curve[2 + i] = to + (handle - to) * 2 / 3;
            curve[4 + i] = to;
        }
    }

    private static void keep(double[] last, double[] next, int segment) {
        var at = switch (segment) {
            case PathIterator.SEG_QUADTO, PathIterator.SEG_CUBICTO -> 4;
            default -> 0;
        };
        last[0] = next[at];
        last[1] = next[at + 1];
    }

    private static void numbers(StringBuilder drawing, String operator, double... values) {
        for (var i = 0; i < values.length; i++) {
            drawing.append(i == 0 ? "" : " ");
            Digits.append(drawing, values[i]);
        }
        drawing.append(operator);
    }

    /** As PNG, red on nothing. */
    public byte[] png() {
        var side = (int) Math.round(WIDTH * DOTS_PER_MM);
        var ink = ink(side);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY, shades());
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                picture.getRaster().setSample(x, y, 0, ink.getRaster().getSample(x, y, 0) * LEVELS / 256);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "PNG", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private BufferedImage ink(int side) {
        var ink = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        var pen = ink.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(DOTS_PER_MM, DOTS_PER_MM);
        pen.setColor(Color.WHITE);
        pen.fill(shape);
        pen.dispose();
        return ink;
    }

    /** Red that covers more and more. */
    private static IndexColorModel shades() {
        var shades = new int[LEVELS];
        for (var i = 0; i < LEVELS; i++) {
            shades[i] = ((i * 255 / (LEVELS - 1)) << 24) | (RED.getRGB() & 0xffffff);
        }
        return new IndexColorModel(4, LEVELS, shades, 0, true, -1, DataBuffer.TYPE_BYTE);
    }

    /** The seal's red for PDF, as three parts of one. */
    public static float[] red() {
        return RED.getRGBColorComponents(null);
    }
}

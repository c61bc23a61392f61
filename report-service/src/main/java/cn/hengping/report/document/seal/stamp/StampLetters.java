package cn.hengping.report.document.seal.stamp;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;

import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.layout.Face;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The letters of a seal as outlines, upright on its arc or in a straight line; long names stand closer and narrower. */
final class StampLetters {
    private static final double MIDDLE = Stamp.WIDTH / 2;
    private static final double HEIGHT = 6;
    private static final double RADIUS = MIDDLE - 2.2 - HEIGHT / 2;
    private static final double MOST_DEGREES = 250;
    private static final double USUAL_DEGREES = 25;
    private static final double KIND_HEIGHT = 4;
    private static final double KIND_WIDTH = 22;
    private static final double KIND_BELOW = 11.5;
    /** A full-width letter's square reaches so far below its base line. */
    private static final double DESCENT = 0.12;

    private final TrueTypeFont font;

    StampLetters(String text, Fonts fonts) {
        try {
            font = new TTFParser()
                    .parse(new RandomAccessReadBuffer(
                            fonts.subset(Face.TITLE, text).file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the left to the right over the top. */
    void onArc(String name, Path2D shape) {
        var letters = name.codePoints().toArray();
        var step = Math.min(USUAL_DEGREES, MOST_DEGREES / Math.max(1, letters.length));
        var room = Math.toRadians(step) * RADIUS;
        for (var i = 0; i < letters.length; i++) {
            var angle = Math.toRadians((i - (letters.length - 1) / 2.0) * step);
            var place = AffineTransform.getTranslateInstance(
                    MIDDLE + RADIUS * Math.sin(angle), MIDDLE - RADIUS * Math.cos(angle));
            place.rotate(angle);
            append(letters[i], Math.min(HEIGHT, room * 0.95), HEIGHT, place, shape);
        }
    }

    /** Below the star. */
    void straight(String kind, Path2D shape) {
        var letters = kind.codePoints().toArray();
        var width = Math.min(KIND_HEIGHT, KIND_WIDTH / Math.max(1, letters.length));
        for (var i = 0; i < letters.length; i++) {
            var x = MIDDLE + (i - (letters.length - 1) / 2.0) * width;
            append(
                    letters[i],
                    width * 0.95,
                    KIND_HEIGHT,
                    AffineTransform.getTranslateInstance(x, MIDDLE + KIND_BELOW),
                    shape);
        }
    }

    /** A letter so wide and high, with its middle at this place. */
    private void append(int letter, double width, double height, AffineTransform middle, Path2D shape) {
        try {
            var glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
            var outline = font.getGlyph().getGlyph(glyph);
            var advance = font.getAdvanceWidth(glyph);
            var em = font.getUnitsPerEm();
            var place = new AffineTransform(middle);
            place.scale(width / em, -height / em);
            place.translate(-advance / 2.0, -(0.5 - DESCENT) * em);
            shape.append((outline == null ? new GeneralPath() : outline.getPath()).getPathIterator(place), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.hengping.report.document.seal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * White paper on which the parts of a page are put together. Most scanned pages are one picture that shows the code: the paper is
 * taken only when the first part is put on it.
 */
final class Collage {
    private final int width;
    private final int height;
    private @Nullable BufferedImage paper;

    Collage(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void draw(Consumer<Graphics2D> part) {
        var on = paper == null ? white(width, height) : paper;
        paper = on;
        var pen = on.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        part.accept(pen);
        pen.dispose();
    }

    private static BufferedImage white(int width, int height) {
        var white = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) white.getRaster().getDataBuffer()).getData(), (byte) 0xff);
        return white;
    }

    /** What is on the paper, if anything is. */
    Optional<Gray> seen() {
        return Optional.ofNullable(paper).map(Gray::of);
    }
}

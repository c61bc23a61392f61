package cn.hengping.report.document;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Where two pictures of a page differ: pixel by pixel, and to look at. */
final class PageDifference {
    private static final int GAP = 8;

    private final BufferedImage before;
    private final BufferedImage now;
    private final Rectangle region = new Rectangle();
    private int pixels;

    private PageDifference(BufferedImage before, BufferedImage now) {
        this.before = before;
        this.now = now;
    }

    static PageDifference of(BufferedImage before, BufferedImage now) {
        var difference = new PageDifference(before, now);
        for (var y = 0; y < difference.height(); y++) {
            for (var x = 0; x < difference.width(); x++) {
                difference.compare(x, y);
            }
        }
        return difference;
    }

    private int width() {
        return Math.max(before.getWidth(), now.getWidth());
    }

    private int height() {
        return Math.max(before.getHeight(), now.getHeight());
    }

    private void compare(int x, int y) {
        if (differsAt(x, y)) {
            if (pixels == 0) {
                region.setBounds(x, y, 1, 1);
            }
            region.add(new Rectangle(x, y, 1, 1));
            pixels++;
        }
    }

    private boolean differsAt(int x, int y) {
        return dot(before, x, y) != dot(now, x, y);
    }

    /** Beyond the edge there is no paper. */
    private static int dot(BufferedImage page, int x, int y) {
        return x < page.getWidth() && y < page.getHeight() ? page.getRGB(x, y) : 0;
    }

    int pixels() {
        return pixels;
    }

    /** In words: how much, and where on the page. */
    String told(int dpi) {
        var mm = 25.4 / dpi;
        return String.format(
                java.util.Locale.ROOT,
                "%d pixels differ, from %.0f mm right and %.0f mm down to %.0f and %.0f mm",
                pixels,
                region.x * mm,
                region.y * mm,
                (region.x + region.width) * mm,
                (region.y + region.height) * mm);
    }

    /** Beside each other: as it was, as it is, and as it is in pale with every differing pixel in red and a frame around all of them. */
    BufferedImage picture() {
        var picture = new BufferedImage(3 * width() + 2 * GAP, height(), BufferedImage.TYPE_INT_RGB);
        var drawing = picture.createGraphics();
        drawing.setColor(Color.DARK_GRAY);
        drawing.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        drawing.drawImage(before, 0, 0, null);
        drawing.drawImage(now, width() + GAP, 0, null);
        var left = 2 * (width() + GAP);
        for (var y = 0; y < height(); y++) {
            for (var x = 0; x < width(); x++) {
                picture.setRGB(left + x, y, differsAt(x, y) ? Color.RED.getRGB() : pale(dot(now, x, y)));
            }
        }
        drawing.setColor(Color.RED);
        drawing.drawRect(left + region.x - 3, region.y - 3, region.width + 5, region.height + 5);
        drawing.dispose();
        return picture;
    }

    private static int pale(int dot) {
        var gray = 200 + (dot & 0xff) * 55 / 255;
        return gray << 16 | gray << 8 | gray;
    }
}

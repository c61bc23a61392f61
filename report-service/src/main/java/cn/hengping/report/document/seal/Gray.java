package cn.hengping.report.document.seal;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A picture without its colours, a byte to a dot. Red counts as white, so that a seal in red ink that was put over a code does not
 * hide it.
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once and thrown away: no copies, no comparisons
record Gray(int width, int height, byte[] dots) {

    static Gray of(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_BYTE_GRAY
                && picture.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == picture.getWidth() * picture.getHeight()) {
            return new Gray(picture.getWidth(), picture.getHeight(), buffer.getData());
        }
        if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR
                && picture.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == 3 * picture.getWidth() * picture.getHeight()) {
            return ofColours(picture.getWidth(), picture.getHeight(), buffer.getData());
        }
        return ofAny(picture);
    }

    /** Three bytes to a dot, red the last of them. */
    private static Gray ofColours(int width, int height, byte[] colours) {
        var dots = new byte[width * height];
        for (var at = 0; at < dots.length; at++) {
            dots[at] = colours[3 * at + 2];
        }
        return new Gray(width, height, dots);
    }

    private static Gray ofAny(BufferedImage picture) {
        var width = picture.getWidth();
        var dots = new byte[width * picture.getHeight()];
        var line = new int[width];
        for (var y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, line, 0, width);
            for (var x = 0; x < width; x++) {
                dots[y * width + x] = (byte) onPaper(line[x]);
            }
        }
        return new Gray(width, picture.getHeight(), dots);
    }

    /** What the red of a dot looks like on white paper. */
    private static int onPaper(int dot) {
        var covers = dot >>> 24;
        return 255 - covers + (dot >> 16 & 0xff) * covers / 255;
    }

    int shorterSide() {
        return Math.min(width, height);
    }

    /** A part of the picture. */
    Gray part(int left, int top, int partWidth, int partHeight) {
        var part = new byte[partWidth * partHeight];
        for (var y = 0; y < partHeight; y++) {
            System.arraycopy(dots, (top + y) * width + left, part, y * partWidth, partWidth);
        }
        return new Gray(partWidth, partHeight, part);
    }

    /** Half as wide and high, each dot the mean of four: specks are gone. */
    Gray halved() {
        var half = new byte[(width / 2) * (height / 2)];
        for (var y = 0; y < height / 2; y++) {
            for (var x = 0; x < width / 2; x++) {
                var at = 2 * y * width + 2 * x;
                half[y * (width / 2) + x] = (byte) ((at(at) + at(at + 1) + at(at + width) + at(at + width + 1)) / 4);
            }
        }
        return new Gray(width / 2, height / 2, half);
    }

    /** Twice as wide and high, the new dots between their neighbours: modules of two dots become readable. */
    Gray doubled() {
        var twice = new byte[4 * width * height];
        for (var y = 0; y < 2 * height; y++) {
            var above = y / 2 * width;
            var below = Math.min((y + 1) / 2, height - 1) * width;
            for (var x = 0; x < 2 * width; x++) {
                var left = x / 2;
                var right = Math.min((x + 1) / 2, width - 1);
                twice[2 * y * width + x] =
                        (byte) ((at(above + left) + at(above + right) + at(below + left) + at(below + right)) / 4);
            }
        }
        return new Gray(2 * width, 2 * height, twice);
    }

    private int at(int index) {
        return dots[index] & 0xff;
    }
}

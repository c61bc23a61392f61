package cn.hengping.report.document.seal;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A scanner as offices have them: prints pages, lays them on the glass more or less straight, and makes a file of what it sees. */
record Scanner(int dpi, Ink ink, int quarters, double skew, double shift, double scale, double noise, float quality) {
    private static final double MM_PER_INCH = 25.4;
    private static final float POINTS = 72;
    private static final int DARK_BELOW = 160;

    /** How dots stray, in turns; the turns are long and no multiple of a line. */
    private static final double[] STRAYING = straying(1_000_003);

    /** Sheets are printed once, and scanned many times. */
    private static final Map<Sheet, BufferedImage> PRINTED = new ConcurrentHashMap<>();

    private record Sheet(int fileLength, int page, int dpi) {}

    private static double[] straying(int length) {
        var random = new Random(7);
        return DoubleStream.generate(random::nextGaussian).limit(length).toArray();
    }

    /** What the sensor keeps of what it sees. */
    enum Ink {
        GRAY(BufferedImage.TYPE_BYTE_GRAY),
        COLOUR(BufferedImage.TYPE_INT_RGB),
        BLACK_AND_WHITE(BufferedImage.TYPE_BYTE_GRAY);

        private final int type;

        Ink(int type) {
            this.type = type;
        }
    }

    static Scanner of(int dpi, Ink ink) {
        return new Scanner(dpi, ink, 0, 0, 0, 1, 0, 0.75f);
    }

    Scanner turned(int quartersClockwise) {
        return new Scanner(dpi, ink, quartersClockwise, skew, shift, scale, noise, quality);
    }

    /** Degrees, clockwise. */
    Scanner skewed(double degrees) {
        return new Scanner(dpi, ink, quarters, degrees, shift, scale, noise, quality);
    }

    /** So many millimetres to the right and down; what goes beyond the glass is cut off. */
    Scanner shifted(double millimetres) {
        return new Scanner(dpi, ink, quarters, skew, millimetres, scale, noise, quality);
    }

    Scanner scaled(double factor) {
        return new Scanner(dpi, ink, quarters, skew, shift, factor, noise, quality);
    }

    /** Grey values stray by about this much, of 255. */
    Scanner noisy(double deviation) {
        return new Scanner(dpi, ink, quarters, skew, shift, scale, deviation, quality);
    }

    Scanner quality(float jpeg) {
        return new Scanner(dpi, ink, quarters, skew, shift, scale, noise, jpeg);
    }

    /** These pages of the printed file, page by page. */
    List<BufferedImage> pictures(byte[] pdf, int... pages) throws IOException {
        var pictures = new ArrayList<BufferedImage>();
        for (var page : pages) {
            pictures.add(seen(PRINTED.computeIfAbsent(new Sheet(pdf.length, page, dpi), _ -> sheet(pdf, page))));
        }
        return pictures;
    }

    private BufferedImage sheet(byte[] pdf, int page) {
        try (var printed = Loader.loadPDF(pdf)) {
            return new PDFRenderer(printed).renderImageWithDPI(page, dpi, ImageType.GRAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scan as PDF: JPEG pictures, and fax pictures of black and white ones. */
    byte[] pdf(byte[] printed, int... pages) throws IOException {
        try (var scan = new PDDocument()) {
            for (var picture : pictures(printed, pages)) {
                add(scan, picture, ink == Ink.BLACK_AND_WHITE ? fax(scan, picture) : jpeg(scan, picture));
            }
            return bytes(scan);
        }
    }

    /** A scan as PDF whose pictures lose nothing. */
    byte[] losslessPdf(byte[] printed, int... pages) throws IOException {
        try (var scan = new PDDocument()) {
            for (var picture : pictures(printed, pages)) {
                add(scan, picture, LosslessFactory.createFromImage(scan, picture));
            }
            return bytes(scan);
        }
    }

    /** A scan whose pictures lie as they were fed, and whose pages say by how many quarters to turn them. */
    byte[] pdfThatSaysHowToTurn(byte[] printed, int... pages) throws IOException {
        try (var scan = Loader.loadPDF(pdf(printed, pages))) {
            scan.getPages().forEach(page -> page.setRotation((4 - quarters) % 4 * 90));
            return bytes(scan);
        }
    }

    /** A scanner that cuts each page into strips, so many dots high. */
    byte[] pdfOfStrips(byte[] printed, int height, int... pages) throws IOException {
        try (var scan = new PDDocument()) {
            for (var picture : pictures(printed, pages)) {
                var page = page(scan, picture);
                try (var content = new PDPageContentStream(scan, page)) {
                    for (var top = 0; top < picture.getHeight(); top += height) {
                        var strip = picture.getSubimage(
                                0, top, picture.getWidth(), Math.min(height, picture.getHeight() - top));
                        content.drawImage(
                                LosslessFactory.createFromImage(scan, strip),
                                0,
                                (picture.getHeight() - top - strip.getHeight()) * POINTS / dpi,
                                strip.getWidth() * POINTS / dpi,
                                strip.getHeight() * POINTS / dpi);
                    }
                }
            }
            return bytes(scan);
        }
    }

    /** Sealed in red ink, half over the codes at the foot of the page. */
    byte[] pdfWithRedSealOverTheCode(byte[] printed, int... pages) throws IOException {
        try (var scan = new PDDocument()) {
            for (var picture : pictures(printed, pages)) {
                inkRed(
                        picture,
                        new Ellipse2D.Double(
                                picture.getWidth() * 0.1, picture.getHeight() * 0.88, pixels(38), pixels(38)));
                inkRed(
                        picture,
                        new Ellipse2D.Double(
                                picture.getWidth() * 0.8, picture.getHeight() * 0.88, pixels(38), pixels(38)));
                add(scan, picture, jpeg(scan, picture));
            }
            return bytes(scan);
        }
    }

    /** Red ink lets black through and takes green and blue from white. */
    private static void inkRed(BufferedImage picture, Shape seal) {
        var bounds = seal.getBounds().intersection(picture.getRaster().getBounds());
        for (var y = bounds.y; y < bounds.y + bounds.height; y++) {
            for (var x = bounds.x; x < bounds.x + bounds.width; x++) {
                if (seal.contains(x, y)) {
                    picture.setRGB(x, y, picture.getRGB(x, y) & 0xffff2222);
                }
            }
        }
    }

    /** As if a sheet had been fed crookedly: the foot of the page is white. */
    byte[] pdfWithCodesCutOff(byte[] printed, int... pages) throws IOException {
        try (var scan = new PDDocument()) {
            for (var picture : pictures(printed, pages)) {
                cutOff(picture);
                add(scan, picture, jpeg(scan, picture));
            }
            return bytes(scan);
        }
    }

    byte[] pdfOfOneWithItsCodeCutOff(byte[] printed) throws IOException {
        try (var scan = new PDDocument()) {
            var pictures = pictures(printed, 0, 1);
            cutOff(pictures.get(1));
            for (var picture : pictures) {
                add(scan, picture, jpeg(scan, picture));
            }
            return bytes(scan);
        }
    }

    private static void cutOff(BufferedImage picture) {
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, picture.getHeight() * 88 / 100, picture.getWidth(), picture.getHeight());
        graphics.dispose();
    }

    byte[] picture(String format, byte[] printed, int page) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(
                ink == Ink.BLACK_AND_WHITE
                        ? bits(pictures(printed, page).getFirst())
                        : pictures(printed, page).getFirst(),
                format,
                out);
        return out.toByteArray();
    }

    /** Several pages in one TIFF, packed as a fax or otherwise. */
    byte[] tiff(String packing, byte[] printed, int... pages) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("TIFF").next();
        try (var to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(packing);
            for (var picture : pictures(printed, pages)) {
                writer.writeToSequence(
                        new IIOImage(ink == Ink.BLACK_AND_WHITE ? bits(picture) : picture, null, null), how);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private BufferedImage seen(BufferedImage page) {
        var isTurned = quarters % 2 == 1;
        var seen = new BufferedImage(
                isTurned ? page.getHeight() : page.getWidth(), isTurned ? page.getWidth() : page.getHeight(), ink.type);
        var graphics = seen.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, seen.getWidth(), seen.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var place = new AffineTransform();
        place.translate(seen.getWidth() / 2.0 + pixels(shift), seen.getHeight() / 2.0 + pixels(shift));
        place.rotate(Math.toRadians(skew));
        place.quadrantRotate(quarters);
        place.scale(scale, scale);
        place.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        graphics.drawImage(page, place, null);
        graphics.dispose();
        stray(seen);
        return seen;
    }

    private double pixels(double millimetres) {
        return millimetres / MM_PER_INCH * dpi;
    }

    private void stray(BufferedImage picture) {
        if (noise == 0 && ink != Ink.BLACK_AND_WHITE) {
            return;
        }
        switch (picture.getRaster().getDataBuffer()) {
            case DataBufferByte gray -> {
                var dots = gray.getData();
                for (var at = 0; at < dots.length; at++) {
                    dots[at] = (byte) kept(dots[at] & 0xff, at);
                }
            }
            case DataBufferInt colours -> {
                var dots = colours.getData();
                for (var at = 0; at < dots.length; at++) {
                    var dot = dots[at];
                    dots[at] = kept(dot >> 16 & 0xff, 3 * at) << 16
                            | kept(dot >> 8 & 0xff, 3 * at + 1) << 8
                            | kept(dot & 0xff, 3 * at + 2);
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    private int kept(int seen, int at) {
        var strayed = noise == 0 ? seen : Math.clamp(Math.round(seen + STRAYING[at % STRAYING.length] * noise), 0, 255);
        return ink == Ink.BLACK_AND_WHITE ? strayed < DARK_BELOW ? 0 : 255 : strayed;
    }

    private static BufferedImage bits(BufferedImage picture) {
        var bits = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        var graphics = bits.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return bits;
    }

    private static PDImageXObject fax(PDDocument scan, BufferedImage picture) throws IOException {
        return CCITTFactory.createFromImage(scan, bits(picture));
    }

    private PDImageXObject jpeg(PDDocument scan, BufferedImage picture) throws IOException {
        return JPEGFactory.createFromImage(scan, picture, quality, dpi);
    }

    private PDPage page(PDDocument scan, BufferedImage picture) {
        var page = new PDPage(new PDRectangle(picture.getWidth() * POINTS / dpi, picture.getHeight() * POINTS / dpi));
        scan.addPage(page);
        return page;
    }

    private void add(PDDocument scan, BufferedImage picture, PDImageXObject drawn) throws IOException {
        var page = page(scan, picture);
        try (var content = new PDPageContentStream(scan, page)) {
            content.drawImage(
                    drawn,
                    0,
                    0,
                    page.getMediaBox().getWidth(),
                    page.getMediaBox().getHeight());
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}

package cn.hengping.report.document.seal;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import cn.hengping.report.document.seal.SealRefusal.ScanPackedUnusually;
import cn.hengping.report.document.seal.SealRefusal.ScanPictureTooLarge;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** Unpacks pictures, never one that is larger than a page can be, and large ones with every second dot left out. */
final class Pictures {
    /** A4 at 600 dots to the inch. */
    private static final long MOST_DOTS = 36_000_000;
    /** More are read with every second one left out: A4 at 350 dots to the inch. */
    private static final long MANY_DOTS = 12_000_000;

    private static final List<COSName> READ = List.of(
            COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION,
            COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION,
            COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION);

    private Pictures() {}

    static void require(long dots, int page) {
        if (dots > MOST_DOTS) {
            throw new ScanPictureTooLarge(page, MOST_DOTS).asError();
        }
    }

    /** A picture of a PDF file. Of a JPEG only what it says itself counts, not what the file around it says of it. */
    static BufferedImage of(PDImage image, int page) throws IOException {
        require((long) image.getWidth() * image.getHeight(), page);
        if (!(image instanceof PDImageXObject object)) {
            throw new ScanPackedUnusually(page, "inline").asError();
        }
        var filters = object.getStream().getFilters();
        for (var filter : filters) {
            if (!READ.contains(filter)) {
                throw new ScanPackedUnusually(page, filter.getName()).asError();
            }
        }
        requireFax(object, page);
        if (filters.size() == 1 && filters.getFirst().getName().startsWith("DCT")) {
            try (var jpeg = object.getCOSObject().createRawInputStream()) {
                return jpeg(jpeg, page);
            }
        }
        if (object.isStencil()) {
            return object.getStencilImage(Color.BLACK);
        }
        return object.getImage(null, step((long) object.getWidth() * object.getHeight()));
    }

    /** A fax picture says its size a second time. */
    private static void requireFax(PDImageXObject image, int page) {
        var parameters = image.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof org.apache.pdfbox.cos.COSDictionary fax) {
            require((long) Math.max(1, fax.getInt(COSName.COLUMNS, 1728)) * fax.getInt(COSName.ROWS, 0), page);
        }
    }

    private static BufferedImage jpeg(InputStream in, int page) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("JPEG").next();
        try {
            reader.setInput(new MemoryCacheImageInputStream(in), true, true);
            return read(reader, 0, page);
        } finally {
            reader.dispose();
        }
    }

    /** One picture of a file of pictures. */
    static BufferedImage read(ImageReader reader, int index, int page) throws IOException {
        var dots = (long) reader.getWidth(index) * reader.getHeight(index);
        require(dots, page);
        require((long) reader.getTileWidth(index) * reader.getTileHeight(index), page);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step(dots), step(dots), 0, 0);
        return reader.read(index, how);
    }

    private static int step(long dots) {
        return dots > MANY_DOTS ? 2 : 1;
    }

    /** A reader for a scan that is no PDF, or nothing when it is neither PNG nor JPEG nor TIFF. */
    static @Nullable ImageReader reader(byte[] scan) throws IOException {
        var in = new MemoryCacheImageInputStream(new java.io.ByteArrayInputStream(scan));
        var readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (List.of("PNG", "JPEG", "TIFF", "TIF")
                    .contains(reader.getFormatName().toUpperCase(java.util.Locale.ROOT))) {
                reader.setInput(in, false, true);
                return reader;
            }
        }
        return null;
    }
}

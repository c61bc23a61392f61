package cn.hengping.platform.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * An uploaded workbook given back with its bad cells marked: its first sheet as it was, cell by cell in the same rows, the bad ones
 * red and with a comment, and the remarks of a row behind its last cell. It was read to its end before, so that it holds no
 * formula, no macro and no reference beyond itself; of what else it may hold nothing is passed on. It blocks.
 */
public final class MarkedCopy implements AutoCloseable {
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String REMARKS_END = "<legacyDrawing xmlns:r=\""
            + "http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/>";

    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final XlsxOutline outline;
    private final RedStyles styles;

    /** What to say about a cell; rows as Excel numbers them, columns from 0. */
    public record Mark(int row, int column, String remark) {}

    private MarkedCopy(ZipFile zip, XlsxOutline outline, RedStyles styles) {
        this.zip = zip;
        this.outline = outline;
        this.styles = styles;
    }

    /** A copy of this file; empty when it is no workbook, or one that is not written as workbooks usually are. */
    public static Optional<MarkedCopy> of(Path file) {
        try {
            return isPackage(file) ? ofPackage(file) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPackage(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\u0003\u0004");
        }
    }

    private static Optional<MarkedCopy> ofPackage(Path file) throws IOException {
        var zip = new ZipFile(file.toFile());
        try (var workbook = XlsxPackage.open(file)) {
            var outline = XlsxOutline.of(workbook);
            var styles = styles(zip);
            if (styles.isPresent() && isUtf8(part(zip, outline.firstSheet())) && isUtf8(part(zip, "xl/styles.xml"))) {
                return Optional.of(new MarkedCopy(zip, outline, styles.get()));
            }
            zip.close();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static @Nullable InputStream part(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        return entry == null ? null : zip.getInputStream(entry);
    }

    private static Optional<RedStyles> styles(ZipFile zip) throws IOException {
        try (var part = part(zip, "xl/styles.xml")) {
            return part == null ? Optional.of(RedStyles.plain()) : RedStyles.of(part);
        }
    }

    /** By what it says about itself: a part in another encoding begins with a mark, or names it. */
    private static boolean isUtf8(@Nullable InputStream part) throws IOException {
        if (part == null) {
            return true;
        }
        try (part) {
            var pieces = new XmlPieces(part);
            var head = new StringBuilder();
            while (pieces.next() && !pieces.isTag()) {
                head.append(pieces);
            }
            var text = head.toString();
            return !text.contains("\uFFFD") && (!text.contains("encoding") || text.matches("(?is).*[\"']utf-8[\"'].*"));
        }
    }

    /** @param marks by the number of their rows */
    public void write(Map<Integer, List<Mark>> marks, OutputStream out) throws IOException {
        var all = new ArrayList<Mark>();
        marks.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(row -> all.addAll(row.getValue()));
        var comments = CellComments.of(all);
        try (var copy = new ZipOutputStream(new BufferedOutputStream(out, BUFFER))) {
            copy.setLevel(Deflater.BEST_SPEED);
            var hasTexts = zip.getEntry(TEXTS) != null;
            for (var part :
                    CopyParts.of(outline.since1904(), hasTexts, comments).entrySet()) {
                put(copy, part.getKey(), part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            put(copy, "xl/styles.xml", styles.xml());
            if (hasTexts) {
                pass(copy);
            }
            copy.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            try (var sheet = zip.getInputStream(zip.getEntry(outline.firstSheet()))) {
                // Pieces are small, and each that reaches the compressor by itself costs a call of native code.
                var pieces = new BufferedOutputStream(copy, BUFFER);
                new SheetCopy(sheet, pieces, marks, styles).write(comments.isEmpty() ? "" : REMARKS_END);
                pieces.flush();
            }
            copy.closeEntry();
        }
    }

    private void pass(ZipOutputStream copy) throws IOException {
        copy.putNextEntry(new ZipEntry(TEXTS));
        try (var texts = zip.getInputStream(zip.getEntry(TEXTS))) {
            texts.transferTo(copy);
        }
        copy.closeEntry();
    }

    private static void put(ZipOutputStream copy, String name, byte[] content) throws IOException {
        copy.putNextEntry(new ZipEntry(name));
        copy.write(content);
        copy.closeEntry();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.hengping.platform.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import cn.hengping.platform.sheet.SheetRefusal.NotASheet;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasMacros;
import org.jspecify.annotations.Nullable;

/** The ZIP around a workbook. Nothing is ever unpacked to disk. */
final class XlsxPackage implements AutoCloseable {
    private final ZipFile zip;

    private XlsxPackage(ZipFile zip) {
        this.zip = zip;
    }

    static XlsxPackage open(Path file) throws IOException {
        try {
            var zip = new ZipFile(file.toFile());
            if (zip.getEntry("xl/vbaProject.bin") != null) {
                zip.close();
                throw new SheetHasMacros().asError();
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                zip.close();
                throw new NotASheet().asError();
            }
            return new XlsxPackage(zip);
        } catch (ZipException | EOFException _) {
            throw new NotASheet().asError();
        }
    }

    /** A part of the package, or null if it has none of this name. */
    @Nullable
    XlsxPart part(String name) throws IOException {
        var entry = zip.getEntry(name);
        return entry == null ? null : new XlsxPart(zip.getInputStream(entry), entry.getCompressedSize());
    }

    XlsxPart required(String name) throws IOException {
        var part = part(name);
        if (part == null) {
            throw new NotASheet().asError();
        }
        return part;
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

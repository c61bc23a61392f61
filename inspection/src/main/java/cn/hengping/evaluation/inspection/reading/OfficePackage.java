package cn.hengping.evaluation.inspection.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The ZIP around a DOCX or XLSX, read from memory. Nothing is unpacked to disk, and no part may grow far beyond its weight. */
final class OfficePackage implements AutoCloseable {
    private static final int MOST_PARTS = 5_000;
    private static final long HARMLESS = 10L << 20;
    private static final long MOST_BYTES = 96L << 20;
    private static final int MOST_GROWTH = 150;

    private final ZipFile zip;
    private long unpacked;

    private OfficePackage(ZipFile zip) {
        this.zip = zip;
    }

    static OfficePackage open(byte[] bytes) {
        try {
            var zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get();
            if (Collections.list(zip.getEntries()).size() > MOST_PARTS) {
                throw new Unreadable(Why.BOMB);
            }
            return new OfficePackage(zip);
        } catch (IOException | IllegalArgumentException _) {
            throw new Unreadable(Why.BROKEN);
        }
    }

    boolean has(String name) {
        return entry(name) != null;
    }

    /** Some writers begin the names of parts with a slash or turn the slashes. */
    private @org.jspecify.annotations.Nullable ZipArchiveEntry entry(String name) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            entry = zip.getEntry("/" + name);
        }
        return entry == null ? zip.getEntry(name.replace('/', '\\')) : entry;
    }

    /** A part as XML, or nothing if it has none of this name. */
    Optional<XMLStreamReader> xml(String name) {
        var entry = entry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry)) {
            var most = Math.min(MOST_BYTES, Math.max(HARMLESS, entry.getCompressedSize() * MOST_GROWTH));
            var bytes = in.readNBytes((int) most + 1);
            unpacked += bytes.length;
            if (bytes.length > most || unpacked > MOST_BYTES) {
                throw new Unreadable(Why.BOMB);
            }
            return Optional.of(reader(bytes));
        } catch (IOException | IllegalArgumentException | XMLStreamException _) {
            throw new Unreadable(Why.BROKEN);
        }
    }

    private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

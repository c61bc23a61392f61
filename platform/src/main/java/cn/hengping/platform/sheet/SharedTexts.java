package cn.hengping.platform.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import javax.xml.stream.XMLStreamConstants;

import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetRefusal.SheetBroken;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook point at. Excel puts every text there, so a table of a million vouchers has a million of
 * them: they lie in a mapped temporary file, eight bytes of memory each.
 */
final class SharedTexts implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Path file;
    private final MemorySegment texts;
    private long[] ends;
    private int count;

    private SharedTexts(@Nullable XlsxPart xml, Limits limits) throws IOException {
        file = Files.createTempFile("hengping-texts", null);
        ends = new long[1_024];
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (xml != null) {
                spool(xml, limits);
            }
            texts = channel.map(MapMode.READ_ONLY, 0, count == 0 ? 0 : ends[count - 1], arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            Files.deleteIfExists(file);
            throw e;
        }
        // what is mapped stays readable without a name, and vanishes with the process at the latest
        Files.deleteIfExists(file);
    }

    static SharedTexts of(XlsxPackage workbook, Limits limits) throws IOException {
        return new SharedTexts(workbook.part("xl/sharedStrings.xml"), limits);
    }

    private void spool(XlsxPart xml, Limits limits) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            var end = 0L;
            for (var event = xml.step(0); event != XMLStreamConstants.END_DOCUMENT; event = xml.step(0)) {
                if (xml.starts("si", event)) {
                    var bytes = RichText.of(xml, "si", 0, limits.mostCharactersOfACell())
                            .getBytes(StandardCharsets.UTF_8);
                    out.write(bytes);
                    end += bytes.length;
                    add(end);
                }
            }
        }
    }

    private void add(long end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = end;
    }

    String get(String index, int row) {
        var number = number(index, row);
        var start = number == 0 ? 0 : ends[number - 1];
        var length = ends[number] - start;
        var bytes = texts.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int number(String index, int row) {
        try {
            var number = Integer.parseInt(index.strip());
            if (number >= 0 && number < count) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new SheetBroken(row).asError();
    }

    @Override
    public void close() {
        arena.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

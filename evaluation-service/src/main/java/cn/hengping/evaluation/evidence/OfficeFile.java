package cn.hengping.evaluation.evidence;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Tells a Word or Excel file from any other zip by the list at its end; nothing is ever unpacked here.
 *
 * <p>The order of the parts does not matter: not every office suite writes the content types first. A file that carries
 * macros is a program, and no evidence.
 */
final class OfficeFile {
    private static final long MOST_BYTES_UNPACKED = 200L << 20;
    private static final int MOST_PARTS = 5_000;

    private OfficeFile() {}

    static SeekableByteChannel inMemory(byte[] content) {
        return new SeekableInMemoryByteChannel(content);
    }

    /** The kind, or nothing when it is another kind of zip; refuses what would unpack to more than anybody can open. */
    static Optional<FileKind> kindOf(SeekableByteChannel content) {
        try (var zip = ZipFile.builder().setSeekableByteChannel(content).get()) {
            var folders = new HashSet<String>();
            var bytes = 0L;
            var parts = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); parts++) {
                var entry = entries.nextElement();
                bytes += Math.max(0, entry.getSize());
                folders.add(folder(entry.getName()));
            }
            if (bytes > MOST_BYTES_UNPACKED || parts > MOST_PARTS) {
                NotAcceptable.unless(List.of(Fault.at("", "ArchiveTooBig", MOST_BYTES_UNPACKED)));
            }
            return kindOf(folders);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String folder(String name) {
        if (name.endsWith("vbaProject.bin")) {
            return "macros";
        }
        return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    }

    private static Optional<FileKind> kindOf(Set<String> folders) {
        if (!folders.contains("[Content_Types].xml") || folders.contains("macros")) {
            return Optional.empty();
        }
        if (folders.contains("word") == folders.contains("xl")) {
            return Optional.empty();
        }
        return Optional.of(folders.contains("xl") ? FileKind.XLSX : FileKind.DOCX);
    }
}

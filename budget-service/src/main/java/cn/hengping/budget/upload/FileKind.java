package cn.hengping.budget.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The kinds of file that documents come in, told by their content: a name is only what somebody wrote on the outside. */
public enum FileKind {
    PDF("application/pdf"),
    OFD("application/ofd"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PNG("image/png"),
    JPEG("image/jpeg");

    private static final int HEAD = 16;
    private static final long MOST_BYTES_UNPACKED = 200L << 20;
    private static final int MOST_PARTS = 5_000;

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What this file is, or nothing when it is none of what we take. A file with macros is a program, and no document. It blocks. */
    public static Optional<FileKind> of(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(HEAD);
            if (begins(head, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
                return Optional.of(PDF);
            }
            if (begins(head, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
                return Optional.of(PNG);
            }
            if (begins(head, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
                return Optional.of(JPEG);
            }
            return begins(head, new byte[] {'P', 'K', 3, 4}) ? packed(file) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean begins(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    /** By the list at the end of the archive; nothing is unpacked. */
    private static Optional<FileKind> packed(Path file) throws IOException {
        var names = new HashSet<String>();
        var bytes = 0L;
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                return Optional.empty();
            }
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                bytes += Math.max(0, entry.getSize());
                names.add(entry.getName());
            }
        } catch (ZipException _) {
            return Optional.empty();
        }
        if (bytes > MOST_BYTES_UNPACKED || names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
            return Optional.empty();
        }
        if (names.contains("OFD.xml")) {
            return Optional.of(OFD);
        }
        if (!names.contains("[Content_Types].xml")) {
            return Optional.empty();
        }
        var isText = names.contains("word/document.xml");
        var isSheet = names.contains("xl/workbook.xml");
        return isText == isSheet ? Optional.empty() : Optional.of(isText ? DOCX : XLSX);
    }
}

package cn.hengping.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that everything can be restored from: base backups, and all that PostgreSQL wrote since, each cluster's apart. It
 * belongs on another machine's disk.
 *
 * @param seconds after how many of them, at the latest, what was written is here: what a lost machine can cost
 */
public record Archive(Path folder, int seconds) {
    private static final String USUAL_SECONDS = "60";

    public Archive {
        if (folder.toString().matches(".*['\"\\\\%$`\\n].*")) {
            throw new Failed("备份文件夹的路径里有不能用的字符：" + folder);
        }
    }

    /** What {@code HENGPING_ARCHIVE} and {@code HENGPING_ARCHIVE_SECONDS} say. */
    public static Optional<Archive> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("HENGPING_ARCHIVE"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> new Archive(
                        Path.of(folder).toAbsolutePath(),
                        number(environment.getOrDefault("HENGPING_ARCHIVE_SECONDS", USUAL_SECONDS))));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new Failed("HENGPING_ARCHIVE_SECONDS 应为正整数：" + text);
        }
        return Integer.parseInt(text);
    }

    /** Where the log of this cluster goes, or came from. */
    Path log(Path cluster) {
        return logOf(identity(cluster));
    }

    public Path logOf(String identity) {
        return made(folder.resolve("log-" + identity));
    }

    public Path bases() {
        return made(folder.resolve("base"));
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failed("备份文件夹不能使用：" + e.getMessage(), e);
        }
    }

    /** The number that PostgreSQL gave itself at its birth, and never changes: the first eight bytes of its control file. */
    public static String identity(Path cluster) {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        try (var file = FileChannel.open(cluster.resolve("global").resolve("pg_control"))) {
            while (bytes.hasRemaining()) {
                if (file.read(bytes) < 0) {
                    throw new Failed("PostgreSQL 的控制文件不完整：" + cluster);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toUnsignedString(bytes.flip().getLong());
    }

    /**
     * Settings of a cluster whose log is kept. A segment appears under its name only when it is whole and on the disk; one that
     * is there already is accepted when it is the same, so that a crash between copying and noting it costs nothing.
     */
    String keeping(Path cluster) {
        return """

                archive_mode = on
                archive_timeout = %d
                archive_command = 'f="%s/%%f.gz"; if test -f "$f"; then gzip -dc "$f" | cmp -s - "%%p"; else gzip -1 -c "%%p" > "$f.part" && sync "$f.part" && mv "$f.part" "$f"; fi'
                """.formatted(seconds, log(cluster));
    }

    /** Settings of a cluster that takes its log back from here. */
    public static String taking(Path log) {
        return """
                restore_command = 'test -f "%1$s/%%f.gz" && gzip -dc "%1$s/%%f.gz" > "%%p"'
                recovery_target_action = 'promote'
                """.formatted(log);
    }
}

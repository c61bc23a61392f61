package cn.hengping.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("镜像的一层")
class LayerFilesTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_767_225_600);

    private final Path folder;
    private final Path source;

    LayerFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.source = folder.resolve("source");
    }

    @BeforeEach
    void fill() throws IOException {
        var sub = Files.createDirectories(source.resolve("sub"));
        Files.writeString(sub.resolve("b.txt"), "乙");
        Files.writeString(sub.resolve("a.txt"), "甲");
        Files.setPosixFilePermissions(sub.resolve("a.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(sub.resolve("l.txt"), Path.of("a.txt"));
        Files.createLink(sub.resolve("z.txt"), sub.resolve("b.txt"));
    }

    private LayerFiles files() {
        return new LayerFiles(TIME);
    }

    private static List<TarArchiveEntry> entries(Layer layer) throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(layer.file()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Test
    @DisplayName("同样的内容，无论何时写、按什么次序放，字节相同")
    void the_same_content_gives_the_same_bytes() throws IOException {
        var first = files().tree("app", source, _ -> true).text("app/x", "x").write("一", folder.resolve("1.tar"));
        Files.setLastModifiedTime(source.resolve("sub/a.txt"), FileTime.from(Instant.EPOCH));

        var second = files().text("app/x", "x").tree("app", source, _ -> true).write("一", folder.resolve("2.tar"));

        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    @DisplayName("一个字变了，摘要就变")
    void another_content_gives_another_digest() {
        var first = files().text("app/x", "x").write("一", folder.resolve("1.tar"));

        var second = files().text("app/x", "y").write("一", folder.resolve("2.tar"));

        assertThat(second.digest()).isNotEqualTo(first.digest());
    }

    @Test
    @DisplayName("按名称排列，补齐上级目录；权限保留，属主归 root，同一文件只写一次")
    void entries_are_sorted_and_owned_by_root() throws IOException {
        var layer =
                files().tree("opt/app", source, name -> !name.endsWith("none")).write("一", folder.resolve("1.tar"));

        var entries = entries(layer);

        assertThat(entries.stream().map(TarArchiveEntry::getName))
                .containsExactly(
                        "opt/",
                        "opt/app/",
                        "opt/app/sub/",
                        "opt/app/sub/a.txt",
                        "opt/app/sub/b.txt",
                        "opt/app/sub/l.txt",
                        "opt/app/sub/z.txt");
        assertThat(entries).allMatch(entry -> entry.getLongUserId() == 0 && entry.getLongGroupId() == 0);
        assertThat(entries)
                .allMatch(entry -> entry.getLastModifiedDate().toInstant().equals(TIME));
        assertThat(entries.get(3).getMode() & 0777).isEqualTo(0755);
        assertThat(entries.get(5).getLinkName()).isEqualTo("a.txt");
        assertThat(entries.get(6).isLink()).isTrue();
        assertThat(entries.get(6).getLinkName()).isEqualTo("opt/app/sub/b.txt");
    }

    @Test
    @DisplayName("借用他人权限的位（setuid）不带进镜像")
    void bits_that_lend_rights_are_dropped() throws IOException {
        Files.setAttribute(source.resolve("sub/a.txt"), "unix:mode", 04755);

        var layer = files().tree("", source, name -> name.endsWith("a.txt")).write("一", folder.resolve("1.tar"));

        assertThat(entries(layer).getLast().getMode() & 07777).isEqualTo(0755);
    }
}

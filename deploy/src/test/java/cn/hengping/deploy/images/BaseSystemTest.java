package cn.hengping.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("基础系统")
class BaseSystemTest {
    private final Path folder;

    BaseSystemTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Map<String, String> layerOf(Map<String, String> files) throws IOException {
        var root = folder.resolve("root");
        for (var file : files.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(path, file.getValue());
        }
        var layer = BaseSystem.files(new LayerFiles(Instant.EPOCH), root).write("base", folder.resolve("base.tar"));
        var content = new TreeMap<String, String>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(layer.file()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    content.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }

    @Test
    @DisplayName("许可文本随程序走；手册、缓存、口令和机器自己的名字不带")
    void licences_stay_and_what_differs_goes() throws IOException {
        var content = layerOf(Map.of(
                "etc/passwd", "root:x:0:0::/root:/bin/bash\n",
                "etc/group", "root:x:0:\n",
                "etc/shadow", "root:*:20000::::::\n",
                "etc/hostname", "here\n",
                "usr/bin/tool", "tool",
                "usr/share/doc/tool/copyright", "GPL",
                "usr/share/doc/tool/changelog.gz", "long",
                "var/cache/apt/archives/tool.deb", "tool",
                "var/lib/dpkg/status", "Package: tool\n"));

        assertThat(content)
                .containsOnlyKeys(
                        "etc/passwd",
                        "etc/group",
                        "usr/bin/tool",
                        "usr/share/doc/tool/copyright",
                        "var/lib/dpkg/status");
    }

    @Test
    @DisplayName("服务、PostgreSQL、Kafka 各有编号固定的用户，都不能登录")
    void every_user_has_a_fixed_number() throws IOException {
        var content = layerOf(Map.of("etc/passwd", "root:x:0:0::/root:/bin/bash\n", "etc/group", "root:x:0:\n"));

        assertThat(content.get("etc/passwd"))
                .contains("hengping:x:10001:10001::/nonexistent:/usr/sbin/nologin")
                .contains("postgres:x:999:999:")
                .contains("parts:x:1000:1000:");
        assertThat(content.get("etc/group")).contains("hengping:x:10001:", "postgres:x:999:", "parts:x:1000:");
    }
}

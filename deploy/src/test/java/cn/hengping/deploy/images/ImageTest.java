package cn.hengping.deploy.images;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("镜像")
class ImageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant TIME = Instant.ofEpochSecond(1_767_225_600);

    private final Path folder;

    ImageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Layer layer(String name) {
        return new LayerFiles(TIME).text(name, name).write(name, folder.resolve(name + ".tar"));
    }

    private Image base() {
        return new Image("base:1", List.of(layer("base")), Image.Run.as("10001", List.of("sh")), TIME);
    }

    private Map<String, byte[]> archive(Image... images) throws IOException {
        var target = folder.resolve("images.tar");
        ImageArchive.write(List.of(images), target);
        var content = new TreeMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(target))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(content.put(entry.getName(), tar.readAllBytes())).isNull();
            }
        }
        return content;
    }

    @Test
    @DisplayName("编号只由内容决定；环境变量换个次序，编号不变")
    void the_identity_is_what_is_in_it() {
        var first = base().plus("app:1", base().run().with(Map.of("A", "1")).with(Map.of("B", "2")));

        var second = base().plus("app:1", base().run().with(Map.of("B", "2")).with(Map.of("A", "1")));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.id()).isNotEqualTo(base().id());
    }

    @Test
    @DisplayName("一个文件装下几个镜像，共有的层只装一次；清单指到的都在，摘要都对")
    void an_archive_holds_a_shared_layer_once() throws IOException {
        var app = base().plus("app:1", base().run(), layer("app"));

        var content = archive(base(), app);

        var manifest = JSON.readTree(content.get("manifest.json"));
        assertThat(manifest).hasSize(2);
        assertThat(manifest.get(1).get("RepoTags").get(0).asString()).isEqualTo("app:1");
        assertThat(manifest.get(1).get("Layers")).hasSize(2);
        for (var image : manifest) {
            var configuration = requireNonNull(content.get(image.get("Config").asString()));
            assertThat(image.get("Config").asString()).isEqualTo(Sha256.of(configuration) + ".json");
            var digests = JSON.readTree(configuration).get("rootfs").get("diff_ids");
            for (var i = 0; i < digests.size(); i++) {
                var tar = requireNonNull(content.get(image.get("Layers").get(i).asString()));
                assertThat("sha256:" + Sha256.of(tar)).isEqualTo(digests.get(i).asString());
            }
        }
        assertThat(content.keySet().stream().filter(name -> name.endsWith("layer.tar")))
                .hasSize(2);
    }

    @Test
    @DisplayName("软件物料清单列出每个软件包和程序库；Maven 清单里没有的，不放行")
    void a_bill_of_materials_leaves_nothing_out() throws IOException {
        var status = Files.writeString(folder.resolve("status"), """
                Package: libc6
                Architecture: amd64
                Version: 2.36-9+deb12u1

                Package: bash
                Architecture: amd64
                Version: 5.2
                """);
        var list = Files.writeString(folder.resolve("list"), """
                The following files have been resolved:
                   org.example:thing:jar:1.2:compile -- module thing
                   org.example:native:jar:linux:1.3:runtime
                """);
        var libraries = Files.createDirectories(folder.resolve("lib"));
        Files.writeString(libraries.resolve("thing-1.2.jar"), "thing");
        Files.writeString(libraries.resolve("native-1.3-linux.jar"), "native");

        var json = JSON.readTree(new Sbom("app:1")
                .debian(status)
                .libraries(list, libraries, _ -> true)
                .json());

        assertThat(json.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(json.get("components")
                        .valueStream()
                        .map(part -> part.get("purl").asString()))
                .containsExactly(
                        "pkg:deb/debian/bash@5.2?arch=amd64",
                        "pkg:deb/debian/libc6@2.36-9%2Bdeb12u1?arch=amd64",
                        "pkg:maven/org.example/native@1.3?file=native-1.3-linux.jar",
                        "pkg:maven/org.example/thing@1.2");
        assertThat(json.get("components")
                        .get(3)
                        .get("hashes")
                        .get(0)
                        .get("content")
                        .asString())
                .isEqualTo(Sha256.of("thing".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(libraries.resolve("unknown-1.jar"), "unknown");
        assertThatThrownBy(() -> new Sbom("app:1").libraries(list, libraries, _ -> true))
                .hasMessageContaining("unknown-1.jar");
    }
}

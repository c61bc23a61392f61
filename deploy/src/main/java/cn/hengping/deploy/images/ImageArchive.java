package cn.hengping.deploy.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.hengping.deploy.Failed;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** One file with images in it, as {@code docker load} reads it. A layer that several of them share is in it once. */
final class ImageArchive {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImageArchive() {}

    static void write(List<Image> images, Path target) {
        try (var tar =
                new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), "UTF-8")) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            put(tar, "manifest.json", manifest(images));
            var written = new HashSet<String>();
            for (var image : images) {
                put(tar, image.id() + ".json", image.configuration());
                for (var layer : image.layers()) {
                    if (written.add(layer.digest())) {
                        put(tar, layer);
                    }
                }
            }
        } catch (IOException e) {
            throw new Failed(target.getFileName() + " 不能写入：" + e.getMessage(), e);
        }
    }

    private static byte[] manifest(List<Image> images) {
        var all = images.stream()
                .map(image -> new TreeMap<String, Object>(Map.of(
                        "Config",
                        image.id() + ".json",
                        "RepoTags",
                        List.of(image.name()),
                        "Layers",
                        image.layers().stream().map(ImageArchive::nameOf).toList())))
                .toList();
        return JSON.writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
    }

    private static String nameOf(Layer layer) {
        return layer.digest() + "/layer.tar";
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        tar.putArchiveEntry(entry(name, content.length));
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, Layer layer) throws IOException {
        tar.putArchiveEntry(entry(nameOf(layer), layer.bytes()));
        Files.copy(layer.file(), tar);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, long size) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0);
        entry.setIds(0, 0);
        entry.setMode(0644);
        return entry;
    }
}

package cn.hengping.deploy.images;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

/** An image: layers, the lowest first, and how a container of it runs. */
record Image(String name, List<Layer> layers, Run run, Instant created) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a container of the image is started with, unless somebody says otherwise. */
    record Run(
            String user,
            Map<String, String> environment,
            List<String> entrypoint,
            List<String> command,
            String volume) {

        static Run as(String user, List<String> entrypoint) {
            return new Run(user, Map.of(), entrypoint, List.of(), "");
        }

        Run with(Map<String, String> more) {
            var all = new TreeMap<>(environment);
            all.putAll(more);
            return new Run(user, all, entrypoint, command, volume);
        }

        Run saying(String... words) {
            return new Run(user, environment, entrypoint, List.of(words), volume);
        }

        Run keeping(String folder) {
            return new Run(user, environment, entrypoint, command, folder);
        }
    }

    Image {
        layers = List.copyOf(layers);
    }

    /** Another image on top of this one. */
    Image plus(String otherName, Run otherRun, Layer... more) {
        var all = new ArrayList<>(layers);
        all.addAll(List.of(more));
        return new Image(otherName, all, otherRun, created);
    }

    /** The configuration as the engine reads it. Its digest is the identity of the image. */
    byte[] configuration() {
        var root = new TreeMap<String, Object>();
        root.put("architecture", System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64");
        root.put("os", "linux");
        root.put("created", created.toString());
        root.put("config", settings());
        root.put(
                "rootfs",
                new TreeMap<>(Map.of(
                        "type",
                        "layers",
                        "diff_ids",
                        layers.stream().map(layer -> "sha256:" + layer.digest()).toList())));
        root.put(
                "history",
                layers.stream()
                        .map(layer -> new TreeMap<>(Map.of("created", created.toString(), "created_by", layer.what())))
                        .toList());
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> settings() {
        var settings = new TreeMap<String, Object>();
        settings.put("User", run.user());
        settings.put(
                "Env",
                new TreeMap<>(run.environment())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toList());
        settings.put("Entrypoint", run.entrypoint());
        settings.put("Cmd", run.command());
        settings.put("WorkingDir", "/");
        if (!run.volume().isEmpty()) {
            settings.put("Volumes", Map.of(run.volume(), Map.of()));
        }
        return settings;
    }

    String id() {
        return Sha256.of(configuration());
    }

    long bytes() {
        return layers.stream().mapToLong(Layer::bytes).sum();
    }
}

package cn.hengping.deploy.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of {@code deploy/observe}. */
public final class Watched {
    static final Path FOLDER = Path.of("observe");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An alert: its name, when it fires, and what it says. */
    record Alert(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {}

    private Watched() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> yaml(String file) {
        return (Map<String, Object>) new Yaml().load(text(FOLDER.resolve(file)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    static List<Alert> alerts() {
        var alerts = new ArrayList<Alert>();
        for (var group : list(yaml("alerts.yml"), "groups")) {
            for (var rule : list(group, "rules")) {
                alerts.add(new Alert(
                        (String) rule.getOrDefault("alert", ""),
                        (String) rule.getOrDefault("expr", ""),
                        (Map<String, String>) rule.getOrDefault("labels", Map.of()),
                        (Map<String, String>) rule.getOrDefault("annotations", Map.of())));
            }
        }
        return alerts;
    }

    static List<JsonNode> dashboards() {
        try (var files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().map(file -> JSON.readTree(text(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> expressionsOf(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asString())
                .toList();
    }

    /** Everything that rules and dashboards ask Prometheus. */
    public static List<String> expressions() {
        var all = new ArrayList<>(alerts().stream().map(Alert::expression).toList());
        dashboards().forEach(dashboard -> all.addAll(expressionsOf(dashboard)));
        return all;
    }
}

package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import cn.hengping.deploy.Failed;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an image is made of (软件物料清单, CycloneDX 1.6): Debian's packages by the package manager's own list, libraries by
 * Maven's, each with the hash of the very file. Nothing in it depends on when it was written.
 */
final class Sbom {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** As {@code dependency:list} writes it: group, artifact, jar, perhaps a classifier, version, scope. */
    private static final Pattern DEPENDENCY = Pattern.compile(
            "\\s+([\\w.-]+):([\\w.-]+):(?:jar|txz|tar\\.gz)(?::([\\w.-]+))?:([\\w.-]+):(?:compile|runtime|provided|test)\\b.*");

    private final String image;
    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    Sbom(String image) {
        this.image = image;
    }

    private void add(String purl, String group, String name, String version, String sha256) {
        var component = new LinkedHashMap<String, Object>();
        component.put("type", "library");
        component.put("bom-ref", purl);
        if (!group.isEmpty()) {
            component.put("group", group);
        }
        component.put("name", name);
        component.put("version", version);
        if (!sha256.isEmpty()) {
            component.put("hashes", List.of(Map.of("alg", "SHA-256", "content", sha256)));
        }
        component.put("purl", purl);
        components.put(purl, component);
    }

    /** @param status dpkg's list of what is installed */
    Sbom debian(Path status) {
        for (var paragraph : read(status).split("\n\n", -1)) {
            var name = field(paragraph, "Package");
            if (!name.isEmpty()) {
                var version = field(paragraph, "Version");
                var purl = "pkg:deb/debian/%s@%s?arch=%s"
                        .formatted(name, version.replace("+", "%2B"), field(paragraph, "Architecture"));
                add(purl, "", name, version, "");
            }
        }
        return this;
    }

    private static String field(String paragraph, String name) {
        return paragraph
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    Sbom java(Path release) {
        var version = read(release)
                .lines()
                .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .findFirst()
                .orElse("unknown");
        add("pkg:generic/openjdk@" + version.replace("+", "%2B"), "", "openjdk", version, "");
        return this;
    }

    /**
     * Libraries of one folder. One that Maven did not name is a mistake: a list that leaves something out is worse than none.
     *
     * @param list what {@code dependency:list} wrote
     */
    Sbom libraries(Path list, Path folder, Predicate<String> wanted) {
        var known = new TreeMap<String, List<String>>();
        read(list)
                .lines()
                .map(DEPENDENCY::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(found -> {
                    var classifier = found.group(3) == null ? "" : "-" + found.group(3);
                    known.put(
                            found.group(2) + "-" + found.group(4) + classifier + ".jar",
                            List.of(found.group(1), found.group(2), found.group(4)));
                });
        for (var jar : jars(folder)) {
            var name = jar.getFileName().toString();
            if (!wanted.test(name)) {
                continue;
            }
            var of = known.get(name);
            if (of == null) {
                throw new Failed("软件物料清单：Maven 的依赖清单中没有 " + name + "，请重新构建");
            }
            var purl = "pkg:maven/%s/%s@%s".formatted(of.get(0), of.get(1), of.get(2));
            add(
                    name.endsWith(of.get(2) + ".jar") ? purl : purl + "?file=" + name,
                    of.get(0),
                    of.get(1),
                    of.get(2),
                    Sha256.of(jar));
        }
        return this;
    }

    private static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failed(folder + " 不能读取：" + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failed("软件物料清单：不能读取 " + file, e);
        }
    }

    Sbom other(String purl, String name, String version, Path file) {
        add(purl, "", name, version, Sha256.of(file));
        return this;
    }

    String json() {
        var root = new LinkedHashMap<String, Object>();
        root.put("bomFormat", "CycloneDX");
        root.put("specVersion", "1.6");
        root.put("version", 1);
        root.put("metadata", Map.of("component", new TreeMap<>(Map.of("type", "container", "name", image))));
        root.put("components", new ArrayList<>(components.values()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}

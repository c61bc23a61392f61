package cn.hengping.deploy.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a drill came to: told as lines, and written as JSON beside what it was measured on. */
final class Results {
    private final String name;
    private final Map<String, Object> said = new LinkedHashMap<>();

    Results(String name) {
        this.name = name;
    }

    synchronized void say(String what, Object value) {
        said.put(what, value instanceof Duration time ? Math.round(time.toMillis() / 100.0) / 10.0 + " 秒" : value);
    }

    synchronized void tell(PrintStream out, Path folder) throws IOException {
        said.forEach((what, value) -> out.println("  " + what + "：" + value));
        var all = new LinkedHashMap<String, Object>();
        all.put("name", name);
        all.put("at", Instant.now().toString());
        all.put("cores", Runtime.getRuntime().availableProcessors());
        all.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("jdk", Runtime.version().toString());
        all.put("results", said);
        Files.createDirectories(folder);
        var file = folder.resolve(name + ".json");
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, all);
        out.println("→ " + file);
    }
}

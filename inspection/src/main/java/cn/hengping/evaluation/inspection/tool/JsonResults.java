package cn.hengping.evaluation.inspection.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results as JSON, with all that was recognised and how sure it is. */
final class JsonResults {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonResults() {}

    static void write(List<Result> results, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            JSON.writeValue(out, results);
        }
    }
}

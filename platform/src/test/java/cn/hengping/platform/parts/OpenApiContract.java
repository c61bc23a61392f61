package cn.hengping.platform.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The API description that a service serves is the one in {@code contracts/openapi}: a change of the API is a change under
 * review. {@code -Dhengping.accept=true} writes the file anew.
 */
public interface OpenApiContract {
    JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static void check(WebTestClient web, String service) {
        var served = web.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var tree = JSON.readTree(served == null ? "{}" : served);
        var text = JSON.writeValueAsString(sorted(tree)).replace("\r\n", "\n") + "\n";
        var file = Path.of("..", "contracts", "openapi", service + ".json");
        try {
            if (Boolean.getBoolean("hengping.accept")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(JSON.readTree(Files.readString(file)))
                    .as("contracts/openapi/" + service + ".json; accept a change with -Dhengping.accept=true")
                    .isEqualTo(JSON.readTree(text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.propertyStream().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            var copy = JsonNodeFactory.instance.objectNode();
            fields.forEach(copy::set);
            return copy;
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.valueStream().map(OpenApiContract::sorted).forEach(copy::add);
            return copy;
        }
        return node;
    }
}

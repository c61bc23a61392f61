package cn.hengping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@DisplayName("事件约定")
class AsyncApiTest {
    private static final Path CONTRACTS = Path.of("..", "contracts");

    @Test
    @DisplayName("每个事件样例都有说明，每条说明都有样例，主题以服务和业务间命名")
    void every_example_is_described_and_every_description_has_its_example() throws IOException {
        Map<String, Object> document = new Yaml().load(Files.readString(CONTRACTS.resolve("asyncapi.yaml")));

        var described = new TreeMap<String, String>();
        children(document, "channels").forEach((topic, channel) -> {
            assertThat(topic)
                    .isEqualTo(children(channel).get("address"))
                    .matches("(budget|evaluation|report)\\.[a-z-]+");
            children(children(channel), "messages")
                    .forEach((type, message) ->
                            described.put(type, String.valueOf(children(message).get("x-example"))));
        });

        assertThat(described.values()).containsExactlyInAnyOrderElementsOf(examples());
        assertThat(described).allSatisfy((type, file) -> assertThat(file).endsWith("/" + type + ".json"));
    }

    private static Set<String> examples() throws IOException {
        var examples = new TreeSet<String>();
        for (var service : new String[] {"budget", "evaluation"}) {
            try (var files = Files.list(CONTRACTS.resolve(service))) {
                files.forEach(file -> examples.add(service + "/" + file.getFileName()));
            }
        }
        return examples;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> children(Object node) {
        return (Map<String, Object>) node;
    }

    private static Map<String, Object> children(Map<String, Object> node, String name) {
        return children(node.getOrDefault(name, Map.of()));
    }
}

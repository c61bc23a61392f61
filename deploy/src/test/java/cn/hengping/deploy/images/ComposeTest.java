package cn.hengping.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@DisplayName("compose.yaml")
class ComposeTest {
    private static Map<String, Object> compose = Map.of();
    private static final Map<String, Map<String, Object>> SERVICES = new TreeMap<>();

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        compose = new Yaml().load(Files.readString(Path.of("compose.yaml")));
        SERVICES.putAll((Map<String, Map<String, Object>>) compose.get("services"));
    }

    private static Object of(String service, String key) {
        return SERVICES.getOrDefault(service, Map.of()).getOrDefault(key, "");
    }

    @Test
    @DisplayName("旧的 docker-compose 也认：没有顶层的 name")
    void the_older_compose_takes_it() {
        assertThat(compose).doesNotContainKey("name").containsKeys("services", "volumes", "secrets");
    }

    @Test
    @DisplayName("只有网关对外开端口，而且默认只对本机")
    void only_the_gateway_is_published() {
        assertThat(SERVICES)
                .allSatisfy((name, settings) ->
                        assertThat(settings.containsKey("ports")).isEqualTo(name.equals("gateway")));
        assertThat(of("gateway", "ports").toString()).contains("${HENGPING_LISTEN:-127.0.0.1}");
    }

    @Test
    @DisplayName("根目录只读，不得提升权限，不留任何特权，内存有上限")
    void every_container_is_hardened() {
        assertThat(SERVICES).allSatisfy((name, settings) -> {
            assertThat(settings).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
            assertThat(settings).containsEntry("security_opt", List.of("no-new-privileges:true"));
        });
        assertThat(SERVICES)
                .allSatisfy((name, settings) -> assertThat(
                                settings.containsKey("mem_limit") || "no".equals(settings.get("restart")))
                        .isTrue());
    }

    @Test
    @DisplayName("密码只从文件来，环境变量里没有")
    void passwords_come_from_files() {
        assertThat(SERVICES.values()).allSatisfy(settings -> {
            if (settings.get("environment") instanceof Map<?, ?> environment) {
                assertThat(environment.keySet()).noneMatch(key -> key.toString().matches(".*(PASSWORD|SECRET)"));
            }
        });
    }

    @Test
    @DisplayName("长期运行的都有健康检查，先后次序按健康情况")
    void the_order_is_by_health() {
        assertThat(SERVICES)
                .allSatisfy((name, settings) -> assertThat(
                                settings.containsKey("healthcheck") || "no".equals(settings.get("restart")))
                        .isTrue());
        assertThat(of("gateway", "depends_on").toString())
                .contains("realm={condition=service_completed_successfully}")
                .contains("budget-service={condition=service_healthy}");
    }

    @Test
    @DisplayName("用的版本就是构建的版本")
    void the_versions_are_those_of_the_build() {
        var versions = Versions.of(Path.of("../pom.xml"));

        assertThat(of("postgres", "image")).isEqualTo("postgres:" + versions.postgresMajor());
        assertThat(of("kafka", "image")).isEqualTo("apache/kafka:" + versions.kafka());
        assertThat(of("keycloak", "image")).isEqualTo("hengping/keycloak:" + versions.keycloak());
        for (var name : ServiceImages.NAMES) {
            assertThat(of(name, "image")).isEqualTo(ServiceImages.imageName(name));
        }
    }
}

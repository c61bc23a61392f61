package cn.hengping.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

@DisplayName("看板")
class DashboardsTest {

    private static List<JsonNode> panels(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .toList();
    }

    @Test
    @DisplayName("编号不重复，方格不重叠、不出界，每格有中文标题、单位和至少一条线")
    void panels_have_their_place() {
        assertThat(Watched.dashboards()).hasSize(2).allSatisfy(dashboard -> {
            assertThat(dashboard.path("uid").asString()).startsWith("hengping-");
            var taken = new HashSet<String>();
            var ids = new HashSet<Integer>();
            for (var panel : panels(dashboard)) {
                var title = panel.path("title").asString();
                assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
                cells(panel.path("gridPos"))
                        .forEach(cell -> assertThat(taken.add(cell)).as(title).isTrue());
                if (!panel.path("type").asString().equals("row")) {
                    assertThat(title).containsPattern("\\p{IsHan}|5xx");
                    assertThat(panel.path("targets").size()).as(title).isPositive();
                    assertThat(panel.at("/fieldConfig/defaults/unit").asString())
                            .as(title)
                            .isNotBlank();
                }
            }
        });
    }

    private static List<String> cells(JsonNode place) {
        var x = place.path("x").asInt();
        var y = place.path("y").asInt();
        assertThat(x + place.path("w").asInt()).isLessThanOrEqualTo(24);
        return IntStream.range(x, x + place.path("w").asInt())
                .boxed()
                .flatMap(column ->
                        IntStream.range(y, y + place.path("h").asInt()).mapToObj(line -> column + "," + line))
                .toList();
    }

    @Test
    @DisplayName("每条线都是 Prometheus 读得懂的表达式")
    void every_line_is_an_expression(@TempDir Path folder) throws IOException, InterruptedException {
        var expressions = Watched.dashboards().stream()
                .flatMap(dashboard -> Watched.expressionsOf(dashboard).stream())
                .map(expression -> expression.replace("$service", ".+"))
                .toList();
        var rules = IntStream.range(0, expressions.size())
                .mapToObj(i -> Map.of("record", "panel:" + i, "expr", expressions.get(i)))
                .toList();
        var file = folder.resolve("dashboards.yml");
        Files.writeString(
                file, new Yaml().dump(Map.of("groups", List.of(Map.of("name", "dashboards", "rules", rules)))));

        Promtool.accepts("check", "rules", file.toString());
    }
}

package cn.hengping.deploy.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The founding example's data: facts of the published report, and what was added for the demonstration. */
final class Example {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode data;

    Example() {
        try (var file = Objects.requireNonNull(Example.class.getResourceAsStream("/walk/founding-example.json"))) {
            data = JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode part(String name) {
        return data.path(name);
    }

    String text(String pointer) {
        return data.at(pointer).asString();
    }

    String projectCode() {
        return text("/project/projectCode");
    }

    /** One of the unit's six smaller projects: the registration of the large one with its own name, code and money. */
    ObjectNode otherProject(JsonNode other) {
        var project = (ObjectNode) data.path("project").deepCopy();
        var code = projectCode();
        project.put(
                "projectCode",
                code.substring(0, code.length() - 1) + other.path("serial").asString());
        project.put("name", other.path("name").asString());
        project.put("content", other.path("name").asString() + "所需支出。");
        project.put("purpose", other.path("name").asString() + "。");
        var amount = other.path("amountYuan").asString();
        ((ObjectNode) project.at("/funds/0")).put("amountYuan", amount);
        var item = (ObjectNode) other.path("item").deepCopy();
        item.put("amountYuan", amount);
        project.putArray("items").add(item);
        return project;
    }
}

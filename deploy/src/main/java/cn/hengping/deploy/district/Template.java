package cn.hengping.deploy.district;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words that a district's names, projects and indicators are made of. Nothing in them is of a real place or person. */
final class Template {
    private final JsonNode words;

    Template() {
        try (var file = Objects.requireNonNull(Template.class.getResourceAsStream("/district/templates.json"))) {
            words = JsonMapper.builder().build().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name and field of the department of this number; beyond the list, of a second and third kind. */
    String department(int number) {
        var departments = words.path("departments");
        var round = number / departments.size();
        var name = departments.path(number % departments.size()).path(0).asString();
        return "示范区" + name + (round == 0 ? "" : "第" + (round + 1) + "分局");
    }

    String field(int number) {
        var departments = words.path("departments");
        return departments.path(number % departments.size()).path(1).asString();
    }

    /** The name of a department's institution; a thousand of them are all different. */
    String institution(int department, int number) {
        var places = words.path("places");
        var kinds = words.path("institutions").path(field(department));
        var place = places.path(number / kinds.size() % places.size()).asString();
        var round = number / (kinds.size() * places.size());
        return "示范区" + place + kinds.path(number % kinds.size()).asString()
                + (round == 0 ? "" : "第" + (round + 1) + "部");
    }

    /** The projects that units of this field have, and those that all have. */
    List<JsonNode> projects(String field) {
        return words.path("projects")
                .valueStream()
                .filter(project -> project.path("field").asString().equals(field)
                        || project.path("field").asString().equals("综合"))
                .toList();
    }
}

package cn.hengping.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What differs between two states of one thing, place by place (变更前后). */
final class Differences {
    /** More places than anybody reads; beyond them the rest is one difference of the whole. */
    private static final int MOST = 500;

    /** One place by its JSON Pointer, what stood there and what stands there; absent where nothing did. */
    record Difference(
            String pointer,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> between(JsonNode before, JsonNode after) {
        var differences = new Differences();
        differences.compare("", before, after);
        return differences.found.size() > MOST
                ? List.of(new Difference("", before, after))
                : List.copyOf(differences.found);
    }

    private void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (found.size() > MOST || isSame(before, after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(pointer + "/" + escaped(name), before.get(name), after.get(name)));
            return;
        }
        if (before != null && after != null && before.isArray() && after.isArray()) {
            for (var i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(pointer + "/" + i, before.get(i), after.get(i));
            }
            return;
        }
        found.add(new Difference(pointer, nothingIfNull(before), nothingIfNull(after)));
    }

    private static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
        var first = nothingIfNull(one);
        var second = nothingIfNull(other);
        return first == null ? second == null : first.equals(second);
    }

    private static @Nullable JsonNode nothingIfNull(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

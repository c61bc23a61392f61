package cn.hengping.evaluation.inspection.recognition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cn.hengping.evaluation.inspection.Plain;

/** What a label on a form means, by the ways in which forms write it. */
final class Aliases {
    private final Map<String, Set<String>> exact = new HashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>();

    Aliases(Words words, String file) {
        for (var line : words.lines(file)) {
            var sides = line.split("=", 2);
            for (var word : sides[sides.length - 1].split("\\s+", -1)) {
                if (word.startsWith("…")) {
                    parts.put(word.substring(1), sides[0]);
                } else {
                    exact.computeIfAbsent(word, _ -> new LinkedHashSet<>()).add(sides[0]);
                }
            }
        }
    }

    Optional<String> meaning(String text) {
        var label = Plain.label(text);
        var found = exact.get(label);
        if (found != null) {
            return found.stream().findFirst();
        }
        if (label.length() > 30) {
            return Optional.empty();
        }
        return parts.entrySet().stream()
                .filter(part -> label.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Some words mean several things, as 合计 does; where it stands decides. */
    boolean isA(String text, String meaning) {
        var found = exact.get(Plain.label(text));
        return (found != null && found.contains(meaning))
                || meaning(text).filter(meaning::equals).isPresent();
    }
}

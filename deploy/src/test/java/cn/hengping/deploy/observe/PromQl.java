package cn.hengping.deploy.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which metrics an expression reads, and by which of their labels. It knows what our rules use of the language, no more. */
public record PromQl(String expression) {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern DURATION = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
    private static final Pattern METRIC = Pattern.compile("\\b([a-zA-Z_:][\\w:]*+)\\s*+(?!\\()(?:\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless");

    /** The names of the metrics, each with the labels that it must have. */
    public Map<String, Set<String>> reads() {
        var bare = DURATION.matcher(TEXT.matcher(expression).replaceAll("")).replaceAll("");
        var grouped = new TreeSet<String>();
        var groupings = GROUPING.matcher(bare);
        while (groupings.find()) {
            grouped.addAll(Set.of(groupings.group(1).trim().split("\\s*,\\s*")));
        }
        var found = new TreeMap<String, Set<String>>();
        var metrics = METRIC.matcher(GROUPING.matcher(bare).replaceAll(""));
        while (metrics.find()) {
            if (!WORDS.contains(metrics.group(1))) {
                var labels = found.computeIfAbsent(metrics.group(1), _ -> new TreeSet<>(grouped));
                LABEL.matcher(metrics.group(2) == null ? "" : metrics.group(2))
                        .results()
                        .forEach(label -> labels.add(label.group(1)));
            }
        }
        return found;
    }
}

package cn.hengping.deploy.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What services tell Prometheus: the names of the metrics, each with the labels that it came with. */
public record Scrape(Map<String, Set<String>> labels) {
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Prometheus' own. */
    private static final Set<String> NOT_OURS = Set.of("up");

    static Scrape of(String text) {
        var found = new HashMap<String, Set<String>>();
        text.lines().map(SAMPLE::matcher).filter(java.util.regex.Matcher::find).forEach(sample -> {
            var labels = found.computeIfAbsent(sample.group(1), _ -> new HashSet<>());
            LABEL.matcher(sample.group(2) == null ? "" : sample.group(2))
                    .results()
                    .forEach(label -> labels.add(label.group(1)));
        });
        return new Scrape(found);
    }

    /** Of the services with these management ports, together. */
    public static Scrape ofPorts(Collection<Integer> ports) {
        var all = new StringBuilder();
        try (var client = HttpClient.newHttpClient()) {
            for (var port : ports) {
                var address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
                var request = HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(30))
                        .build();
                all.append(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return of(all.toString());
    }

    /** What the expressions read that is not there, metric by metric. */
    public List<String> missing(Collection<String> expressions) {
        var missing = new ArrayList<String>();
        for (var expression : expressions) {
            new PromQl(expression).reads().forEach((metric, wanted) -> {
                if (!NOT_OURS.contains(metric) && !labels.containsKey(metric)) {
                    missing.add(metric);
                } else if (!NOT_OURS.contains(metric)) {
                    wanted.stream()
                            .filter(label -> !label.equals("instance"))
                            .filter(label ->
                                    !labels.getOrDefault(metric, Set.of()).contains(label))
                            .forEach(label -> missing.add(metric + "{" + label + "}"));
                }
            });
        }
        return missing.stream().distinct().toList();
    }
}

package cn.hengping.deploy.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What services wrote to their logs, line by line. */
public record ServiceLogs(List<String> lines) {
    /** How every line of plain text begins. */
    private static final Pattern PLAIN = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+\\s+[A-Z]+ \\d+ --- ");

    private static final Pattern ACCOUNT =
            Pattern.compile("\\b(?:wx|cz|xx2?|sj|sys|sec)-[a-z]+[0-9]*\\b|\\btwo-posts\\b");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static ServiceLogs of(Collection<Path> files) {
        return new ServiceLogs(
                files.stream().flatMap(file -> read(file).lines()).toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that no collector could read. */
    public List<String> plain() {
        return lines.stream().filter(line -> PLAIN.matcher(line).find()).toList();
    }

    public List<JsonNode> structured() {
        return lines.stream()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Lines in which a demonstration account stands. */
    public List<String> withAccounts() {
        return lines.stream().filter(line -> ACCOUNT.matcher(line).find()).toList();
    }
}

package cn.hengping.bench.signoff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the service really said to the database, read from PostgreSQL's own log. */
final class Statements {
    private static final Pattern EXECUTED = Pattern.compile(
            "LOG:  duration: [0-9.]+ ms  execute [^:]+: (.*?)\\n[^\\t\\n][^\\n]*DETAIL:  Parameters: (.*?)\\n(?=[^\\t])",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE =
            Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')(?:, |$)", Pattern.DOTALL);

    private Statements() {}

    /** One executed statement; {@code $1} is the first value. A null is the empty optional. */
    record Executed(String sql, List<java.util.Optional<String>> values) {}

    static List<Executed> since(Path log, long offset) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(offset);
            var bytes = new byte[Math.toIntExact(file.length() - offset)];
            file.readFully(bytes);
            return read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static List<Executed> read(String text) {
        var found = EXECUTED.matcher(text);
        var executed = new ArrayList<Executed>();
        while (found.find()) {
            var values = new ArrayList<java.util.Optional<String>>();
            var value = VALUE.matcher(found.group(2).replace("\n\t", "\n"));
            while (value.find()) {
                var quoted = value.group(3);
                values.add(java.util.Optional.ofNullable(quoted).map(given -> given.replace("''", "'")));
            }
            executed.add(new Executed(found.group(1).replace("\n\t", "\n").strip(), values));
        }
        return executed;
    }
}

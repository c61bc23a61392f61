package cn.hengping.bench.signoff;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Sends prepared requests, each once, over sixteen connections by wrk (Debian package wrk). Any answer but 2xx spoils the run. */
final class Load {
    static final int CONNECTIONS = 16;
    private static final Pattern DONE = Pattern.compile("(\\d+) requests in ([0-9.]+)(ms|s|m),");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");

    private final Path folder;
    private final Path script;

    Load(Path folder) throws IOException {
        this.folder = folder;
        this.script = folder.resolve("once-each.lua");
        try (var given = Objects.requireNonNull(Load.class.getResourceAsStream("/once-each.lua"))) {
            Files.write(script, given.readAllBytes());
        }
    }

    /** One request: where, under which key (or none), with which headers ({@code name=value}, by semicolons), and what it says. */
    record Asked(String path, String key, String headers, String body) {}

    /** How many in how many seconds; the median and the 99th percentile of the time to answer, in milliseconds. */
    record Result(int requests, double seconds, double p50, double p99) {}

    Result send(URI address, String token, List<Asked> requests) throws IOException, InterruptedException {
        var list = folder.resolve("requests.tsv");
        Files.write(
                list,
                requests.stream()
                        .map(asked -> asked.path() + "\t" + asked.headers() + "\t" + asked.body())
                        .toList());
        var command = new java.util.ArrayList<>(List.of(
                "wrk", "-t1", "-c" + CONNECTIONS, "-d300s", "--timeout", "30s", "--latency", "-s", script.toString()));
        if (!token.isEmpty()) {
            command.addAll(List.of("-H", "Authorization: Bearer " + token));
        }
        command.addAll(List.of(address.toString(), "--", list.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new StringBuilder();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                // It runs for a time, not for a number: it is told to stop, and then reports.
                if (line.equals("ALL ANSWERED")) {
                    new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            }
        }
        if (process.waitFor() != 0 || said.indexOf("REFUSED") >= 0 || said.indexOf("Socket errors") >= 0) {
            throw new IOException(address + ": " + said);
        }
        return result(said.toString(), requests.size());
    }

    private static Result result(String said, int expected) throws IOException {
        var done = DONE.matcher(said);
        if (!done.find() || Integer.parseInt(done.group(1)) != expected) {
            throw new IOException("not every request was answered: " + said);
        }
        return new Result(
                expected, unit(done.group(2), done.group(3)) / 1_000, latency(said, "50"), latency(said, "99"));
    }

    private static double latency(String said, String percent) {
        var found = LATENCY.matcher(said);
        while (found.find()) {
            if (found.group(1).equals(percent)) {
                return unit(found.group(2), found.group(3));
            }
        }
        return 0;
    }

    /** In milliseconds. */
    private static double unit(String number, String unit) {
        var value = Double.parseDouble(number);
        return switch (unit) {
            case "us" -> value / 1_000;
            case "s" -> value * 1_000;
            case "m" -> value * 60_000;
            default -> value;
        };
    }
}

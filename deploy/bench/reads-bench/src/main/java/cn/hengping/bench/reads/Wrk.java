package cn.hengping.bench.reads;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The load: wrk (Debian package wrk), one thread, sixteen connections. Any answer but 2xx spoils the run. */
final class Wrk {
    static final int CONNECTIONS = 16;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");

    private Wrk() {}

    /** Requests a second; the median and the 99th percentile of the time to answer, in milliseconds. */
    record Result(double perSecond, double p50, double p99) {}

    static Result run(URI address, String token, int seconds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        address.toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || said.contains("Non-2xx")) {
            throw new IOException(address + ": " + said);
        }
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IOException(said);
        }
        return new Result(Double.parseDouble(rate.group(1)), latency(said, "50"), latency(said, "99"));
    }

    private static double latency(String said, String percent) {
        var found = LATENCY.matcher(said);
        while (found.find()) {
            if (found.group(1).equals(percent)) {
                var value = Double.parseDouble(found.group(2));
                return switch (found.group(3)) {
                    case "us" -> value / 1_000;
                    case "s" -> value * 1_000;
                    default -> value;
                };
            }
        }
        return 0;
    }
}

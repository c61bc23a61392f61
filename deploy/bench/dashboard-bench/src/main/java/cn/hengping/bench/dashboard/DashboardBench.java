package cn.hengping.bench.dashboard;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One reader looks at the district's dashboard again and again, straight at the service and with all checks of login and scope,
 * while changes arrive through Kafka; afterwards the same figures are counted anew by SQL, three times and with nothing else going on, because a count
 * of many seconds would take the machine from the looks. At the end both must agree to the fen.
 */
public final class DashboardBench {
    private static final String PATH = "/dashboards/2019";
    private static final URI REBUILDS = RunningSystem.service("report").resolve("/dashboard-rebuilds");
    private static final int MOST_LOOKS = 3600;
    private static final int WARM_UP = 3_000;
    private static final int COUNTS = 3;

    private final RunningSystem system = RunningSystem.here();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Double> looks = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    /** How many facts were in the figures at this moment, as looked at; nanoseconds. */
    private record Seen(long at, long facts) {}

    /** Arguments: evaluations, changes a second, seconds. */
    public static void main(String[] arguments) throws Exception {
        new DashboardBench()
                .run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(int evaluations, int aSecond, int seconds) throws Exception {
        try (var database = system.database("report");
                var changes = new Changes("127.0.0.1:" + kafka(), evaluations, aSecond, seconds)) {
            if (look().at("/all/projects").asInt() < evaluations) {
                var began = System.nanoTime();
                var put = new Evaluations(database, evaluations).prepare();
                IO.println("%d facts put into the log, %.0f s".formatted(put, (System.nanoTime() - began) / 1e9));
                IO.println("all figures made anew from it: " + rebuilt());
            }
            Evaluations.tidy(database);
            var bySql = new BySql(database);
            for (var i = 0; i < WARM_UP; i++) {
                look();
            }
            bySql.time();
            var base = facts(look());
            looks.clear();
            seen.clear();
            var publisher = Thread.ofPlatform().start(changes);
            while (publisher.isAlive()) {
                noted(look());
            }
            publisher.join();
            var ended = System.nanoTime();
            settle(base + changes.acknowledged.size());
            var settled = System.nanoTime();
            for (var i = 0; i < COUNTS; i++) {
                counts.add(bySql.time());
            }
            tell(evaluations, aSecond, seconds, base, changes, settled - ended);
            agree(bySql.totals());
        }
    }

    private static int kafka() {
        var given = System.getenv("HENGPING_PORT_KAFKA");
        return given == null ? 9092 : Integer.parseInt(given);
    }

    private JsonNode look() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(RunningSystem.service("report").resolve(PATH))
                .header("Authorization", "Bearer " + system.token("cz-reviewer"))
                .build();
        var from = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        looks.add((System.nanoTime() - from) / 1e6);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json.readTree(answer.body());
    }

    /** By the command that an administrator has for it. */
    private String rebuilt() throws IOException, InterruptedException {
        var ordered = send(HttpRequest.newBuilder(REBUILDS)
                .header("Authorization", "Bearer " + system.token("sys-admin"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody()));
        var address =
                REBUILDS.resolve("/dashboard-rebuilds/" + ordered.path("id").asString());
        for (var look = 0; look < MOST_LOOKS; look++) {
            var rebuild = send(
                    HttpRequest.newBuilder(address).header("Authorization", "Bearer " + system.token("sys-admin")));
            if (!rebuild.path("endedAt").isMissingNode()
                    && !rebuild.path("endedAt").isNull()) {
                if (!rebuild.path("facts").isNumber()) {
                    throw new IOException(rebuild.toString());
                }
                return rebuild.path("facts") + " facts, " + rebuild.path("seconds") + " s";
            }
            Thread.sleep(1000);
        }
        throw new IOException("the figures are not there after an hour");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json.readTree(answer.body());
    }

    private static long facts(JsonNode board) {
        return board.at("/watermark/facts").asLong();
    }

    private void noted(JsonNode board) {
        seen.add(new Seen(System.nanoTime(), facts(board)));
    }

    private void settle(long facts) throws IOException, InterruptedException {
        var patience = System.nanoTime() + 60_000_000_000L;
        while (seen.isEmpty() || seen.getLast().facts() < facts) {
            noted(look());
            if (System.nanoTime() > patience) {
                throw new IOException(
                        "after a minute the figures hold " + seen.getLast().facts() + " of " + facts + " facts");
            }
        }
    }

    /** From Kafka's acknowledgement until a look showed it. */
    private List<Double> staleness(long base, Changes changes) {
        var ages = new ArrayList<Double>();
        var look = 1;
        for (var change : changes.acknowledged.entrySet()) {
            while (look < seen.size() && seen.get(look).facts() < base + change.getKey()) {
                look++;
            }
            if (look < seen.size()) {
                ages.add(Math.max(0, (seen.get(look).at() - change.getValue()) / 1e6));
            }
        }
        return ages;
    }

    private void tell(int evaluations, int aSecond, int seconds, long base, Changes changes, long settling)
            throws IOException {
        var ours = Samples.of(looks);
        var sql = Samples.of(counts);
        var stale = Samples.of(staleness(base, changes));
        new Findings("dashboard", "what", "count", "p50 ms", "p99 ms", "most ms")
                .condition("evaluations", evaluations)
                .condition("changes a second", aSecond)
                .condition("seconds", seconds)
                .condition("times faster than SQL (p50)", Math.round(sql.median() / ours.median()))
                .condition("ms until all was in the figures", Math.round(settling / 1e6))
                .row("one look at the dashboard", ours.count(), ours.median(), ours.percentile(99), ours.most())
                .row("the same figures by SQL", sql.count(), sql.median(), sql.percentile(99), sql.most())
                .row("staleness, Kafka to figure", stale.count(), stale.median(), stale.percentile(99), stale.most())
                .tell();
    }

    private void agree(BySql.Totals totals) throws IOException, InterruptedException {
        var all = look().path("all");
        var shown = new BySql.Totals(
                all.path("projects").asLong(),
                all.path("approved").asLong(),
                all.path("overdue").asLong(),
                new BigDecimal(all.path("fullYearBudgetYuan").asString()),
                new BigDecimal(all.path("executedYuan").asString()));
        IO.println(
                shown.equals(totals)
                        ? "agrees with the recount to the fen: " + totals
                        : "DISAGREES: " + shown + " against " + totals);
        if (!shown.equals(totals)) {
            System.exit(1);
        }
    }
}

package cn.hengping.bench.reads;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;

/** Reads one project, and a list of fifty, as fast as sixteen connections can: ours and the peer's in turns. */
public final class ReadsBench {
    private static final int WARM_UP_SECONDS = 20;

    private final RunningSystem system = RunningSystem.here();
    private final int rounds;
    private final int seconds;

    private ReadsBench(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** Arguments: rounds; seconds of each turn. */
    public static void main(String[] arguments) throws Exception {
        new ReadsBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        var code = aProject();
        try (var peer = PeerProcess.start(system)) {
            var ours = RunningSystem.service("budget");
            var told = new Findings("reads", "what", "requests/s", "p50 ms", "p99 ms", "ratio to the peer")
                    .condition("rounds", rounds)
                    .condition("seconds a turn", seconds)
                    .condition("connections", Wrk.CONNECTIONS)
                    .condition("projects", projects());
            compare(
                    told,
                    "one project",
                    ours.resolve("/projects/" + code),
                    peer.address().resolve("/projects/" + code));
            compare(
                    told,
                    "list of fifty",
                    ours.resolve("/projects"),
                    peer.address().resolve("/projects"));
            compare(
                    told,
                    "fifty from the middle",
                    ours.resolve(middle()),
                    peer.address().resolve("/projects?after=" + code));
            told.tell();
        }
    }

    private void compare(Findings told, String what, URI ours, URI theirs) throws IOException, InterruptedException {
        var addresses = new LinkedHashMap<String, URI>();
        addresses.put("ours", ours);
        addresses.put("WebFlux + Spring Data R2DBC", theirs);
        var results = new LinkedHashMap<String, List<Wrk.Result>>();
        for (var address : addresses.entrySet()) {
            Wrk.run(address.getValue(), system.token("cz-reviewer"), WARM_UP_SECONDS);
            results.put(address.getKey(), new ArrayList<>());
        }
        for (var round = 0; round < rounds; round++) {
            for (var address : addresses.entrySet()) {
                var result = Wrk.run(address.getValue(), system.token("cz-reviewer"), seconds);
                results.getOrDefault(address.getKey(), new ArrayList<>()).add(result);
            }
        }
        var peer = rate(results.getOrDefault("WebFlux + Spring Data R2DBC", List.of()));
        for (Map.Entry<String, List<Wrk.Result>> result : results.entrySet()) {
            var all = result.getValue();
            told.row(
                    what + ", " + result.getKey(),
                    rate(all),
                    Samples.of(all.stream().map(Wrk.Result::p50).toList()).median(),
                    Samples.of(all.stream().map(Wrk.Result::p99).toList()).median(),
                    rate(all) / peer);
        }
    }

    private static double rate(List<Wrk.Result> results) {
        return Samples.of(results.stream().map(Wrk.Result::perSecond).toList()).median();
    }

    private String aProject() throws IOException, SQLException {
        return one(
                "select project_code from project where stage = 'APPROVED' and document ? 'registration'"
                        + " order by project_code offset (select count(*) / 2 from project where stage = 'APPROVED' and document ? 'registration') limit 1");
    }

    private String projects() throws IOException, SQLException {
        return one("select count(*)::text from project");
    }

    private String one(String sql) throws IOException, SQLException {
        try (var database = system.database("budget");
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new IOException("no project is approved: run deploy/district first");
            }
            return rows.getString(1);
        }
    }

    /** The address of our page after the same project: the cursor of a page that ends there. */
    private String middle() throws IOException, InterruptedException {
        return "/projects?cursor=" + Cursors.halfWay(system);
    }
}

package cn.hengping.bench.signoff;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;

/** Signs the same number of things along the same four desks: ours, two engines and the bare SQL, in turns. */
public final class SignOffBench {
    private static final int MOST_WARM_UPS = 20;
    private static final double NO_FASTER = 1.05;

    private final RunningSystem system = RunningSystem.here();
    private final int rounds;
    private final int things;

    private SignOffBench(int rounds, int things) {
        this.rounds = rounds;
        this.things = things - things % Load.CONNECTIONS;
    }

    /** Arguments: rounds; things signed by each in each round. */
    public static void main(String[] arguments) throws Exception {
        new SignOffBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        var folder = Files.createDirectories(Ours.results());
        var load = new Load(folder);
        // What follows an approval, the documents, is not a step of the chain.
        var report = system.process("report-service");
        Floor.signal("STOP", report);
        try (var ours = new Ours(system, load);
                var flowable = Engine.flowable(system, load);
                var camunda = Engine.camunda(system, load)) {
            measure(List.of(ours, flowable, camunda, new Floor(system, load, folder)));
        } finally {
            Floor.signal("CONT", report);
        }
    }

    private void measure(List<Contender> contenders) throws IOException, InterruptedException, SQLException {
        var results = new LinkedHashMap<Contender, List<List<Load.Result>>>();
        contenders.forEach(contender -> results.put(contender, new ArrayList<>()));
        var warmUps = new LinkedHashMap<String, Integer>();
        for (var contender : contenders) {
            warmUps.put(contender.name(), warmedUp(contender));
        }
        for (var round = 0; round < rounds; round++) {
            for (var contender : contenders) {
                results.getOrDefault(contender, new ArrayList<>()).add(turn(contender));
            }
        }
        var told = new Findings(
                        "signoff", "who", "steps/s", "least", "most", "p50 ms", "p99 ms", "MB", "ours is × of it")
                .condition("rounds", rounds)
                .condition("things a round", things)
                .condition("steps a thing", Desk.CHAIN.size())
                .condition("connections", Load.CONNECTIONS)
                .condition("rounds to warm up", warmUps);
        var first =
                rates(results.getOrDefault(contenders.getFirst(), List.of())).median();
        for (var contender : contenders) {
            var turns = results.getOrDefault(contender, List.of());
            var rates = rates(turns);
            var all = turns.stream().flatMap(List::stream).toList();
            told.row(
                    contender.name(),
                    rates.median(),
                    rates.least(),
                    rates.most(),
                    Samples.of(all.stream().map(Load.Result::p50).toList()).median(),
                    Samples.of(all.stream().map(Load.Result::p99).toList()).median(),
                    contender.megabytes(),
                    first / rates.median());
        }
        told.tell();
    }

    /** Each signs until it is no faster than two rounds before, at most {@link #MOST_WARM_UPS} times: answers how often it did. */
    private int warmedUp(Contender contender) throws IOException, InterruptedException, SQLException {
        var rates = new ArrayList<Double>();
        while (rates.size() < MOST_WARM_UPS) {
            rates.add(rate(turn(contender)));
            var last = rates.size() - 1;
            if (last >= 2 && rates.get(last) < rates.get(last - 2) * NO_FASTER) {
                break;
            }
        }
        return rates.size();
    }

    private List<Load.Result> turn(Contender contender) throws IOException, InterruptedException, SQLException {
        contender.prepare(things);
        var turn = new ArrayList<Load.Result>();
        for (var desk : Desk.CHAIN) {
            turn.add(contender.sign(desk));
        }
        return turn;
    }

    private static double rate(List<Load.Result> turn) {
        return turn.stream().mapToInt(Load.Result::requests).sum()
                / turn.stream().mapToDouble(Load.Result::seconds).sum();
    }

    /** Steps a second of each round. */
    private static Samples rates(List<List<Load.Result>> turns) {
        return Samples.of(turns.stream().map(SignOffBench::rate).toList());
    }
}

package cn.hengping.bench.signoff;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.hengping.bench.measuring.RunningSystem;

/** The running evaluation-service itself, past the gateway, with its token check, scope, duties, content hash, log and events. */
final class Ours implements Contender {
    static final int SERIES = 1;
    private static final String SIGN = "{\"step\":\"SIGN\"}";

    private final RunningSystem system;
    private final Clones clones;
    private final Load load;
    private int made;
    private int first;
    private long version;

    Ours(RunningSystem system, Load load) throws IOException, SQLException {
        this.system = system;
        this.load = load;
        this.clones = new Clones(system);
        this.made = clones.made(SERIES);
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void prepare(int things) throws IOException, SQLException {
        first = made + 1;
        version = clones.make(SERIES, first, things);
        made += things;
    }

    @Override
    public Load.Result sign(Desk desk) throws IOException, InterruptedException {
        var at = version + Desk.CHAIN.indexOf(desk);
        List<Load.Asked> asked = IntStream.rangeClosed(first, made)
                .mapToObj(number -> asked(SERIES, number, at))
                .toList();
        return load.send(RunningSystem.service("evaluation"), system.token(desk.account()), asked);
    }

    static Load.Asked asked(int series, int number, long version) {
        var key = UUID.randomUUID().toString();
        return new Load.Asked(
                "/self-evaluations/" + Clones.id(series, number) + "/moves",
                key,
                "If-Match=\"" + version + "\";Idempotency-Key=" + key,
                SIGN);
    }

    @Override
    public long megabytes() throws IOException {
        return Memory.of(system.process("evaluation-service"));
    }

    @Override
    public void close() {
        // It was running before.
    }

    static Path results() {
        return Path.of(System.getProperty("bench.results", "."));
    }
}

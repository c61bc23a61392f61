package cn.hengping.bench.signoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The limit: the same two statements that the service executes for a signature, with the same values, run by pgbench with as
 * many connections. Nothing else happens: no HTTP, no token, no rule. They are read from PostgreSQL's log while the service
 * signs one thing along the chain, so they cannot drift from what the service does.
 */
final class Floor implements Contender {
    private static final int SERIES = 2;
    private static final int PROBES = 3;
    private static final Pattern PLACE = Pattern.compile("(id = )?\\$(\\d+)(::\\w+(?:\\[])?)?");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final RunningSystem system;
    private final Clones clones;
    private final Path folder;
    private final Map<Desk, Script> scripts = new LinkedHashMap<>();
    private int made;
    private int first;

    private record Script(Path file, Map<String, String> values) {}

    Floor(RunningSystem system, Load load, Path folder) throws IOException, InterruptedException, SQLException {
        this.system = system;
        this.folder = folder;
        this.clones = new Clones(system);
        this.made = clones.made(SERIES);
        learn(load);
    }

    /** Lets the service sign one thing, and turns what it said to the database into scripts. */
    private void learn(Load load) throws IOException, InterruptedException, SQLException {
        var number = clones.made(PROBES) + 1;
        var version = clones.make(PROBES, number, 1);
        setting("alter system set log_min_duration_statement = 0");
        try {
            for (var desk : Desk.CHAIN) {
                var log = system.log("postgres");
                var from = Files.size(log);
                var asked = Ours.asked(PROBES, number, version + Desk.CHAIN.indexOf(desk));
                load.send(RunningSystem.service("evaluation"), system.token(desk.account()), List.of(asked));
                scripts.put(desk, script(desk, number, asked.key(), Statements.since(log, from)));
            }
        } finally {
            setting("alter system reset log_min_duration_statement");
        }
    }

    private void setting(String sql) throws IOException, InterruptedException, SQLException {
        try (var server = Engine.superuser(system, "postgres");
                var statement = server.createStatement()) {
            statement.execute(sql);
            statement.execute("select pg_reload_conf()");
        }
        // Each session takes the new setting before its next statement; the signal itself needs a moment.
        Thread.sleep(500);
    }

    private Script script(Desk desk, int number, String key, List<Statements.Executed> executed) throws IOException {
        var own = executed.stream()
                .filter(statement -> statement.sql().startsWith("with changed as (update self_evaluation")
                        || statement.sql().startsWith("select e.id, e.stage"))
                .toList();
        if (own.size() != 2) {
            throw new IOException(
                    "a signature is a read and a write, but the log has " + own.size() + " of " + executed.size());
        }
        var values = new LinkedHashMap<String, String>();
        var text = new StringBuilder("\\set n :n + 1\n\\set number :first + :client_id * :each + :n - 1\n");
        for (var statement : own) {
            text.append(written(
                            statement, Clones.id(PROBES, number).toString(), key, desk.task() + values.size(), values))
                    .append(";\n");
        }
        var file = folder.resolve("pgbench-" + desk.task() + ".sql");
        Files.writeString(file, text);
        return new Script(file, values);
    }

    private static String written(
            Statements.Executed statement, String probe, String key, String prefix, Map<String, String> values) {
        return PLACE.matcher(statement.sql()).replaceAll(place -> {
            var given = statement.values().get(Integer.parseInt(place.group(2)) - 1);
            var before = place.group(1) == null ? "" : place.group(1);
            var cast = place.group(3) == null ? "" : place.group(3);
            if (given.isEmpty()) {
                return Matcher.quoteReplacement(before + "null" + cast);
            }
            var value = given.get();
            // pgbench has no empty variables.
            if (value.isEmpty()) {
                return Matcher.quoteReplacement(before + "''" + (cast.isEmpty() ? "::text" : cast));
            }
            if (value.equals(probe)) {
                var id = Clones.idSql(SERIES, ":number::bigint");
                return Matcher.quoteReplacement(before + (before.isEmpty() ? id + "::text" : id));
            }
            if (value.equals(key)) {
                return "gen_random_uuid()::text";
            }
            if (cast.equals("::uuid[]")) {
                return "array[gen_random_uuid()" + ", gen_random_uuid()".repeat(value.split(",", -1).length - 1) + "]";
            }
            var name = prefix + "_" + place.group(2);
            values.put(name, value);
            return Matcher.quoteReplacement(before + ":" + name + (cast.isEmpty() ? castFor(value) : cast));
        });
    }

    /** The driver tells the server what each value is; pgbench does not, so the script must. */
    private static String castFor(String value) {
        if (value.equals("t") || value.equals("f")) {
            return "::boolean";
        }
        // Versions and sequences; longer ones are places in the tree.
        if (value.matches("\\d{1,4}")) {
            return "::bigint";
        }
        if (TIME.matcher(value).matches()) {
            return "::timestamptz";
        }
        if (DAY.matcher(value).matches()) {
            return "::date";
        }
        if (UUID.matcher(value).matches()) {
            return "::uuid";
        }
        if (isJson(value)) {
            return "::jsonb";
        }
        return value.startsWith("{") && value.endsWith("}") ? "::text[]" : "::text";
    }

    private static boolean isJson(String value) {
        if (!value.startsWith("{") && !value.startsWith("[")) {
            return false;
        }
        try {
            return !value.equals("{}") && JsonMapper.shared().readTree(value).isContainer();
        } catch (JacksonException _) {
            return false;
        }
    }

    @Override
    public String name() {
        return "pgbench, our SQL";
    }

    @Override
    public void prepare(int things) throws IOException, SQLException {
        first = made + 1;
        clones.make(SERIES, first, things);
        made += things;
    }

    /** Meanwhile the service sleeps: it must not send what pgbench writes into its outbox, which is removed again. */
    @Override
    public Load.Result sign(Desk desk) throws IOException, InterruptedException, SQLException {
        var service = system.process("evaluation-service");
        try (var database = system.database("evaluation");
                var statement = database.createStatement()) {
            signal("STOP", service);
            try {
                var rows = statement.executeQuery("select coalesce(max(id), 0) from outbox");
                var last = rows.next() ? rows.getLong(1) : 0;
                var result = run(desk);
                statement.execute("delete from outbox where id > " + last);
                return result;
            } finally {
                signal("CONT", service);
            }
        }
    }

    static void signal(String name, long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
    }

    private Load.Result run(Desk desk) throws IOException, InterruptedException {
        var script = scripts.get(desk);
        if (script == null) {
            throw new IOException("no script for " + desk);
        }
        var each = (made - first + 1) / Load.CONNECTIONS;
        var prefix = folder.resolve("pgbench-times");
        var command = new ArrayList<String>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(Load.CONNECTIONS),
                "-j",
                "1",
                "-t",
                Integer.toString(each),
                "-f",
                script.file().toString(),
                "-l",
                "--log-prefix=" + prefix,
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(RunningSystem.port("postgres")),
                "-U",
                "hengping_evaluation",
                "-D",
                "n=0",
                "-D",
                "first=" + first,
                "-D",
                "each=" + each));
        script.values().forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add("evaluation");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", system.secret("database-evaluation"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = Pattern.compile("tps = ([0-9.]+)").matcher(said);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IOException(said);
        }
        var times = times(folder, "pgbench-times." + process.pid());
        return new Load.Result(
                times.count(), times.count() / Double.parseDouble(rate.group(1)), times.median(), times.percentile(99));
    }

    private static Samples times(Path folder, String name) throws IOException {
        var file = folder.resolve(name);
        try (var lines = Files.lines(file)) {
            return Samples.of(lines.map(line -> Long.parseLong(line.split(" ", -1)[2]) / 1_000.0)
                    .toList());
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public long megabytes() {
        return 0;
    }

    @Override
    public void close() {
        // pgbench ends by itself.
    }
}

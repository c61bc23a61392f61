package cn.hengping.bench.signoff;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import cn.hengping.bench.measuring.RunningSystem;

/** A workflow engine as a small Boot application in a process of its own, with a database of its own on the same PostgreSQL. */
final class Engine implements Contender {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Process process;
    private final URI address;
    private final Connection database;
    private final Load load;
    private final Function<String, Load.Asked> completion;

    private Engine(
            String name,
            Process process,
            URI address,
            Connection database,
            Load load,
            Function<String, Load.Asked> completion) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.database = database;
        this.load = load;
        this.completion = completion;
    }

    static Engine flowable(RunningSystem system, Load load) throws IOException, InterruptedException, SQLException {
        return start(
                "flowable",
                "cn.hengping.bench.flowable.FlowablePeer",
                system,
                load,
                task -> new Load.Asked(
                        "/process-api/runtime/tasks/" + task,
                        "",
                        "",
                        "{\"action\":\"complete\",\"variables\":[{\"name\":\"opinion\",\"value\":\"SIGN\"}]}"));
    }

    static Engine camunda(RunningSystem system, Load load) throws IOException, InterruptedException, SQLException {
        return start(
                "camunda",
                "cn.hengping.bench.camunda.CamundaPeer",
                system,
                load,
                task -> new Load.Asked(
                        "/engine-rest/task/" + task + "/complete",
                        "",
                        "",
                        "{\"variables\":{\"opinion\":{\"value\":\"SIGN\"}}}"));
    }

    private static Engine start(
            String name, String main, RunningSystem system, Load load, Function<String, Load.Asked> completion)
            throws IOException, InterruptedException, SQLException {
        var database = "bench_" + name;
        try (var server = superuser(system, "postgres");
                var statement = server.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
            statement.execute("create database " + database);
        }
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var peer = Path.of(System.getProperty("bench.root", "."), "deploy/bench/signoff-peers", name, "target");
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xms64m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        peer.resolve("classes") + File.pathSeparator + peer.resolve("lib") + "/*",
                        main))
                .redirectErrorStream(true)
                .redirectOutput(Ours.results().resolve(name + ".log").toFile());
        builder.environment().put("PEER_PORT", Integer.toString(port));
        builder.environment().put("PEER_DATABASE", database);
        builder.environment().put("PEER_DATABASE_PORT", Integer.toString(RunningSystem.port("postgres")));
        builder.environment().put("PEER_DATABASE_PASSWORD", system.secret("postgres"));
        var address = URI.create("http://127.0.0.1:" + port);
        var process = builder.start();
        await(name, process, address);
        return new Engine(name, process, address, superuser(system, database), load, completion);
    }

    private static void await(String name, Process process, URI address) throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until) && process.isAlive()) {
            try {
                post(address, 0);
                return;
            } catch (IOException _) {
                Thread.sleep(300);
            }
        }
        process.destroy();
        throw new IOException(name + " did not start: see " + name + ".log");
    }

    private static void post(URI address, int chains) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/prepare?chains=" + chains))
                .POST(BodyPublishers.noBody())
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    static Connection superuser(RunningSystem system, String database) throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + RunningSystem.port("postgres") + "/" + database;
        return DriverManager.getConnection(url, "postgres", system.secret("postgres"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(int things) throws IOException, InterruptedException, SQLException {
        post(address, things);
        try (var statement = database.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** The ids are found beforehand: what is measured is completing, without the query a client needs to find its task. */
    @Override
    public Load.Result sign(Desk desk) throws IOException, InterruptedException, SQLException {
        var asked = new ArrayList<Load.Asked>();
        try (var statement = database.prepareStatement("select id_ from act_ru_task where task_def_key_ = ?")) {
            statement.setString(1, desk.task());
            var rows = statement.executeQuery();
            while (rows.next()) {
                asked.add(completion.apply(rows.getString(1)));
            }
        }
        return load.send(address, "", asked);
    }

    @Override
    public long megabytes() throws IOException {
        return Memory.of(process.pid());
    }

    @Override
    public void close() throws SQLException {
        database.close();
        process.destroy();
    }
}

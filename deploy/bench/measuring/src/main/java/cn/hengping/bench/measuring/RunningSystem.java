package cn.hengping.bench.measuring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.json.JsonMapper;

/**
 * The system that {@code deploy/up} left running on this machine, found by the same environment variables.
 *
 * <p>Benchmarks call it as programs do; the databases are for preparing and checking, never for what is measured as ours.
 */
public final class RunningSystem {
    private static final Map<String, Integer> USUAL = Map.of(
            "gateway",
            8080,
            "budget",
            8081,
            "evaluation",
            8082,
            "report",
            8083,
            "budget-management",
            8091,
            "evaluation-management",
            8092,
            "report-management",
            8093,
            "postgres",
            54329);
    private static final String DEMONSTRATION_PASSWORD = "Hengping-2024!";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Path home;

    private RunningSystem(Path home) {
        this.home = home;
    }

    private record Token(String value, Instant renewAt) {}

    public static RunningSystem here() {
        var usual = Path.of(System.getProperty("bench.root", "."), ".hengping").toString();
        return new RunningSystem(Path.of(System.getenv().getOrDefault("HENGPING_HOME", usual)));
    }

    /** The port of a part, by the names that {@code deploy/up} has for them. */
    public static int port(String name) {
        var variable = "HENGPING_PORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        var given = System.getenv(variable);
        return given == null ? USUAL.getOrDefault(name, 0) : Integer.parseInt(given);
    }

    public static URI gateway() {
        return URI.create("http://localhost:" + port("gateway"));
    }

    /** A service itself, past the gateway: budget, evaluation or report. */
    public static URI service(String name) {
        return URI.create("http://127.0.0.1:" + port(name));
    }

    /** A token of a demonstration account, renewed before it ends. */
    public String token(String account) throws IOException, InterruptedException {
        var known = tokens.get(account);
        if (known != null && Instant.now().isBefore(known.renewAt())) {
            return known.value();
        }
        var form = "grant_type=password&client_id=hengping-programs&scope=openid&username=" + account + "&password="
                + DEMONSTRATION_PASSWORD;
        var request = HttpRequest.newBuilder(gateway().resolve("/realms/hengping/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        var body = json.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException(account + " cannot log in: " + body);
        }
        var renewAt = Instant.now().plusSeconds(body.path("expires_in").asLong(60) / 2);
        var token = new Token(body.path("access_token").asString(), renewAt);
        tokens.put(account, token);
        return token.value();
    }

    /** A service's own database: budget, evaluation or report. */
    public Connection database(String name) throws SQLException, IOException {
        var password =
                Files.readString(home.resolve("secrets/database-" + name)).strip();
        var url = "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + name + "?reWriteBatchedInserts=true";
        return DriverManager.getConnection(url, "hengping_" + name, password);
    }

    /** A password of the running system, by the name of its file. */
    public String secret(String name) throws IOException {
        return Files.readString(home.resolve("secrets/" + name)).strip();
    }

    /** The sum of a figure that a service tells about itself, over all lines that hold this text, such as {@code area="heap"}. */
    public double figure(String service, String name, String of) throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + port(service + "-management") + "/actuator/prometheus";
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        return http.send(request, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name + "{") && line.contains(of))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The process id of a part, by its name in the folder of what runs. */
    public long process(String part) throws IOException {
        var line = Files.readString(home.resolve("run/" + part + ".pid")).strip();
        return Long.parseLong(line.split(" ", 2)[0]);
    }

    /** What a part wrote into its log, in all. */
    public Path log(String part) {
        return home.resolve("logs/" + part + ".log");
    }

    /** What lives on a service's heap now, in bytes. The service stops for a full collection: never while time is taken. */
    public long liveHeap(String part) throws IOException, InterruptedException {
        var pid = Long.toString(process(part));
        var jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, pid, "GC.class_histogram").start();
        try (var lines = process.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd told nothing about " + part));
        } finally {
            process.waitFor();
        }
    }
}

package cn.hengping.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The whole system on this machine: which parts there are, in which order they start and stop. */
public final class LocalSystem {
    /** A service, the port names it has, and its database; the gateway has none. */
    private static final List<String> SERVICES = List.of("budget", "evaluation", "report");

    private final Home home;
    private final Progress progress;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Duration> startTimes = new LinkedHashMap<>();
    private final List<Part> startedHere = new ArrayList<>();
    private final Ports ports;
    private final Realm realm;
    private final Postgres postgres;
    private final Keycloak keycloak;

    /**
     * @param checkout the folder of the sources, where the built jars are
     * @param publicUrl the address that browsers use
     */
    public LocalSystem(
            Path checkout,
            Home home,
            Ports ports,
            String publicUrl,
            Map<String, String> environment,
            Progress progress) {
        this.home = home;
        this.ports = ports;
        this.progress = progress;
        var jdk = Jdk.own();
        var deploy = checkout.resolve("deploy");
        var libraries = Libraries.copied(deploy.resolve("target"), home);
        postgres = new Postgres(home, ports, deploy.resolve("postgres/postgresql.conf"));
        keycloak = new Keycloak(home, ports, jdk, deploy.resolve("target/parts/keycloak.tar.gz"), publicUrl);
        realm = new Realm(
                deploy.resolve("keycloak/hengping-realm.json"),
                publicUrl,
                Map.of(
                        "hengping-gateway",
                        home.secret("gateway-client"),
                        Realm.PROVISIONING,
                        home.secret("provisioning-client")));
        add(postgres);
        add(new Kafka(home, ports, jdk, libraries, deploy.resolve("kafka/server.properties")));
        add(keycloak);
        for (var name : SERVICES) {
            add(service(checkout, name + "-service", name, ports, jdk, backend(name, ports, publicUrl)));
        }
        add(service(checkout, "gateway", "gateway", ports, jdk, door(ports, publicUrl, environment)));
    }

    private void add(Part part) {
        parts.put(part.name, part);
    }

    private Service service(
            Path checkout, String module, String port, Ports ports, Jdk jdk, Map<String, String> environment) {
        var jar = checkout.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
        return new Service(
                home, module, jdk, jar, List.of(ports.of(port), ports.of(port + "-management")), environment);
    }

    private Map<String, String> backend(String name, Ports ports, String publicUrl) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(name)));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.of(name + "-management")));
        environment.put("HENGPING_DB_HOST", "127.0.0.1");
        environment.put("HENGPING_DB_PORT", Integer.toString(ports.of("postgres")));
        environment.put("HENGPING_DB_NAME", name);
        environment.put("HENGPING_DB_USER", "hengping_" + name);
        environment.put("HENGPING_DB_PASSWORD", home.secret("database-" + name));
        environment.put("HENGPING_KAFKA", "127.0.0.1:" + ports.of("kafka"));
        environment.put("HENGPING_ISSUER", publicUrl + "/realms/hengping");
        environment.put(
                "HENGPING_JWKS",
                "http://127.0.0.1:" + ports.of("keycloak") + "/realms/hengping/protocol/openid-connect/certs");
        if (name.equals("budget")) {
            environment.put("HENGPING_KEYCLOAK", "http://127.0.0.1:" + ports.of("keycloak"));
            environment.put("HENGPING_PROVISIONING_SECRET", home.secret("provisioning-client"));
        }
        environment.put("HENGPING_PUBLIC_URL", publicUrl);
        return environment;
    }

    private Map<String, String> door(Ports ports, String publicUrl, Map<String, String> given) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(ports.of("gateway")));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.of("gateway-management")));
        environment.put("HENGPING_PUBLIC_URL", publicUrl);
        environment.put("HENGPING_KEYCLOAK", "http://127.0.0.1:" + ports.of("keycloak"));
        environment.put("HENGPING_GATEWAY_SECRET", home.secret("gateway-client"));
        for (var name : SERVICES) {
            environment.put(
                    "HENGPING_" + name.toUpperCase(java.util.Locale.ROOT), "http://127.0.0.1:" + ports.of(name));
        }
        environment.put("HENGPING_LISTEN", given.getOrDefault("HENGPING_LISTEN", "127.0.0.1"));
        return environment;
    }

    /** Starts what does not run yet; when a part fails, everything that this call started is stopped again. */
    public void start() {
        start(parts.keySet());
    }

    /** Starts only some of the parts; PostgreSQL, Kafka and Keycloak must be among them. */
    void start(Set<String> names) {
        var missing = parts.values().stream()
                .filter(part -> names.contains(part.name) && part.process().isEmpty())
                .toList();
        checkPorts(missing);
        try {
            together(List.of(part("postgres"), part("kafka")));
            postgres.makeDatabases(List.of("budget", "evaluation", "report", "keycloak"));
            var services = SERVICES.stream()
                    .map(name -> part(name + "-service"))
                    .filter(part -> names.contains(part.name))
                    .toList();
            var login = CompletableFuture.runAsync(() -> {
                up(keycloak);
                progress.doing("keycloak：应用领域配置");
                realm.applyTo(keycloak.address(), home.secret("keycloak-bootstrap"));
            });
            var work = CompletableFuture.runAsync(() -> services.forEach(this::up));
            joined(CompletableFuture.allOf(login, work));
            if (names.contains("gateway")) {
                up(part("gateway"));
            }
        } catch (Failed e) {
            rollBack(e);
            throw e;
        }
    }

    private void together(List<Part> some) {
        joined(CompletableFuture.allOf(some.stream()
                .map(part -> CompletableFuture.runAsync(() -> up(part)))
                .toArray(CompletableFuture[]::new)));
    }

    private static void joined(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failed failed ? failed : new Failed(String.valueOf(e.getCause()), e);
        }
    }

    private void up(Part part) {
        if (part.process().isPresent() && part.isReady()) {
            progress.done(part.name + "：已在运行");
            return;
        }
        var from = Instant.now();
        progress.doing(part.name + "：启动");
        if (part.process().isEmpty()) {
            synchronized (startedHere) {
                startedHere.add(part);
            }
            part.launch();
        }
        try {
            part.awaitReady();
        } catch (Failed e) {
            throw new Failed(
                    e.getMessage() + "\n--- " + part.name + " 的日志末尾（" + home.log(part.name) + "）\n"
                            + String.join("\n", home.tail(part.name, 20)),
                    e);
        }
        var took = Duration.between(from, Instant.now());
        synchronized (startTimes) {
            startTimes.put(part.name, took);
        }
        progress.done(part.name + "：就绪，用时 " + "%.1f 秒".formatted(took.toMillis() / 1000.0));
    }

    private void checkPorts(Collection<Part> missing) {
        for (var part : missing) {
            for (var port : part.ports) {
                if (Ports.isTaken(port)) {
                    throw new Failed(
                            "%s 要用的端口 %d 已被占用；请停掉占用者，或用环境变量 %s 换一个端口".formatted(part.name, port, ports.variable(port)));
                }
            }
        }
    }

    private void rollBack(Failed because) {
        progress.failed(Objects.requireNonNullElse(because.getMessage(), "")
                .lines()
                .findFirst()
                .orElse(""));
        synchronized (startedHere) {
            startedHere.reversed().forEach(Part::stop);
        }
    }

    /** Stops everything, the door first. */
    public void stop() {
        for (var part : parts.values().stream().toList().reversed()) {
            if (part.process().isPresent()) {
                progress.doing(part.name + "：停止");
            }
            part.stop();
        }
    }

    /** Takes a part away as a power cut would. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Starts a part again, on what it left behind. */
    public void restart(String name) {
        up(part(name));
    }

    public boolean isRunning(String name) {
        return part(name).process().isPresent();
    }

    private Part part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    /** Each part's start-up seconds, if it was started now, and the memory it holds. */
    public List<String> account() {
        return parts.values().stream()
                .map(part -> "%-20s %8s %8d MB"
                        .formatted(
                                part.name,
                                startTimes.containsKey(part.name)
                                        ? "%.1f 秒"
                                                .formatted(Objects.requireNonNull(startTimes.get(part.name))
                                                                .toMillis()
                                                        / 1000.0)
                                        : "—",
                                part.residentMegabytes()))
                .toList();
    }
}

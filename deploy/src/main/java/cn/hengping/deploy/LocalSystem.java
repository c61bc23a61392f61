package cn.hengping.deploy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/** The whole system on this machine: which parts there are, in which order they start and stop. */
public final class LocalSystem {
    /** On two cores the shared pool has one thread, and who waits for a part there keeps the others from starting. */
    private static final Executor OWN_THREADS = task -> new Thread(task, "start").start();

    private final Home home;
    private final Progress progress;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Ports ports;
    private final Realm realm;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private Launch launch;

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
        this.launch = new Launch(home, progress);
        var layout = new Layout(checkout, home, ports, publicUrl, environment);
        realm = layout.realm();
        postgres = layout.postgres();
        keycloak = layout.keycloak();
        add(postgres);
        add(layout.kafka());
        add(keycloak);
        layout.services().forEach(this::addService);
        addService(layout.gateway(environment.getOrDefault("HENGPING_LISTEN", "127.0.0.1")));
    }

    private void addService(Service service) {
        add(service);
        services.put(service.name, service);
    }

    private void add(Part part) {
        parts.put(part.name, part);
    }

    /**
     * Starts what does not run yet. When a part fails, or somebody interrupts, everything that this call started is stopped
     * again.
     */
    public void start() {
        start(parts.keySet());
    }

    /** Starts only some of the parts; PostgreSQL, Kafka and Keycloak must be among them. */
    void start(Set<String> names) {
        launch = new Launch(home, progress);
        var interrupted = new Thread(launch::giveUp, "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            startMissing(names);
        } catch (RuntimeException e) {
            launch.giveUp();
            throw e;
        } finally {
            forget(interrupted);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The machine is going down, and the hook is at work.
        }
    }

    private void startMissing(Set<String> names) {
        var missing = parts.values().stream()
                .filter(part -> names.contains(part.name) && part.process().isEmpty())
                .toList();
        checkPorts(missing);
        together(List.of(postgres, part("kafka")));
        postgres.makeDatabases(Databases.NAMES);
        var services = Layout.SERVICES.stream()
                .map(name -> part(name + "-service"))
                .filter(part -> names.contains(part.name))
                .toList();
        var login = CompletableFuture.runAsync(
                () -> {
                    launch.up(keycloak);
                    progress.doing("keycloak：应用领域配置");
                    realm.applyTo(keycloak.address(), home.secret("keycloak-bootstrap"));
                },
                OWN_THREADS);
        var work = CompletableFuture.runAsync(() -> services.forEach(launch::up), OWN_THREADS);
        joined(List.of(login, work));
        if (names.contains("gateway")) {
            launch.up(part("gateway"));
        }
    }

    private void together(List<Part> some) {
        joined(some.stream()
                .map(part -> CompletableFuture.runAsync(() -> launch.up(part), OWN_THREADS))
                .toList());
    }

    /** Waits for all of it, or for the first that fails, and throws what that one threw. */
    static void joined(List<CompletableFuture<Void>> works) {
        var all = CompletableFuture.allOf(works.toArray(CompletableFuture[]::new));
        for (var work : works) {
            var _ = work.whenComplete((_, error) -> failed(all, error));
        }
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private static void failed(CompletableFuture<Void> all, @Nullable Throwable error) {
        if (error != null) {
            all.completeExceptionally(error);
        }
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

    /**
     * Lets some of our services run once to learn their start and their work, and starts them again from what was learned. With
     * nothing of it left, should one fail: then they start as before.
     */
    public void train(Set<String> names, Runnable work) {
        var pupils = services.values().stream()
                .filter(service -> names.contains(service.name))
                .toList();
        end(pupils);
        pupils.forEach(Service::learn);
        start();
        work.run();
        end(pupils);
        pupils.forEach(Service::know);
        start();
    }

    /** The names of our own services; PostgreSQL, Kafka and Keycloak are others'. */
    public Set<String> services() {
        return Set.copyOf(services.keySet());
    }

    private void end(List<Service> some) {
        for (var service : some.reversed()) {
            progress.doing(service.name + "：停止");
            service.stop();
        }
    }

    /** Refuses to go on when a part has ended by itself; what was started with it is stopped. */
    public void requireAllRunning() {
        for (var part : parts.values()) {
            if (part.process().isEmpty()) {
                var failed = new Failed(part.name + " 中途退出了\n" + launch.endOfLog(part));
                launch.giveUp();
                throw failed;
            }
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
        launch.up(part(name));
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
                .map(part -> "%-20s %8s %8d MB".formatted(part.name, launch.startTime(part), part.residentMegabytes()))
                .toList();
    }
}

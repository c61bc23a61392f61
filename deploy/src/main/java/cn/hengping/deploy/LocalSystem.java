package cn.hengping.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The whole system on this machine: which parts there are, in which order they start and stop. */
public final class LocalSystem {
    private final Home home;
    private final Progress progress;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Ports ports;
    private final Realm realm;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private final List<Part> ground = new ArrayList<>();
    private final List<Service> gateways;
    private final @Nullable Proxy proxy;
    private final Size size;
    private Launch launch;

    /** One of everything. */
    public LocalSystem(
            Path checkout,
            Home home,
            Ports ports,
            String publicUrl,
            Map<String, String> environment,
            Progress progress) {
        this(checkout, home, Size.ONE, ports, publicUrl, environment, progress);
    }

    /**
     * @param checkout the folder of the sources, where the built jars are
     * @param publicUrl the address that browsers use
     */
    public LocalSystem(
            Path checkout,
            Home home,
            Size size,
            Ports ports,
            String publicUrl,
            Map<String, String> environment,
            Progress progress) {
        this.home = home;
        this.size = size;
        this.ports = ports;
        this.progress = progress;
        this.launch = new Launch(home, progress);
        var layout = new Layout(checkout, home, size, ports, publicUrl, environment);
        realm = layout.realm();
        postgres = layout.postgres();
        keycloak = layout.keycloak();
        ground.add(postgres);
        ground.addAll(layout.brokers());
        layout.redis().ifPresent(ground::add);
        ground.forEach(this::add);
        add(keycloak);
        layout.services().forEach(this::addService);
        gateways = layout.gateways();
        gateways.forEach(this::addService);
        proxy = layout.proxy(List.copyOf(services.values())).orElse(null);
        if (proxy != null) {
            add(proxy);
        }
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
        size.remember(home);
        Together.run(
                ground.stream().<Runnable>map(part -> () -> launch.up(part)).toList());
        postgres.makeDatabases(Databases.NAMES);
        Together.run(List.of(this::startLogin, () -> startServices(names)));
        gateways.stream().filter(gateway -> names.contains(gateway.name)).forEach(launch::up);
        if (proxy != null) {
            launch.up(proxy);
            services.values().stream()
                    .filter(service -> names.contains(service.name))
                    .forEach(proxy::admit);
        }
    }

    private void startLogin() {
        launch.up(keycloak);
        progress.doing("keycloak：应用领域配置");
        realm.applyTo(keycloak.address(), home.secret("keycloak-bootstrap"));
    }

    private void startServices(Set<String> names) {
        services.values().stream()
                .filter(service -> names.contains(service.name) && !gateways.contains(service))
                .forEach(launch::up);
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

    /** Starts every service anew, one replica after the other, while people work: the others of its kind answer meanwhile. */
    public void roll() {
        if (proxy == null) {
            throw new Failed("只有一个实例，没有谁能替它应答；直接 deploy/down 再 deploy/up");
        }
        requireAllRunning();
        for (var service : services.values()) {
            progress.doing(service.name + "：不再接新请求，办完手上的");
            proxy.drain(service);
            service.stop();
            launch.up(service);
            proxy.admit(service);
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

    /** Which process each running part is. */
    public Map<String, Long> processes() {
        var processes = new LinkedHashMap<String, Long>();
        parts.forEach((name, part) -> part.process().ifPresent(process -> processes.put(name, process.pid())));
        return processes;
    }

    boolean isAnyRunning() {
        return parts.values().stream().anyMatch(part -> part.process().isPresent());
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

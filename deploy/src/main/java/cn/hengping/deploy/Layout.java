package cn.hengping.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Which parts there are, and what each is told about the others. */
final class Layout {
    /** A service has a port, a management port and a database of this name. */
    static final List<String> SERVICES = List.of("budget", "evaluation", "report");

    private final Path checkout;
    private final Home home;
    private final Ports ports;
    private final String publicUrl;
    private final String listen;
    private final ServiceSettings settings;
    private final Size size;
    private final @Nullable Archive archive;
    private final Jdk jdk = Jdk.own();

    /**
     * @param environment what the operator set; among it {@code HENGPING_LOG_FORMAT} as Spring Boot names it ({@code ecs},
     *     {@code logstash}, {@code gelf})
     */
    Layout(Path checkout, Home home, Size size, Ports ports, String publicUrl, Map<String, String> environment) {
        this.size = size;
        this.listen = environment.getOrDefault("HENGPING_LISTEN", "127.0.0.1");
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.publicUrl = publicUrl;
        this.settings = new ServiceSettings(
                home,
                ports,
                size,
                publicUrl,
                environment.getOrDefault("HENGPING_LOG_FORMAT", ""),
                size.isReplicated() ? "127.0.0.1" : listen,
                redis().map(Redis::address));
        this.archive = Archive.of(environment).orElse(null);
    }

    private Path deploy() {
        return checkout.resolve("deploy");
    }

    Postgres postgres() {
        return new Postgres(home, ports, deploy().resolve("postgres/postgresql.conf"), archive);
    }

    List<Kafka> brokers() {
        var names = numbered("kafka", size.brokers());
        var quorum = new Kafka.Quorum(
                names.stream()
                        .map(name -> Kafka.address(ports.of(name + "-controller")))
                        .toList(),
                size.brokers() == 1 ? Optional.empty() : Optional.of(cluster()));
        var brokers = new ArrayList<Kafka>();
        for (var name : names) {
            brokers.add(new Kafka(
                    home,
                    name,
                    List.of(ports.of(name), ports.of(name + "-controller")),
                    jdk,
                    deploy().resolve("target"),
                    deploy().resolve("kafka/server.properties"),
                    brokers.size() + 1,
                    quorum));
        }
        return brokers;
    }

    /** One stands under its own name, several under numbers. */
    static List<String> numbered(String name, int count) {
        return count == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, count)
                        .mapToObj(number -> name + "-" + number)
                        .toList();
    }

    private String cluster() {
        var file = home.data("kafka-cluster").resolve("id");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Uuid.randomUuid().toString());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Keycloak keycloak() {
        return new Keycloak(home, ports, jdk, deploy().resolve("target/parts/keycloak.tar.gz"), publicUrl);
    }

    Realm realm() {
        return new Realm(
                deploy().resolve("keycloak/hengping-realm.json"),
                publicUrl,
                Map.of(
                        "hengping-gateway",
                        home.secret("gateway-client"),
                        Realm.PROVISIONING,
                        home.secret("provisioning-client")));
    }

    /** The first replica of each, then the second of each. */
    List<Service> services() {
        var services = new ArrayList<Service>();
        for (var number = 0; number < size.replicas(); number++) {
            for (var name : SERVICES) {
                var port = numbered(name, size.replicas()).get(number);
                services.add(service(name + "-service", number, port, settings.backend(name, port)));
            }
        }
        return services;
    }

    /** The only part that may listen beyond this machine, if somebody says so; where there are several, the proxy before them. */
    List<Service> gateways() {
        var gateways = new ArrayList<Service>();
        for (var port : numbered("gateway", size.replicas())) {
            gateways.add(service("gateway", gateways.size(), port, settings.door(port)));
        }
        return gateways;
    }

    private Service service(String module, int number, String port, Map<String, String> environment) {
        var jar = checkout.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
        var name = numbered(module, size.replicas()).get(number);
        return new Service(home, name, jdk, jar, List.of(ports.of(port), ports.of(port + "-management")), environment);
    }

    Optional<Redis> redis() {
        return size.isReplicated() && Redis.isInstalled() ? Optional.of(new Redis(home, ports)) : Optional.empty();
    }

    /** What stands in front of several, by the port that they share. */
    Optional<Proxy> proxy(List<Service> all) {
        if (!size.isReplicated()) {
            return Optional.empty();
        }
        var behind = new LinkedHashMap<String, List<Service>>();
        for (var port : List.of("budget", "evaluation", "report", "gateway")) {
            behind.put(
                    port,
                    all.stream()
                            .filter(service -> service.name.startsWith(port))
                            .toList());
        }
        return Optional.of(new Proxy(home, ports, deploy().resolve("haproxy/haproxy.cfg"), listen, behind));
    }
}

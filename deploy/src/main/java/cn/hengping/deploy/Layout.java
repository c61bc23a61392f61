package cn.hengping.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Which parts there are, and what each is told about the others. */
final class Layout {
    /** A service has a port, a management port and a database of this name. */
    static final List<String> SERVICES = List.of("budget", "evaluation", "report");

    private final Path checkout;
    private final Home home;
    private final Ports ports;
    private final String publicUrl;
    private final String logFormat;
    private final @Nullable Archive archive;
    private final Jdk jdk = Jdk.own();

    /**
     * @param environment what the operator set; among it {@code HENGPING_LOG_FORMAT} as Spring Boot names it ({@code ecs},
     *     {@code logstash}, {@code gelf})
     */
    Layout(Path checkout, Home home, Ports ports, String publicUrl, Map<String, String> environment) {
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.publicUrl = publicUrl;
        this.logFormat = environment.getOrDefault("HENGPING_LOG_FORMAT", "");
        this.archive = Archive.of(environment).orElse(null);
    }

    private Path deploy() {
        return checkout.resolve("deploy");
    }

    Postgres postgres() {
        return new Postgres(home, ports, deploy().resolve("postgres/postgresql.conf"), archive);
    }

    Kafka kafka() {
        return new Kafka(home, ports, jdk, deploy().resolve("target"), deploy().resolve("kafka/server.properties"));
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

    List<Service> services() {
        var services = new ArrayList<Service>();
        for (var name : SERVICES) {
            services.add(service(name + "-service", name, backend(name)));
        }
        return services;
    }

    /** The only part that may listen beyond this machine, if somebody says so. */
    Service gateway(String listen) {
        return service("gateway", "gateway", door(listen));
    }

    private Service service(String module, String port, Map<String, String> environment) {
        var jar = checkout.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
        return new Service(
                home, module, jdk, jar, List.of(ports.of(port), ports.of(port + "-management")), environment);
    }

    private Map<String, String> backend(String name) {
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
        environment.put("HENGPING_PUBLIC_URL", publicUrl);
        environment.put("HENGPING_LOG_FORMAT", logFormat);
        if (name.equals("budget")) {
            environment.put("HENGPING_KEYCLOAK", "http://127.0.0.1:" + ports.of("keycloak"));
            environment.put("HENGPING_PROVISIONING_SECRET", home.secret("provisioning-client"));
        }
        if (name.equals("report")) {
            environment.put("HENGPING_SEALS", home.data("seals").toString());
        }
        return environment;
    }

    private Map<String, String> door(String listen) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(ports.of("gateway")));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.of("gateway-management")));
        environment.put("HENGPING_PUBLIC_URL", publicUrl);
        environment.put("HENGPING_LOG_FORMAT", logFormat);
        environment.put("HENGPING_KEYCLOAK", "http://127.0.0.1:" + ports.of("keycloak"));
        environment.put("HENGPING_GATEWAY_SECRET", home.secret("gateway-client"));
        for (var name : SERVICES) {
            environment.put("HENGPING_" + name.toUpperCase(Locale.ROOT), "http://127.0.0.1:" + ports.of(name));
        }
        environment.put("HENGPING_LISTEN", listen);
        return environment;
    }
}

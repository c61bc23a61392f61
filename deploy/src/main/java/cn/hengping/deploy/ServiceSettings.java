package cn.hengping.deploy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each of our services is told about the others.
 *
 * @param logFormat as Spring Boot names it; empty for plain text
 * @param listen where the gateways listen
 * @param redis its address with the password, where there is one
 */
record ServiceSettings(
        Home home, Ports ports, Size size, String publicUrl, String logFormat, String listen, Optional<String> redis) {

    /** @param port of this replica, by its name */
    Map<String, String> backend(String name, String port) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(port)));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.of(port + "-management")));
        environment.put("HENGPING_DB_HOST", "127.0.0.1");
        environment.put("HENGPING_DB_PORT", Integer.toString(ports.of("postgres")));
        environment.put("HENGPING_DB_NAME", name);
        environment.put("HENGPING_DB_USER", "hengping_" + name);
        environment.put("HENGPING_DB_PASSWORD", home.secret("database-" + name));
        environment.put(
                "HENGPING_KAFKA",
                Layout.numbered("kafka", size.brokers()).stream()
                        .map(broker -> Kafka.address(ports.of(broker)))
                        .collect(Collectors.joining(",")));
        environment.put("HENGPING_TOPICS_REPLICAS", Integer.toString(size.copies()));
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

    Map<String, String> door(String port) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(port)));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.of(port + "-management")));
        environment.put("HENGPING_PUBLIC_URL", publicUrl);
        environment.put("HENGPING_LOG_FORMAT", logFormat);
        environment.put("HENGPING_KEYCLOAK", "http://127.0.0.1:" + ports.of("keycloak"));
        environment.put("HENGPING_GATEWAY_SECRET", home.secret("gateway-client"));
        for (var name : Layout.SERVICES) {
            environment.put("HENGPING_" + name.toUpperCase(Locale.ROOT), "http://127.0.0.1:" + ports.of(name));
        }
        environment.put("HENGPING_LISTEN", listen);
        redis.ifPresent(address -> environment.put("HENGPING_REDIS", address));
        return environment;
    }
}

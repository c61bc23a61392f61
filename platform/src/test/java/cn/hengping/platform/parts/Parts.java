package cn.hengping.platform.parts;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One real PostgreSQL and one real Kafka per test JVM.
 *
 * <p>{@code -Dhengping.parts=embedded} (the default) runs them from their Maven Central artifacts;
 * {@code -Dhengping.parts=containers} runs them on Testcontainers, and fails when no Docker engine answers: a test that was
 * asked for and did not run must not look green.
 */
public interface Parts {
    String PASSWORD = "only-for-tests";

    String host();

    int port();

    /** A new, empty database of its own role, as every service has. */
    void createDatabase(String name, String role);

    String kafka();

    /** The parts that this build asked for, started once. */
    static Parts running() {
        return RunningParts.PARTS;
    }

    /**
     * Points a service at the parts, at a database of its own, behind the events of the tests before, and at the issuer of
     * {@link Tokens}.
     */
    static void registerTo(DynamicPropertyRegistry registry, String service) {
        Backlog.skip(running().kafka());
        registerDatabaseTo(registry, service);
    }

    /** As {@link #registerTo}, for a process beside the service of the test before, which still reads its events: it reads none. */
    static void registerDeafTo(DynamicPropertyRegistry registry, String service) {
        registry.add("SPRING_KAFKA_LISTENER_AUTOSTARTUP", () -> false);
        registerDatabaseTo(registry, service);
    }

    private static void registerDatabaseTo(DynamicPropertyRegistry registry, String service) {
        var parts = running();
        var name = service + "_" + Long.toString(System.nanoTime(), 36);
        var role = "hengping_" + name;
        parts.createDatabase(name, role);
        registry.add("HENGPING_DB_HOST", parts::host);
        registry.add("HENGPING_DB_PORT", parts::port);
        registry.add("HENGPING_DB_NAME", () -> name);
        registry.add("HENGPING_DB_USER", () -> role);
        registry.add("HENGPING_DB_PASSWORD", () -> PASSWORD);
        registry.add("HENGPING_KAFKA", parts::kafka);
        registry.add("HENGPING_ISSUER", Tokens::issuer);
        registry.add("HENGPING_JWKS", Tokens::jwks);
        registry.add("server.port", () -> 0);
        registry.add("management.server.port", () -> 0);
    }
}

package cn.hengping.deploy;

import java.util.List;
import java.util.Map;

/**
 * What HAProxy is told of this machine, after what it is told everywhere.
 *
 * <p>What changes something is asked of another only under an Idempotency-Key: the first answer is kept, and nothing is done twice.
 */
final class ProxySettings {
    private ProxySettings() {}

    /** @param behind by the name of the port that is shared, those that answer at it, in the order of {@code shared} */
    static String of(String listen, Map<String, List<Service>> behind, List<Integer> shared) {
        var text = new StringBuilder();
        var next = shared.iterator();
        behind.forEach((port, services) -> {
            var isDoor = port.equals("gateway");
            text.append("""

                    listen %1$s
                        bind %2$s:%3$d
                        http-request disable-l7-retry unless { method GET HEAD OPTIONS } || { req.hdr(Idempotency-Key) -m found }
                    """.formatted(port, isDoor ? listen : "127.0.0.1", next.next()));
            if (isDoor) {
                text.append("    cookie HENGPING_GATEWAY insert indirect nocache httponly attr SameSite=Lax\n");
            }
            services.forEach(service -> text.append(server(service, isDoor)));
        });
        return text.toString();
    }

    /** A browser stays with its gateway while that lives: a refresh token counts once, and two gateways would both use it. */
    private static String server(Service service, boolean isDoor) {
        return "    server %s 127.0.0.1:%d port %d%s%n"
                .formatted(
                        service.name,
                        service.ports.getFirst(),
                        service.ports.getLast(),
                        isDoor ? " cookie " + service.name : "");
    }
}

package cn.hengping.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** On which port each part listens. */
public record Ports(Map<String, Integer> byName) {
    private static final String[] NAMES = {
        "gateway", "budget", "evaluation", "report",
        "gateway-management", "budget-management", "evaluation-management", "report-management",
        "postgres", "kafka", "kafka-controller", "keycloak"
    };
    private static final String REPLICAS = "HENGPING_PORT_REPLICAS";
    private static final int[] USUAL = {8080, 8081, 8082, 8083, 8090, 8091, 8092, 8093, 54329, 9092, 9093, 8180};

    public Ports {
        byName = Map.copyOf(byName);
    }

    /** The usual ones, each overridden by an environment variable such as {@code HENGPING_PORT_GATEWAY}. */
    public static Ports usual(Map<String, String> environment) {
        var ports = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < NAMES.length; i++) {
            var variable = variable(NAMES[i]);
            ports.put(NAMES[i], number(variable, environment.getOrDefault(variable, Integer.toString(USUAL[i]))));
        }
        return new Ports(ports);
    }

    /**
     * Those, and for what there is more than one of, ports in a row from {@code HENGPING_PORT_REPLICAS}: one after the other the
     * replicas of each service, the brokers, and Redis.
     */
    public static Ports usual(Map<String, String> environment, Size size) {
        var ports = new LinkedHashMap<>(usual(environment).byName);
        var next = number(REPLICAS, environment.getOrDefault(REPLICAS, "18000"));
        for (var name : several(size)) {
            ports.put(name, next++);
        }
        return new Ports(ports);
    }

    private static List<String> several(Size size) {
        var names = new ArrayList<String>();
        if (size.isReplicated()) {
            for (var service : List.of("gateway", "budget", "evaluation", "report")) {
                pairs(names, service, size.replicas(), "-management");
            }
            names.add("redis");
        }
        if (size.brokers() > 1) {
            pairs(names, "kafka", size.brokers(), "-controller");
        }
        return names;
    }

    private static void pairs(List<String> names, String of, int count, String beside) {
        for (var number = 1; number <= count; number++) {
            names.add(of + "-" + number);
            names.add(of + "-" + number + beside);
        }
    }

    private static String variable(String name) {
        return "HENGPING_PORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The environment variable that moves this port elsewhere. */
    String variable(int port) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue() == port)
                .map(Map.Entry::getKey)
                .map(name -> List.of(NAMES).contains(name) ? variable(name) : REPLICAS)
                .findFirst()
                .orElseThrow();
    }

    private static int number(String variable, String text) {
        try {
            var port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below, together with what is out of range.
        }
        throw new Failed(variable + " 不是端口号：" + text);
    }

    /** Ports that nobody uses now, for a second system beside the first. */
    public static Ports free() {
        return free(Size.ONE);
    }

    public static Ports free(Size size) {
        var names = new ArrayList<>(List.of(NAMES));
        names.addAll(several(size));
        var ports = new LinkedHashMap<String, Integer>();
        var held = new ArrayList<ServerSocket>();
        try {
            for (var name : names) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(name, socket.getLocalPort());
            }
            for (var socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(ports);
    }

    public int of(String name) {
        var port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException(name);
        }
        return port;
    }

    /** Whether somebody listens on this port of this machine already. */
    static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
